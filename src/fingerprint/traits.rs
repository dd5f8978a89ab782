//! What was left out of a text.

use core::fmt;
use core::ops::{BitOr, BitOrAssign};

/// What was left out of a text before it was compared: a set.
///
/// *The same text with another link* is a repeat all the same, and worth
/// telling.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Traits(u8);

impl Traits {
    /// Nothing.
    pub const NONE: Traits = Traits(0);
    /// A quotation.
    pub const QUOTE: Traits = Traits(1);
    /// A link.
    pub const LINK: Traits = Traits(2);
    /// `@` and a name.
    pub const MENTION: Traits = Traits(4);
    /// `#` and a word.
    pub const TAG: Traits = Traits(8);
    /// A number.
    pub const NUMBER: Traits = Traits(16);

    /// Whether the two sets share a member.
    pub const fn intersects(self, other: Traits) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn from_bits(bits: u8) -> Traits {
        Traits(bits & 31)
    }

    pub(super) const fn bits(self) -> u8 {
        self.0
    }
}

impl BitOr for Traits {
    type Output = Traits;

    fn bitor(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }
}

impl BitOrAssign for Traits {
    fn bitor_assign(&mut self, other: Traits) {
        self.0 |= other.0;
    }
}

impl fmt::Debug for Traits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = ["QUOTE", "LINK", "MENTION", "TAG", "NUMBER"];
        let set = names.iter().enumerate().filter(|(i, _)| self.0 >> i & 1 == 1);
        f.debug_set().entries(set.map(|(_, name)| name)).finish()
    }
}
