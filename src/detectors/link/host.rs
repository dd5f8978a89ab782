//! The labels of a host, read forward from the first.

use core::ops::Range;

use super::dots::{self, Dot, Read};
use super::tables::{Tables, Tld};
use super::view::{Case, MAX_LABEL, View};
use super::words::{self, Label};
use crate::text::{Evasion, Flags};

/// More labels than this are not a host that anyone writes.
pub(super) const MAX_LABELS: usize = 8;

/// A host in the folded text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Host {
    labels: [(u32, u32); MAX_LABELS],
    len: usize,
    /// The most doubtful dot in it.
    pub(super) dot: Dot,
    pub(super) evasion: Evasion,
    /// What the last label is as a top-level domain.
    pub(super) tld: Option<Tld>,
    /// The folded byte to which labels were read, before any were cut off.
    pub(super) reach: usize,
}

/// How much a caller already knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// Nothing: the host must show itself.
    Bare,
    /// A scheme stands before it.
    Schemed,
}

impl Host {
    /// Reads a host whose first label begins at `start`. If `first` is given, the
    /// first label ends there and that dot follows it.
    pub(super) fn read(
        view: &View<'_>,
        tables: &Tables,
        start: usize,
        first: Option<(usize, Read)>,
        trust: Trust,
    ) -> Option<Host> {
        let mut host = Host::begun(start);
        let mut at = start;
        let mut given = first;
        loop {
            let end = given.map_or_else(|| view.run_end(at), |(end, _)| end);
            if end - at > MAX_LABEL || end == at {
                return None;
            }
            if !host.push(at, end) {
                // A run of words with dots between them.
                return None;
            }
            let next = match given.take() {
                Some((_, read)) => Some(read),
                None => dots::after(view, end)
                    .or_else(|| signed(view, end, trust))
                    .filter(|read| host.goes_on(view, tables, read, trust)),
            };
            let Some(read) = next else { break };
            host.dot = host.dot.max(read.dot);
            host.evasion = host.evasion.with(read.evasion);
            at = read.end;
        }
        host.reach = host.range().end;
        host.trim(view);
        host.settle(view, tables, trust);
        (host.len > 0).then_some(host)
    }

    fn push(&mut self, start: usize, end: usize) -> bool {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        match self.labels.get_mut(self.len) {
            Some(label) => *label = (narrow(start), narrow(end)),
            None => return false,
        }
        self.len += 1;
        true
    }

    /// Whether a host goes on over a dot that was read behind it.
    fn goes_on(&self, view: &View<'_>, tables: &Tables, read: &Read, trust: Trust) -> bool {
        match read.dot {
            Dot::Plain | Dot::Masked => true,
            _ if self.is_complete(view, tables) => false,
            Dot::Word if trust == Trust::Schemed || self.is_www(view) => true,
            Dot::Spaced if trust == Trust::Schemed || self.is_www(view) => true,
            _ => {
                let end = view.run_end(read.end);
                let dotted = matches!(read.dot, Dot::Word | Dot::Spaced)
                    && dots::after(view, end).is_some_and(|next| {
                        matches!(next.dot, Dot::Plain | Dot::Masked | Dot::Word)
                    });
                dotted || tables.tld(view.slice(read.end..end)).is_some()
            }
        }
    }

    /// Whether what was read so far can stand alone as a host.
    fn is_complete(&self, view: &View<'_>, tables: &Tables) -> bool {
        let least = if self.is_www(view) { 3 } else { 2 };
        self.len >= least
            && self.label(self.len - 1).is_some_and(|l| tld(view, tables, l).is_some())
    }

    /// A host of given labels, the last of which is a top-level domain.
    pub(super) fn of(labels: &[Range<usize>], tld: Tld, dot: Dot, evasion: Evasion) -> Host {
        let reach = labels.last().map_or(0, |label| label.end);
        let mut host = Host { dot, evasion, tld: Some(tld), ..Host::begun(reach) };
        labels.iter().for_each(|label| {
            host.push(label.start, label.end);
        });
        host
    }

    /// No label yet.
    fn begun(reach: usize) -> Host {
        Host {
            labels: [(0, 0); MAX_LABELS],
            len: 0,
            dot: Dot::Plain,
            evasion: Evasion::NONE,
            tld: None,
            reach,
        }
    }

    /// Whether the first label is `www`.
    pub(super) fn is_www(&self, view: &View<'_>) -> bool {
        self.label(0).is_some_and(|l| matches!(view.slice(l), b"www" | b"www2" | b"ww" | b"wwww"))
    }

    /// Takes off what is glued to `www` before it: `härwww.x.se`, `mer.www.x.se`.
    pub(super) fn unglue_www(&mut self, view: &View<'_>) {
        let most = self.len.saturating_sub(2);
        let at = self.labels().take(most).position(|l| view.slice(l).ends_with(b"www"));
        let Some((at, label)) = at.and_then(|at| Some((at, self.label(at)?))) else { return };
        self.labels.copy_within(at..self.len, 0);
        self.len -= at;
        if let Some((start, _)) = self.labels.first_mut() {
            *start = u32::try_from(label.end - 3).unwrap_or(*start);
        }
    }

    /// Takes `-` and `_` off the edges: `_x.se_`.
    fn trim(&mut self, view: &View<'_>) {
        if let Some((start, end)) = self.labels.first_mut() {
            while start < end && matches!(view.byte(*start as usize), b'-' | b'_') {
                *start += 1;
            }
        }
        if let Some((start, end)) = self.labels.get_mut(self.len.wrapping_sub(1)) {
            while start < end && matches!(view.before(*end as usize), b'-' | b'_') {
                *end -= 1;
            }
        }
    }

    /// Finds the top-level domain. Where the last label is none, words that were
    /// glued on behind the host are cut off.
    fn settle(&mut self, view: &View<'_>, tables: &Tables, trust: Trust) {
        let last = self.len - 1;
        if let Some(tld) = self.label(last).and_then(|l| tld(view, tables, l)) {
            self.tld = Some(tld);
            return;
        }
        for at in (1..self.len).rev() {
            let Some(label) = self.label(at) else { return };
            if let Some((end, tld)) = self.glued(view, tables, label.clone(), trust) {
                self.cut(at, end, tld);
                return;
            }
            match tld(view, tables, label.clone()) {
                Some(tld)
                    if at < last
                        && (trust == Trust::Schemed
                            || self
                                .label(at + 1)
                                .is_some_and(|next| is_prose(view, tables, next))) =>
                {
                    self.cut(at, label.end, tld);
                    return;
                }
                Some(_) => return,
                None if at == last => {}
                None if trust == Trust::Bare => return,
                None => {}
            }
        }
    }

    /// The end of a top-level domain with a capitalised word right behind it
    /// (`orgLäs`) or a hyphen and a word (`se-artikeln`).
    fn glued(
        &self,
        view: &View<'_>,
        tables: &Tables,
        label: Range<usize>,
        trust: Trust,
    ) -> Option<(usize, Tld)> {
        // `exempel.se-artikeln`: a compound with a host.
        let hyphen = view.slice(label.clone()).iter().position(|b| *b == b'-');
        let hyphen = hyphen.filter(|_| trust == Trust::Bare);
        if let Some(at) = hyphen.filter(|at| *at >= 2 && view.is_letter(label.start + at + 1)) {
            let end = label.start + at;
            let tld = tables.tld(view.slice(label.start..end));
            return tld.filter(|t| matches!(t, Tld::Home | Tld::Common)).map(|tld| (end, tld));
        }
        if !view.document.flags().intersects(Flags::UPPER) {
            return None;
        }
        let original = view.original(label.clone());
        if original.len() != label.len() {
            return None;
        }
        let mut before = ' ';
        for (i, c) in original.char_indices() {
            if i >= 2 && c.is_uppercase() && before.is_lowercase() {
                let end = label.start + i;
                return tables.tld(view.slice(label.start..end)).map(|tld| (end, tld));
            }
            before = c;
        }
        None
    }

    fn cut(&mut self, last: usize, end: usize, tld: Tld) {
        self.len = last + 1;
        self.tld = Some(tld);
        if let Some(label) = self.labels.get_mut(last) {
            label.1 = u32::try_from(end).unwrap_or(label.1);
        }
    }

    /// How many labels there are.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The folded range of a label.
    pub(super) fn label(&self, i: usize) -> Option<Range<usize>> {
        let (start, end) = *self.labels.get(..self.len)?.get(i)?;
        Some(start as usize..end as usize)
    }

    /// The labels in order.
    pub(super) fn labels(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.labels.iter().take(self.len).map(|(start, end)| *start as usize..*end as usize)
    }

    /// The folded range from the first label to the last.
    pub(super) fn range(&self) -> Range<usize> {
        let start = self.label(0).map_or(0, |l| l.start);
        start..self.label(self.len.wrapping_sub(1)).map_or(start, |l| l.end)
    }
}

/// A dot before a label that begins with `-` or `_`, which a browser takes.
fn signed(view: &View<'_>, i: usize, trust: Trust) -> Option<Read> {
    let is_label = view.byte(i) == b'.'
        && matches!(view.byte(i + 1), b'-' | b'_')
        && view.is_host(i + 1)
        && view.is_alnum(i + 2);
    (is_label && trust == Trust::Schemed).then_some(Read {
        dot: Dot::Plain,
        end: i + 1,
        evasion: Evasion::NONE,
    })
}

/// The top-level domain that a label is. An accent makes it another word: `café`.
fn tld(view: &View<'_>, tables: &Tables, label: Range<usize>) -> Option<Tld> {
    let tld = tables.tld(view.slice(label.clone()))?;
    let accented =
        view.has_odd() && view.original(label).chars().any(|c| matches!(c, '\u{C0}'..='\u{24F}'));
    (!accented || tld == Tld::Common).then_some(tld)
}

/// Whether a label is the first word of a sentence that was glued on.
fn is_prose(view: &View<'_>, tables: &Tables, label: Range<usize>) -> bool {
    let case = view.case(label.clone());
    case == Case::Title || words::read(tables, view.slice(label), case) == Label::Word
}

/// A host name as folded bytes with plain dots, without allocating.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    bytes: [u8; 256],
    len: usize,
}

impl Default for Name {
    fn default() -> Name {
        Name { bytes: [0; 256], len: 0 }
    }
}

impl Name {
    /// The folded name of a host; cut at 256 bytes.
    pub(super) fn of(view: &View<'_>, host: &Host) -> Name {
        let mut name = Name::default();
        for label in host.labels() {
            if name.len > 0 {
                name.push(b".");
            }
            name.push(view.slice(label));
        }
        name
    }

    /// The name with every capital `I` inside a word as the `l` that it is to the
    /// eye: `sI.se`; `None` if there is none.
    pub(super) fn with_capitals_as_seen(view: &View<'_>, host: &Host) -> Option<Name> {
        if view.has_odd() || !view.document.flags().intersects(Flags::UPPER) {
            return None;
        }
        let mut name = Name::of(view, host);
        let (mut at, mut seen) = (0, false);
        for label in host.labels() {
            let original = view.original(label.clone()).as_bytes();
            for (i, pair) in original.windows(2).enumerate() {
                if let ([b'a'..=b'z', b'I'], Some(b)) = (pair, name.bytes.get_mut(at + i + 1)) {
                    *b = b'l';
                    seen = true;
                }
            }
            at += label.len() + 1;
        }
        seen.then_some(name)
    }

    /// How many bytes it has.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Cuts off what lies behind `len` bytes.
    pub(super) fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len);
    }

    /// Appends bytes.
    pub(super) fn push(&mut self, more: &[u8]) {
        let room = self.bytes.get_mut(self.len..).unwrap_or_default();
        room.iter_mut().zip(more).for_each(|(slot, b)| *slot = *b);
        self.len = self.bytes.len().min(self.len + more.len());
    }

    /// Appends a byte.
    pub(super) fn push_byte(&mut self, b: u8) {
        if let Some(slot) = self.bytes.get_mut(self.len) {
            *slot = b;
            self.len += 1;
        }
    }

    /// Puts another byte in place of the last.
    pub(super) fn replace_last(&mut self, b: u8) {
        if let Some(last) = self.bytes.get_mut(self.len.wrapping_sub(1)) {
            *last = b;
        }
    }

    /// Changes every byte.
    pub(super) fn map(&mut self, to: impl Fn(u8) -> u8) {
        self.bytes.iter_mut().take(self.len).for_each(|b| *b = to(*b));
    }

    /// The bytes.
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }
}
