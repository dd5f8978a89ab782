//! Bloom filters: sets in a few bits.

/// A set of numbers in `64 * N` bits, for a power of two `N`: each number puts a
/// bit where its hash says. A number that was put in is held, and so are a few
/// that were not; the others are turned away without a look at the table behind
/// it (Bloom 1970, *Space/Time Trade-offs in Hash Coding with Allowable Errors*;
/// here with one hash).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bloom<const N: usize>([u64; N]);

impl<const N: usize> Default for Bloom<N> {
    fn default() -> Self {
        Bloom([0; N])
    }
}

impl<const N: usize> Bloom<N> {
    /// Takes a number in.
    pub(crate) fn add(&mut self, number: u32) {
        let (at, bit) = Self::place(number);
        if let Some(word) = self.0.get_mut(at) {
            *word |= 1 << bit;
        }
    }

    /// Takes in all that another one holds.
    pub(crate) fn add_all(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(word, more)| *word |= more);
    }

    /// Whether the number may have been taken in.
    #[inline]
    pub(crate) fn holds(&self, number: u32) -> bool {
        let (at, bit) = Self::place(number);
        self.0.get(at).is_some_and(|word| word >> bit & 1 == 1)
    }

    /// Fibonacci hashing: the high bits of a product with 2^32 over the golden
    /// ratio (Knuth, *The Art of Computer Programming* 3, 6.4).
    #[inline]
    fn place(number: u32) -> (usize, u32) {
        let hash = number.wrapping_mul(0x9E37_79B1) >> (32 - 6 - N.trailing_zeros());
        (hash as usize / 64, hash % 64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_held_and_little_else() {
        let mut bloom = Bloom::<64>::default();
        (0..100u32).for_each(|n| bloom.add(n * 7));
        assert!((0..100).all(|n| bloom.holds(n * 7)));
        let wrong = (10_000..20_000).filter(|n| bloom.holds(*n)).count();
        assert!(wrong < 400, "{wrong}");
        assert!(!Bloom::<1>::default().holds(0));
    }
}
