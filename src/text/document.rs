//! A text prepared once for everything that reads it.

use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use super::{Evasion, Flags, MAX_TEXT, Span, chars, fold, map, mask};

/// One word of the folded text: a maximal run of letters and digits, as a range
/// of folded bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    start: u32,
    end: u32,
}

impl Word {
    pub(super) const fn new(start: u32, end: u32) -> Word {
        Word { start, end }
    }

    /// The first folded byte that it covers.
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// The folded bytes it covers.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Its length in folded bytes.
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Never: a word has at least one byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// Whether some folded letters are one of a few words.
pub(crate) fn is_one_of(letters: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| word.as_bytes() == letters)
}

/// The memory of a [`Document`], to be used again for the next one. Reused, it
/// stops allocating once it has seen the longest text.
#[derive(Clone, Default)]
pub struct TextBuffers {
    pub(super) folded: Vec<u8>,
    pub(super) mask: mask::Mask,
    pub(super) drift: map::Drift,
    pub(super) words: Vec<Word>,
    flags: Flags,
}

impl TextBuffers {
    /// Empty buffers.
    pub fn new() -> TextBuffers {
        TextBuffers::default()
    }

    /// Prepares a text: one pass, O(n).
    ///
    /// ```
    /// use omdome::text::TextBuffers;
    ///
    /// let text = "HÖR\u{200B}A ﬁck Ｆika";
    /// let mut buffers = TextBuffers::new();
    /// let document = buffers.prepare(text);
    /// let words: Vec<&[u8]> = document.words().iter().map(|w| document.word(*w)).collect();
    /// assert_eq!(words, ["höra".as_bytes(), b"fick", b"fika"]);
    /// let span = document.span(document.words()[0].range());
    /// assert_eq!(span.of(text), Some("HÖR\u{200B}A"));
    /// ```
    pub fn prepare<'a>(&'a mut self, text: &'a str) -> Document<'a> {
        let assessed = cut(text);
        let mut flags = fold::fold(assessed, self);
        mask::words(self.mask.as_slice(), &mut self.words);
        if mask::has_spaced_letters(self.mask.as_slice()) {
            flags |= Flags::SPACED;
        }
        self.flags = flags;
        self.document(assessed, text)
    }

    /// The document of the text that was prepared last, which is this one.
    pub(crate) fn again<'a>(&'a self, text: &'a str) -> Document<'a> {
        self.document(cut(text), text)
    }

    fn document<'a>(&'a self, assessed: &'a str, whole: &'a str) -> Document<'a> {
        Document {
            text: assessed,
            whole,
            folded: &self.folded,
            mask: self.mask.as_slice(),
            drift: self.drift.as_slice(),
            words: &self.words,
            flags: self.flags,
        }
    }
}

/// Lengths only: buffers hold the text of a comment.
impl fmt::Debug for TextBuffers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TextBuffers")
            .field("folded_bytes", &self.folded.len())
            .finish_non_exhaustive()
    }
}

/// The part of a text that is assessed: all of it up to [`MAX_TEXT`] bytes, cut
/// at a blank where there is one near, so that no word or number is halved.
fn cut(text: &str) -> &str {
    if text.len() <= MAX_TEXT {
        return text;
    }
    let mut end = MAX_TEXT;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or("");
    match head.rfind(char::is_whitespace) {
        Some(blank) if end - blank <= 256 => head.get(..blank).unwrap_or(head),
        _ => head,
    }
}

/// A text prepared once: original, folded view, words, flags.
///
/// The folded view is for comparing: NFC, lower case, no accents but å ä ö,
/// plain letters and digits for styled ones, nothing invisible, the usual dash,
/// blank and quotation mark for the unusual ones, and Latin letters for
/// look-alikes in words that mix scripts. It is always valid UTF-8.
#[derive(Clone, Copy)]
pub struct Document<'a> {
    text: &'a str,
    whole: &'a str,
    folded: &'a [u8],
    mask: &'a [u64],
    drift: &'a [map::Piece],
    words: &'a [Word],
    flags: Flags,
}

impl<'a> Document<'a> {
    /// The original text that is assessed.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Where assessing stopped, in bytes, if the text was too long.
    pub fn truncated_at(&self) -> Option<u32> {
        (self.text.len() < self.whole.len()).then(|| u32::try_from(self.text.len()).unwrap_or(0))
    }

    /// The folded text.
    pub fn folded(&self) -> &'a [u8] {
        self.folded
    }

    /// What the text can hold.
    pub fn flags(&self) -> Flags {
        self.flags
    }

    /// The words in order.
    pub fn words(&self) -> &'a [Word] {
        self.words
    }

    /// The folded letters of a word of this document.
    pub fn word(&self, word: Word) -> &'a [u8] {
        self.folded.get(word.range()).unwrap_or_default()
    }

    /// The folded letters of word `i`; none where there is no such word.
    pub fn letters(&self, i: usize) -> &'a [u8] {
        self.words.get(i).map_or(&[], |word| self.word(*word))
    }

    /// The folded bytes from the first to the last of some words.
    pub fn covering(&self, words: Range<usize>) -> Range<usize> {
        let start = self.words.get(words.start).map_or(0, |word| word.range().start);
        let last = words.end.saturating_sub(1);
        start..self.words.get(last).map_or(start, |word| word.range().end)
    }

    /// The folded bytes between word `i` and the next (up to the end after the
    /// last word); for the stretch before the first word see [`head`](Self::head).
    pub fn gap_after(&self, i: usize) -> &'a [u8] {
        let from = self.words.get(i).map_or(self.folded.len(), |w| w.end as usize);
        let to = self.words.get(i + 1).map_or(self.folded.len(), |w| w.start as usize);
        self.folded.get(from..to).unwrap_or_default()
    }

    /// The folded bytes before the first word.
    pub fn head(&self) -> &'a [u8] {
        let to = self.words.first().map_or(self.folded.len(), |w| w.start as usize);
        self.folded.get(..to).unwrap_or_default()
    }

    /// Whether the folded byte belongs to a word (letter or digit).
    pub fn is_word_byte(&self, at: usize) -> bool {
        mask::bit(self.mask, at)
    }

    /// The end of the word at this folded offset; the offset itself if none is there.
    /// O(word), 64 bytes at a time.
    #[inline]
    pub fn word_end(&self, at: usize) -> usize {
        mask::run_end(self.mask, at)
    }

    /// The start of the word that ends at this folded offset; the offset itself if
    /// none does.
    #[inline]
    pub fn word_start(&self, end: usize) -> usize {
        mask::run_start(self.mask, end)
    }

    /// A bit for each of the 64 folded bytes from `at` on: whether it belongs to a
    /// word. Beyond the end none does.
    #[inline]
    pub fn word_bits(&self, at: usize) -> u64 {
        mask::bits(self.mask, at)
    }

    /// Whether a word starts or ends at this folded offset.
    pub fn is_word_edge(&self, at: usize) -> bool {
        let before = at.checked_sub(1).is_some_and(|b| self.is_word_byte(b));
        before != self.is_word_byte(at)
    }

    /// The place in [`words`](Self::words) of the first word that ends after the
    /// folded offset. O(log words).
    pub fn word_at(&self, at: usize) -> usize {
        self.words.partition_point(|w| w.end as usize <= at)
    }

    /// The original span of a folded range.
    pub fn span(&self, folded: Range<usize>) -> Span {
        map::to_original(self.drift, folded)
    }

    /// The original text of a span of this document.
    pub fn slice(&self, span: Span) -> &'a str {
        span.of(self.text).unwrap_or("")
    }

    /// What folding undid to read a span of this document: look-alikes, styled
    /// letters, accents, marks, characters that show nothing. O(span).
    ///
    /// ```
    /// use omdome::text::{Evasion, TextBuffers};
    ///
    /// let mut buffers = TextBuffers::new();
    /// let document = buffers.prepare("f\u{200B}an och Ｆika");
    /// let of = |i: usize| document.undone(document.span(document.words()[i].range()));
    /// assert_eq!(of(0), Evasion::INVISIBLE);
    /// assert_eq!(of(1), Evasion::NONE);
    /// assert_eq!(of(2), Evasion::STYLED);
    /// ```
    pub fn undone(&self, span: Span) -> Evasion {
        if !self.flags.intersects(Flags::ODD) {
            return Evasion::NONE;
        }
        let odd = self.slice(span).chars().filter(|c| !c.is_ascii() && !fold::is_swedish(*c));
        odd.fold(Evasion::NONE, |all, c| all.with(chars::undone(c)))
    }

    /// Whether folded and original offsets are the same throughout.
    pub fn is_identity(&self) -> bool {
        self.drift.is_empty()
    }
}

/// Lengths and flags only, never the text.
impl fmt::Debug for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("bytes", &self.text.len())
            .field("words", &self.words.len())
            .field("flags", &self.flags)
            .finish_non_exhaustive()
    }
}
