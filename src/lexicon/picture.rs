//! Emoji that stand for a word: *ditt 🐷*, *🤡 till läkare*.
//!
//! The signs stand in `data/emoji.txt`, each line some signs and the listed
//! word that they are used for. A sign is no word of the text, so its hit
//! covers no word; it stands between two. What it means is left to its context,
//! as for any word with an everyday meaning: *🐷 på gården* is a pig.

use alloc::vec::Vec;

use super::hit::{How, TermHit};
use super::lines::lines;
use super::matcher::{Matcher, Place, Read, narrow};
use super::table::{Id, Table};
use crate::text::{Document, Evasion, Flags};

/// At most this many signs of one text are told.
const MOST: usize = 64;

/// The signs and the numbers of their words, sorted by sign. A sign whose word is
/// not listed, since the ruleset has removed it, is left out.
pub(super) fn read(text: &str, table: &Table) -> Vec<(char, Id)> {
    let pairs = lines(text).filter_map(|(_, line)| line.split_once(' '));
    let listed = pairs.filter_map(|(signs, word)| Some((signs, table.get(word.as_bytes())?)));
    let mut all: Vec<(char, Id)> =
        listed.flat_map(|(signs, id)| signs.chars().map(move |sign| (sign, id))).collect();
    all.sort_unstable();
    all
}

impl Matcher {
    /// The number of the word that the first sign of a gap between words stands
    /// for; what pictures stand near weighs on a [scale](super::scale) too.
    pub(super) fn picture(&self, gap: &[u8]) -> Option<Id> {
        const MOST_BYTES: usize = 48;
        let near = gap.get(..gap.len().min(MOST_BYTES))?;
        let text = near.utf8_chunks().next()?.valid();
        text.chars().filter(|c| *c > '\u{2190}').find_map(|sign| {
            let at = self.pictures.binary_search_by_key(&sign, |(c, _)| *c).ok()?;
            self.pictures.get(at).map(|(_, id)| *id)
        })
    }

    /// Notes every sign that stands for a listed word; the same sign several
    /// times in a row is one. O(n), and nothing for a text without emoji.
    pub(super) fn pictured(&self, document: &Document<'_>, hits: &mut Vec<TermHit>) {
        if self.pictures.is_empty() || !document.flags().intersects(Flags::EMOJI) {
            return;
        }
        let text = core::str::from_utf8(document.folded()).unwrap_or("");
        let mut signs = text.char_indices().filter(|(_, c)| *c > '\u{2190}').peekable();
        let mut count = 0;
        while let Some((start, sign)) = signs.next() {
            let Ok(at) = self.pictures.binary_search_by_key(&sign, |(c, _)| *c) else { continue };
            let Some((_, id)) = self.pictures.get(at) else { continue };
            let mut end = start + sign.len_utf8();
            while let Some((at, _)) = signs.next_if(|(at, c)| *at == end && *c == sign) {
                end = at + sign.len_utf8();
            }
            count += 1;
            if count > MOST {
                return;
            }
            let word = document.word_at(start);
            // `k🍆k`: a sign inside a word stands for a letter.
            if document.is_word_edge(start) && document.is_word_edge(end) {
                continue;
            }
            let read = Read { id: *id, how: How::Form, evasion: Evasion::EMOJI };
            let place = Place { words: word..word, range: (narrow(start), narrow(end)) };
            self.push(read, None, &place, hits);
        }
    }
}
