//! Which sums a number of sellers can make: sets of bits, one for each sum.

/// For each seller and each count the sums that so many of this one and the later ones can make.
#[derive(Debug)]
pub(super) struct Sums {
    /// What each seller has, in steps.
    has: Vec<usize>,
    /// How many of them are chosen.
    count: usize,
    /// Machine words of one set.
    width: usize,
    /// Base units in a step.
    step: i64,
    /// The sets of (seller, count), one after the other, and those of nobody at the end.
    sets: Vec<u64>,
}

impl Sums {
    /// The machine words of all sets together, which bound the memory and the time: 32 MB, each word made once.
    pub(super) const WORDS: usize = 4_000_000;

    /// The sums that `count` of the sellers can make, up to `most`, which is the greatest; `wanted` is among what will be asked for.
    pub(super) fn of(has: &[i64], count: usize, most: i64, wanted: i64) -> Self {
        let sets = (has.len() + 1) * (count + 1);
        let bits = (Self::WORDS / sets).max(1) * 64;
        let finest = has.iter().fold(wanted, |a, b| common_measure(a, *b)).max(1);
        let room = i64::try_from(bits - 1).unwrap_or(i64::MAX);
        let step = if most / finest <= room { finest } else { most / room + 1 };
        let width = usize::try_from(most / step).unwrap_or(0) / 64 + 1;
        let has = has.iter().map(|base| usize::try_from(base / step).unwrap_or(usize::MAX)).collect();
        let mut sums = Self { has, count, width, step, sets: vec![0; sets * width] };
        sums.fill();
        sums
    }

    /// The machine words that were made.
    #[cfg(test)]
    pub(super) const fn work(&self) -> usize {
        self.sets.len()
    }

    fn start(&self, seller: usize, count: usize) -> usize {
        (seller * (self.count + 1) + count) * self.width
    }

    fn set(&self, seller: usize, count: usize) -> &[u64] {
        let start = self.start(seller, count);
        self.sets.get(start..start + self.width).unwrap_or(&[])
    }

    /// From the last seller to the first: a set is that of the later sellers, and that with one less of them moved up by what this
    /// one has.
    fn fill(&mut self) {
        let nobody = self.start(self.has.len(), 0);
        if let Some(word) = self.sets.get_mut(nobody) {
            *word = 1;
        }
        for (seller, has) in self.has.clone().into_iter().enumerate().rev() {
            for count in 0..=self.count {
                let mut set = self.set(seller + 1, count).to_vec();
                if let Some(fewer) = count.checked_sub(1) {
                    join_moved(&mut set, self.set(seller + 1, fewer), has);
                }
                let start = self.start(seller, count);
                for (to, word) in self.sets.iter_mut().skip(start).zip(set) {
                    *to = word;
                }
            }
        }
    }

    /// The sellers, by their places, who together have `wanted` and leave least over, the earlier ones rather than the later.
    /// `None` if in steps nobody has enough.
    pub(super) fn choose(&self, wanted: i64, smallest_rest: i64) -> Option<Vec<usize>> {
        let steps = |base: i64| usize::try_from(base.max(0)).ok().map(|base| base.div_ceil(usize::try_from(self.step).unwrap_or(1)));
        let (wanted, rest) = (steps(wanted)?, steps(smallest_rest)?);
        let all = self.set(0, self.count);
        let exact = has_bit(all, wanted).then_some(wanted);
        let mut sum = exact.or_else(|| first_from(all, wanted.saturating_add(rest))).or_else(|| first_from(all, wanted))?;
        let mut count = self.count;
        let mut chosen = Vec::with_capacity(count);
        for (seller, has) in self.has.iter().enumerate() {
            let Some(fewer) = count.checked_sub(1) else { break };
            if let Some(others) = sum.checked_sub(*has).filter(|others| has_bit(self.set(seller + 1, fewer), *others)) {
                chosen.push(seller);
                (sum, count) = (others, fewer);
            }
        }
        Some(chosen)
    }
}

const fn common_measure(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

fn has_bit(set: &[u64], bit: usize) -> bool {
    set.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1)
}

/// The first bit from `bit` on.
fn first_from(set: &[u64], bit: usize) -> Option<usize> {
    let mut mask = u64::MAX << (bit % 64);
    for (at, word) in set.iter().enumerate().skip(bit / 64) {
        let found = word & mask;
        if found != 0 {
            return Some(at * 64 + usize::try_from(found.trailing_zeros()).unwrap_or(0));
        }
        mask = u64::MAX;
    }
    None
}

/// Adds to `set` the bits of `other`, each `by` places further; what falls out at the end is no sum that is looked for.
fn join_moved(set: &mut [u64], other: &[u64], by: usize) {
    let (words, bits) = (by / 64, by % 64);
    let mut carried = 0;
    for (to, from) in set.iter_mut().skip(words).zip(other) {
        *to |= from << bits | carried;
        carried = if bits == 0 { 0 } else { from >> (64 - bits) };
    }
}
