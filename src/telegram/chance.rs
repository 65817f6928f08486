//! Random values: jitter, and codes that are read out.

/// One byte of chance.
pub(crate) fn random_byte(entropy: &(dyn Fn(&mut [u8]) + Send + Sync)) -> u8 {
    let mut byte = [0_u8];
    entropy(&mut byte);
    byte[0]
}

/// A short code under which a failure is found in the log, easy to read out on the phone.
#[must_use]
pub fn failure_code(entropy: &(dyn Fn(&mut [u8]) + Send + Sync)) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let mut bytes = [0_u8; 6];
    entropy(&mut bytes);
    bytes.iter().map(|b| char::from(LETTERS[usize::from(b % 32)])).collect()
}
