//! Random values: jitter, and codes that are read out.

/// Fills bytes at random.
type Fill = dyn Fn(&mut [u8]) + Send + Sync;

/// A random byte.
pub(crate) fn random_byte(entropy: &Fill) -> u8 {
    let mut byte = [0_u8];
    entropy(&mut byte);
    byte[0]
}

/// A short code under which a failure is found in the log, easy to read out on the phone.
#[must_use]
pub fn failure_code(entropy: &Fill) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let mut bytes = [0_u8; 6];
    entropy(&mut bytes);
    bytes.iter().map(|b| char::from(LETTERS[usize::from(b % 32)])).collect()
}
