//! The finder: from hot bytes to links.

use core::ops::Range;

use super::allow::{AllowList, Standing};
use super::dots::{self, Dot, Read};
use super::host::{Host, Name, Trust};
use super::hot::{Hot, Look};
use super::ip;
use super::joint::{self, Concern, Level};
use super::scheme;
use super::tables::{Known, Tables, Tld};
use super::tail::{self, Grip, Tail};
use super::view::{Case, View};
use crate::text::{Evasion, Flags};

/// Where the host of a link stands.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// Labels in the text.
    Labels(Host),
    /// An IPv6 address between brackets.
    V6(Range<usize>),
    /// A name with percent escapes.
    Escaped(Range<usize>),
    /// A name with blanks or a line break between its letters.
    Apart(Range<usize>),
    /// None: `magnet:`.
    Nowhere,
}

/// How a link is introduced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A scheme with slashes.
    Scheme(scheme::Name),
    /// A scheme without a host.
    Opaque(&'static str),
    /// `www.`
    Www,
    /// Nothing.
    Bare,
}

/// A link in the folded text.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) range: Range<usize>,
    pub(super) place: Place,
    pub(super) form: Form,
    pub(super) level: Level,
    pub(super) evasion: Evasion,
    pub(super) userinfo: bool,
    /// Path, query and fragment.
    pub(super) path: Range<usize>,
    pub(super) port: bool,
    pub(super) known: Option<Known>,
    /// How the host stands to the allowed ones, if that was asked already of the
    /// very letters of the host.
    pub(super) standing: Option<Standing>,
}

/// Looks for links in one text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Finder<'a> {
    pub(super) view: View<'a>,
    pub(super) tables: &'a Tables,
    pub(super) allow: &'a AllowList,
}

/// What came of looking at one place: a link, or nothing, and where to go on.
pub(super) type Seen = (Option<Link>, usize);

impl Finder<'_> {
    /// Calls `found` for every link, in order, for as long as it says so. O(n):
    /// every look-around is bounded, and what a link covers is not looked at again.
    pub(super) fn run(&self, mut found: impl FnMut(Link) -> bool) {
        let flags = self.view.document.flags();
        let look = match () {
            () if flags.intersects(Flags::ODD) => Look::Odd,
            () if flags.intersects(Flags::DOT.with(Flags::SLASH)) => Look::Signs,
            () => Look::Cues,
        };
        let mut hot = Hot::new(self.view.bytes(), look);
        let (mut from, mut floor) = (0, 0);
        let is_plain = !self.view.has_odd();
        while let Some(at) = hot.next_from(from) {
            if is_plain && self.view.byte(at) == b'.' {
                if let Some(next) = self.plain_dot(at) {
                    from = next;
                    continue;
                }
            }
            let (link, next) = self.look(at, floor);
            from = next.max(at + 1);
            if let Some(link) = link {
                from = from.max(link.range.end);
                floor = link.range.end;
                if !found(link) {
                    return;
                }
            }
        }
    }

    /// Looks at one hot byte. Nothing before `floor` is taken.
    fn look(&self, i: usize, floor: usize) -> Seen {
        let view = &self.view;
        match view.byte(i) {
            b'.' => self.at_dot(i, floor),
            // `https: //x`
            b'/' if view.ends(i, b": ") => self.at_colon(i - 2, floor),
            b'/' if view.ends(i, b":  ") => self.at_colon(i - 3, floor),
            b'/' if view.byte(i + 1) == b'/' => self.at_slashes(i, floor),
            b':' => self.at_colon(i, floor),
            b',' if view.is_alnum(i + 1) && view.is_alnum(i.wrapping_sub(1)) => {
                self.at_sign(i, floor)
            }
            b'*' | b'+' if view.is_letter(i + 1) && view.is_letter(i.wrapping_sub(1)) => {
                self.at_mask(i, floor)
            }
            b'%' if view.starts(i, b"%3a%2f%2f") => self.at_escaped_colon(i, floor),
            b'%' | b'&' => self.at_sign(i, floor),
            b'd' | b'p' => self.at_word(i, floor),
            b'0' | 0xC2.. if dots::odd(view, i).is_some() => self.at_sign(i, floor),
            _ => (None, i + 1),
        }
    }

    fn at_dot(&self, i: usize, floor: usize) -> Seen {
        let view = &self.view;
        if i == 0 || !view.is_alnum(i - 1) {
            return self.at_sign(i, floor);
        }
        if view.is_alnum(i + 1) {
            let survey = self.survey(i);
            if !survey.hopeful {
                return (None, survey.end);
            }
            let Some(start) = self.first_label(i, &survey) else { return (None, survey.end) };
            let (link, next) = self.bare(start.max(floor), None);
            return (link, next.max(survey.end));
        }
        match view.byte(i + 1) {
            b' ' if view.ends(i, b"www") => self.at_sign(i, floor),
            b' ' | b'\n' => {
                // A sentence ended, nearly always.
                if self.is_ending(i + 2) { self.at_sign(i, floor) } else { (None, i + 1) }
            }
            b'.' | b'\\' | b'(' | b'[' | b']' => self.at_sign(i, floor),
            _ => (None, i + 1),
        }
    }

    /// Whether the ending of a host, and nothing that a sentence begins with, stands
    /// at `i` in lower case.
    pub(super) fn is_ending(&self, i: usize) -> bool {
        let view = &self.view;
        let len = view.document.word_bits(i).trailing_ones() as usize;
        let end = i + len;
        (2..=4).contains(&len)
            && self.tables.may_be_tld(view.three(i), len)
            && !view.is_host(end)
            && matches!(self.tables.tld(view.slice(i..end)), Some(Tld::Common | Tld::Home))
            && view.case(i..end) == Case::Lower
    }

    /// Something that stands for a dot, or is part of it.
    fn at_sign(&self, i: usize, floor: usize) -> Seen {
        let view = &self.view;
        let quote = view.before(i);
        let quoted = matches!(quote, b'"' | b'\'') && view.byte(i + 1) == quote;
        let mut end = i - usize::from(quoted);
        while end > floor
            && i - end < 4
            && matches!(view.before(end), b' ' | b'\n' | b'[' | b']' | b'(' | b'{' | b'<' | b'\\')
        {
            end -= 1;
        }
        let apart = if view.byte(i) == b'.' { self.letters_apart(i, floor) } else { None };
        if let Some(link) = apart {
            let end = link.range.end;
            return (Some(link), end);
        }
        self.joined_at(i, end, floor)
    }

    /// A sign for a dot between a name and an ending in everyday use that nothing
    /// follows: `dagensnamn*se`. Within a word it hides a letter.
    fn at_mask(&self, i: usize, floor: usize) -> Seen {
        let view = &self.view;
        let end = view.run_end_within(i + 1, 8);
        let name = view.run_start(i).filter(|start| i - start > 3 && view.before(*start) <= b' ');
        let home = matches!(self.tables.tld(view.slice(i + 1..end)), Some(Tld::Home | Tld::Common));
        if name.is_none() || !home || view.byte(end) == view.byte(i) || view.byte(end) == b'-' {
            return (None, i + 1);
        }
        self.joined_at(i, i, floor)
    }

    /// A host whose first label ends at `end`, with a dot behind it that covers `i`.
    fn joined_at(&self, i: usize, end: usize, floor: usize) -> Seen {
        let view = &self.view;
        let none = (None, i + 1);
        if end <= floor || !view.is_alnum(end - 1) {
            return none;
        }
        let read = dots::after(view, end).filter(|read| read.end > i && self.leads_on(read));
        let Some(read) = read else { return none };
        let Some(start) = view.run_start(end) else { return none };
        let (link, _) = self.bare(start.max(floor), Some((end, read)));
        (link, i + 1)
    }

    /// A word for a dot that begins at `start`.
    fn at_word(&self, start: usize, floor: usize) -> Seen {
        let view = &self.view;
        let none = (None, start + 1);
        let Some(end) = dots::word(view, start) else { return none };
        if start == 0 {
            return none;
        }
        let sign = view.before(start);
        match sign {
            // `exempel punktcom`
            b' ' if view.is_letter(end) && self.is_home(end) => {
                let read = Read { dot: Dot::Word, end, evasion: Evasion::SPELT_OUT };
                self.hyphenated(start - 1, read, floor, start)
            }
            // `exempel 'punkt' com`
            b'"' | b'\'' | b'*' | b'/' | b'|' | b'~' | b':' | b'-'
                if view.byte(end) == sign && (sign != b'-' || view.is_blank(end + 1)) =>
            {
                let label = view.skip_blanks_back(start - 1, 2).max(floor);
                let end = view.skip_blanks(end + 1, 2);
                let read = Read { dot: Dot::Word, end, evasion: Evasion::SPELT_OUT };
                if self.is_home(end) { self.hyphenated(label, read, floor, start) } else { none }
            }
            b' ' | b'[' | b'(' | b'{' | b'<' => {
                let mut label = start;
                while label > floor
                    && start - label < 4
                    && matches!(view.before(label), b' ' | b'[' | b'(' | b'{' | b'<')
                {
                    label -= 1;
                }
                self.joined_at(start, label, floor)
            }
            b'-' | b'_' if view.byte(end) == view.before(start) && view.is_alnum(end + 1) => {
                let read = Read { dot: Dot::Word, end: end + 1, evasion: Evasion::SPELT_OUT };
                self.hyphenated(start - 1, read, floor, start)
            }
            _ if view.is_letter(start - 1) && self.is_glued(start, end) => {
                let read = Read { dot: Dot::Word, end, evasion: Evasion::SPELT_OUT };
                self.hyphenated(start, read, floor, start)
            }
            _ => none,
        }
    }

    /// Whether an ending in everyday use begins at `i`.
    fn is_home(&self, i: usize) -> bool {
        let label = i..self.view.run_end_within(i, 8);
        matches!(self.tables.tld(self.view.slice(label)), Some(Tld::Home | Tld::Common))
    }

    /// Whether a word for a dot stands between a label and a top-level domain
    /// without anything around it: `exempelpunktcom`, `exempelDOTcom`.
    fn is_glued(&self, start: usize, end: usize) -> bool {
        let view = &self.view;
        let rest = end..view.run_end_within(end, 8);
        let shouted =
            view.case(start..end) == Case::Upper && view.case(start - 1..start) == Case::Lower;
        let long = view.is_letter(start.wrapping_sub(3)) && end - start == 5;
        match self.tables.tld(view.slice(rest.clone())) {
            Some(Tld::Common) => shouted || long || view.starts(rest.start, b"com"),
            Some(Tld::Home) => shouted || long,
            _ => false,
        }
    }

    /// `x-dot-y`: a label that ends at `end`.
    fn hyphenated(&self, end: usize, read: Read, floor: usize, i: usize) -> Seen {
        match self.view.run_start(end) {
            Some(start) if start < end => {
                let (link, _) = self.bare(start.max(floor), Some((end, read)));
                (link, i + 1)
            }
            _ => (None, i + 1),
        }
    }

    /// A host without a scheme whose first label begins at `start`.
    fn bare(&self, start: usize, first: Option<(usize, Read)>) -> Seen {
        let view = &self.view;
        let go_on = first.map_or_else(|| view.run_end(start), |(end, _)| end);
        let Some(mut host) = Host::read(view, self.tables, start, first, Trust::Bare) else {
            return (None, go_on);
        };
        let reach = host.reach.max(go_on);
        match view.before(start) {
            b'@' | b'#' | b'$' => return (None, reach),
            _ => {}
        }
        let resume = if first.is_none() { reach } else { go_on };
        if host.tld.is_none() {
            return (self.bare_ip(&host), resume);
        }
        if let Some(end) = self.email_end(reach) {
            return (None, end);
        }
        if self.follows_at_sign(start) {
            return (None, resume);
        }
        host.unglue_www(view);
        let mut range = host.range();
        let parted = b"www. ";
        let is_parted = view.ends(range.start, parted);
        if is_parted {
            range.start -= parted.len();
            host.evasion = host.evasion.with(Evasion::SPACING);
        }
        let spelt = matches!(host.dot, Dot::Word | Dot::Masked);
        let is_www = is_parted || (host.is_www(view) && host.len() >= 3);
        let grip = match () {
            () if spelt => Grip::Spelt,
            () if is_www => Grip::Firm,
            () => Grip::Bare,
        };
        let tail = tail::read(view, range.end, grip);
        let (mut known, mut standing) = (None, None);
        let mut concern = || {
            let mut name = Name::of(view, &host);
            known = self.known(&mut name, &tail);
            if let Some(known) = known {
                return Some(Concern::Host(known));
            }
            let found = self.standing(&host, &name);
            standing = (!view.has_odd()).then_some(found);
            Concern::of(found)
        };
        let level = if is_www && host.dot <= Dot::Word {
            concern();
            Some(Level::Certain)
        } else {
            joint::weigh(view, self.tables, &host, &tail, concern)
        };
        let Some(level) = level else { return (None, resume) };
        let link = Link {
            range: range.start..tail.end,
            form: if is_www { Form::Www } else { Form::Bare },
            level,
            evasion: host.evasion,
            userinfo: false,
            path: tail.path..tail.end,
            port: tail.port,
            known,
            standing,
            place: Place::Labels(host),
        };
        (Some(link), resume)
    }

    /// What is known of a host, with the first segment of its path if that counts.
    pub(super) fn known(&self, name: &mut Name, tail: &Tail) -> Option<Known> {
        let view = &self.view;
        if let Some(known) = self.tables.known(name.as_bytes()) {
            return Some(known);
        }
        if view.byte(tail.path) != b'/' || !tail.has_path() {
            return None;
        }
        let host = name.len();
        let segment = tail.path + 1..view.run_end_within(tail.path + 1, 16).min(tail.end);
        name.push(b"/");
        name.push(view.slice(segment));
        let known = self.tables.known(name.as_bytes());
        name.truncate(host);
        known
    }

    /// How a host with this folded name stands to the allowed ones.
    pub(super) fn standing(&self, host: &Host, name: &Name) -> Standing {
        let of = |name: &Name| {
            core::str::from_utf8(name.as_bytes())
                .map_or(Standing::Strange, |n| self.allow.standing(n))
        };
        match (of(name), Name::with_capitals_as_seen(&self.view, host)) {
            (Standing::Strange, Some(seen)) if of(&seen) == Standing::Allowed => Standing::Imitates,
            (standing, _) => standing,
        }
    }

    /// Four decimal numbers alone may be an address or a version.
    fn bare_ip(&self, host: &Host) -> Option<Link> {
        let view = &self.view;
        if host.len() != 4 || host.dot != Dot::Plain {
            return None;
        }
        let range = host.range();
        let text = core::str::from_utf8(view.slice(range.clone())).unwrap_or("");
        if !ip::is_dotted_quad(text) {
            return None;
        }
        let tail = tail::read(view, range.end, Grip::Bare);
        Some(Link {
            range: range.start..tail.end,
            form: Form::Bare,
            level: if tail.port || tail.has_path() { Level::Strong } else { Level::Weak },
            evasion: Evasion::NONE,
            userinfo: false,
            path: tail.path..tail.end,
            port: tail.port,
            known: None,
            standing: None,
            place: Place::Labels(*host),
        })
    }

    /// Where an e-mail address ends whose local part reaches to `i`.
    fn email_end(&self, i: usize) -> Option<usize> {
        const LONGEST: usize = 64;
        let view = &self.view;
        let local = (i..i + LONGEST)
            .take_while(|i| view.is_host(*i) || matches!(view.byte(*i), b'+' | b'.' | b'%'))
            .count();
        let at = i + local;
        if view.byte(at) != b'@' || !view.is_alnum(at + 1) {
            return None;
        }
        let mut end = at + 1;
        while view.is_host(end) || (view.byte(end) == b'.' && view.is_alnum(end + 1)) {
            end += 1;
        }
        Some(end)
    }

    /// Whether an `@` in words stands before `start`: `anna (at) x.se`.
    fn follows_at_sign(&self, start: usize) -> bool {
        const FORMS: [&[u8]; 7] =
            [b"(at)", b"[at]", b"{at}", b"<at>", b"snabel-a", b"snabela", b"@"];
        let view = &self.view;
        let end = if view.before(start) == b' ' { start.saturating_sub(1) } else { start };
        FORMS.iter().any(|form| view.ends(end, form))
    }
}
