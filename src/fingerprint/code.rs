//! Two bytes for a word.

/// Two bytes for a word: seven bits for its head, six for its tail, three for
/// its length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Code(u16);

/// What a word weighs by its class of length: function words are short.
const WEIGHTS: [u16; 8] = [1, 2, 3, 4, 5, 6, 7, 8];

impl Code {
    pub(super) const NONE: Code = Code(0);

    pub(super) fn new(head: u32, tail: u32, len: usize) -> Code {
        let class: u16 = match len {
            0..=2 => 0,
            3 => 1,
            4 => 2,
            5 => 3,
            6..=7 => 4,
            8..=9 => 5,
            10..=12 => 6,
            _ => 7,
        };
        let narrow = |n: u32| u16::try_from(n).unwrap_or(0);
        Code((narrow(head) & 0x7F) << 9 | (narrow(tail) & 0x3F) << 3 | class)
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

    pub(super) fn weight(self) -> u16 {
        WEIGHTS.get(usize::from(self.class())).copied().unwrap_or(1)
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

    /// The code behind a number by which words are put in order for look-up keys:
    /// long words first, since they are rarest, and each sort shuffled.
    pub(super) fn ordered(self) -> u32 {
        let sort = match self.class() {
            4.. => 0,
            2 | 3 => 1,
            _ => 2,
        };
        let mixed = u32::from(self.0).wrapping_mul(0x9E37_79B1) >> 18;
        sort << 30 | mixed << 16 | u32::from(self.0)
    }

    /// Whether a text thinned out to this level keeps the word.
    pub(super) fn is_kept(self, level: u8) -> bool {
        self.rank() < 0x1_0000 >> level
    }
}

/// Which heads and tails the words of a text have, by class of length: tells
/// without looking at each whether any of them can be like another word.
pub(super) struct Shapes {
    /// With a class to either side, so that each has neighbours.
    heads: [u128; 10],
    tails: [u64; 10],
}

impl Shapes {
    pub(super) fn of(codes: &[Code]) -> Shapes {
        let mut shapes = Shapes { heads: [0; 10], tails: [0; 10] };
        for code in codes {
            // What is like a word may be one class longer or shorter.
            let class = usize::from(code.class());
            for bits in shapes.heads.iter_mut().skip(class).take(3) {
                *bits |= code.head_bit();
            }
            for bits in shapes.tails.iter_mut().skip(class).take(3) {
                *bits |= code.tail_bit();
            }
        }
        shapes
    }

    /// At least how like the likest of the words is, in eighths.
    pub(super) fn most(&self, code: Code) -> u16 {
        let class = usize::from(code.class()) + 1;
        let head = self.heads.get(class).is_some_and(|bits| bits & code.head_bit() != 0);
        let tail = self.tails.get(class).is_some_and(|bits| bits & code.tail_bit() != 0);
        match (head, tail) {
            (true, true) => 8,
            (true, false) | (false, true) if code.class() >= 2 => 5,
            _ => 0,
        }
    }
}
