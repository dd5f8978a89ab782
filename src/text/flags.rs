//! What a text can hold, told in one pass.

use core::fmt;
use core::ops::{BitOr, BitOrAssign};

/// A set of cheap facts about a text, gathered while it is folded. A detector
/// names the flags it needs and is not run where none of them is set.
///
/// A flag may be set without need (a `.` in `t.ex.`), never missing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Flags(u32);

impl Flags {
    /// No flag.
    pub const NONE: Flags = Flags(0);
    /// A decimal digit of any script.
    pub const DIGIT: Flags = Flags(1);
    /// A `.` with something other than a blank right behind it.
    pub const DOT: Flags = Flags(1 << 1);
    /// An `@`, also fullwidth.
    pub const AT: Flags = Flags(1 << 2);
    /// A `:` or a `/` or a `\`.
    pub const SLASH: Flags = Flags(1 << 3);
    /// An upper-case letter.
    pub const UPPER: Flags = Flags(1 << 4);
    /// One of `* _ # $ + | ^ ~ = <`, which people put in place of letters.
    pub const MASK: Flags = Flags(1 << 5);
    /// å, ä or ö.
    pub const SWEDISH: Flags = Flags(1 << 6);
    /// A question mark.
    pub const QUESTION: Flags = Flags(1 << 7);
    /// A letter of another script than the Latin.
    pub const NON_LATIN: Flags = Flags(1 << 8);
    /// A character that shows nothing: zero-width, soft hyphen, bidi control.
    pub const INVISIBLE: Flags = Flags(1 << 9);
    /// A letter or digit in another dress: fullwidth, mathematical, circled.
    pub const STYLED: Flags = Flags(1 << 10);
    /// A letter of another script that was read as the Latin one it looks like.
    pub const LOOKALIKE: Flags = Flags(1 << 11);
    /// A combining mark that was dropped.
    pub const MARK: Flags = Flags(1 << 12);
    /// An emoji or pictograph.
    pub const EMOJI: Flags = Flags(1 << 13);
    /// A dot that is no full stop: `·`, `•`, `。`, `․`.
    pub const ODD_DOT: Flags = Flags(1 << 14);
    /// Three or more words of one letter close together: `k u k`, `k.u.k`.
    pub const SPACED: Flags = Flags(1 << 15);
    /// A Latin letter with an accent other than å ä ö.
    pub const ACCENT: Flags = Flags(1 << 16);
    /// A quotation mark other than `"` and `'`.
    pub const ODD_QUOTE: Flags = Flags(1 << 17);
    /// Any character outside ASCII other than å ä ö.
    pub const ODD: Flags = Flags(1 << 18);

    pub(super) const fn from_class(class: u8) -> Flags {
        Flags(class as u32)
    }

    /// Whether the two sets share a flag.
    pub const fn intersects(self, other: Flags) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether every flag of `other` is set.
    pub const fn contains(self, other: Flags) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets together, usable in constants.
    #[must_use]
    pub const fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }
}

impl BitOr for Flags {
    type Output = Flags;

    fn bitor(self, other: Flags) -> Flags {
        self.with(other)
    }
}

impl BitOrAssign for Flags {
    fn bitor_assign(&mut self, other: Flags) {
        self.0 |= other.0;
    }
}

impl fmt::Debug for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const NAMES: [&str; 19] = [
            "DIGIT",
            "DOT",
            "AT",
            "SLASH",
            "UPPER",
            "MASK",
            "SWEDISH",
            "QUESTION",
            "NON_LATIN",
            "INVISIBLE",
            "STYLED",
            "LOOKALIKE",
            "MARK",
            "EMOJI",
            "ODD_DOT",
            "SPACED",
            "ACCENT",
            "ODD_QUOTE",
            "ODD",
        ];
        let set = NAMES.iter().enumerate().filter(|(i, _)| self.0 >> i & 1 == 1);
        f.debug_set().entries(set.map(|(_, name)| name)).finish()
    }
}
