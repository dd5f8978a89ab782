//! Which language a text is in, as far as its small words tell.
//!
//! `data/tongues.txt` lists the commonest small words of the languages that the
//! bundled lexicons cover (Swedish, English, Finnish) and of others; a word that
//! belongs to both stands in neither. Running text is 30 to 50 % small words in
//! every language that has them (Zipf 1949, *Human Behavior and the Principle of
//! Least Effort*), so that a handful of words is enough to tell, and the one
//! look-up of each word that the matcher does anyway is all it costs.

use super::lines::lines;

/// What a word tells about the language of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Tongue {
    /// Nothing.
    #[default]
    Unknown,
    /// It is a small word of a language that the lexicons cover.
    Covered,
    /// It is a small word of another language.
    Other,
}

impl Tongue {
    /// One small word in the sum that [`Tongues`] are made of: covered ones in the
    /// lower half. No text has 65,536 words.
    pub(super) const fn weight(self) -> u32 {
        match self {
            Tongue::Unknown => 0,
            Tongue::Covered => 1,
            Tongue::Other => 1 << 16,
        }
    }
}

/// How many small words of which languages a text holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Tongues {
    covered: u32,
    other: u32,
}

impl Tongues {
    /// From the sum of the [weights](Tongue::weight) of all words.
    pub(super) fn from_sum(sum: u32) -> Tongues {
        Tongues { covered: sum & 0xFFFF, other: sum >> 16 }
    }

    /// Small words of languages that the lexicons cover.
    pub fn covered(self) -> u32 {
        self.covered
    }

    /// Small words of other languages.
    pub fn other(self) -> u32 {
        self.other
    }
}

/// Every word of the list, with what it tells.
pub(super) fn read(text: &str) -> impl Iterator<Item = (&str, Tongue)> {
    lines(text).flat_map(|(_, line)| {
        let (key, words) = line.split_once(':').unwrap_or_default();
        let tongue = match key {
            "covered" => Tongue::Covered,
            "other" => Tongue::Other,
            _ => Tongue::Unknown,
        };
        words.split_whitespace().map(move |word| (word, tongue))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::data;

    #[test]
    fn no_word_stands_twice_and_none_is_left_without_a_language() {
        let mut seen = hashbrown::HashSet::new();
        let mut count = 0;
        for (word, tongue) in read(data::TONGUES) {
            assert_ne!(tongue, Tongue::Unknown, "{word}");
            assert!(seen.insert(word), "{word}");
            count += 1;
        }
        assert!(count > 400, "{count}");
    }
}
