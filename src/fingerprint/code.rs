//! Two bytes for a word.

/// Two bytes for a word: seven bits for its head, six for its tail, three for
/// its length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Code(u16);

/// The class of length by the number of letters; words of more have the last.
const CLASSES: [u8; 13] = [0, 0, 0, 1, 2, 3, 4, 4, 5, 5, 6, 6, 6];

/// Which words come first in look-up keys, by class of length.
const SORTS: [u8; 8] = [2, 2, 1, 1, 0, 0, 0, 0];

impl Code {
    pub(super) const NONE: Code = Code(0);

    pub(super) fn new(head: u32, tail: u32, len: usize) -> Code {
        let class = CLASSES.get(len).copied().unwrap_or(7);
        let narrow = |n: u32| u16::try_from(n).unwrap_or(0);
        Code((narrow(head) & 0x7F) << 9 | (narrow(tail) & 0x3F) << 3 | u16::from(class))
    }

    pub(super) const fn from_bits(bits: u16) -> Code {
        Code(bits)
    }

    pub(super) const fn bits(self) -> u16 {
        self.0
    }

    fn head_bit(self) -> u128 {
        1 << (self.0 >> 9)
    }

    fn tail_bit(self) -> u64 {
        1 << (self.0 >> 3 & 0x3F)
    }

    fn class(self) -> u16 {
        self.0 & 7
    }

    /// What a word weighs by its class of length: function words are short.
    pub(super) fn weight(self) -> u16 {
        self.class() + 1
    }

    /// How alike two words are, in eighths.
    pub(super) fn likeness(self, other: Code) -> u16 {
        if self.0 == other.0 {
            return 8;
        }
        if self.class().abs_diff(other.class()) > 1 {
            return 0;
        }
        let differ = self.0 ^ other.0;
        let (head, tail) = (differ >> 9 == 0, differ >> 3 & 0x3F == 0);
        match (head, tail) {
            (true, true) => 8,
            (true, false) if self.class() >= 2 => 5,
            (false, true) if self.class() >= 2 => 5,
            _ => 0,
        }
    }

    /// A fixed shuffle of the codes; words of up to three letters come last, so
    /// that rare words are kept before common ones.
    fn rank(self) -> u32 {
        let mixed = u32::from(self.0).wrapping_mul(0x9E37_79B1) >> 17;
        let short = u32::from(self.class() < 2);
        short << 15 | mixed
    }

    /// For look-up keys: one of so many bins, and the code behind a number by which
    /// words are put in order: long ones first, since they are rarest, and each
    /// sort shuffled.
    #[inline]
    pub(super) fn ordered(self, bins: usize) -> (usize, u32) {
        let mixed = u32::from(self.0).wrapping_mul(0x9E37_79B1);
        // Long, middling, or a word that says little.
        let sort = SORTS.get(usize::from(self.class())).copied().unwrap_or(0);
        let ordered = u32::from(sort) << 30 | (mixed >> 18) << 16 | u32::from(self.0);
        // The order comes of the high bits, the bin of those below.
        let bin = ((mixed >> 2 & 0xFFFF) as usize * bins) >> 16;
        (bin, ordered)
    }

    /// Whether a text thinned out to this level keeps the word.
    pub(super) fn is_kept(self, level: u8) -> bool {
        self.rank() < 0x1_0000 >> level
    }
}

/// Which heads and tails the words of a text have: tells without looking at each
/// whether any of them can be like another word.
pub(super) struct Shapes {
    heads: u128,
    tails: u64,
}

impl Shapes {
    #[inline]
    pub(super) fn of(codes: &[Code]) -> Shapes {
        let mut shapes = Shapes { heads: 0, tails: 0 };
        for code in codes {
            shapes.heads |= code.head_bit();
            shapes.tails |= code.tail_bit();
        }
        shapes
    }

    /// At least how like the likest of the words is, in eighths. Without branches.
    #[inline]
    pub(super) fn most(&self, code: Code) -> u32 {
        let head = u32::from(self.heads & code.head_bit() != 0);
        let tail = u32::from(self.tails & code.tail_bit() != 0);
        // Two letters in common count for something in words of four or more.
        let long = u32::from(code.class() >= 2);
        5 * long * (head | tail) + (head & tail) * (8 - 5 * long)
    }
}
