//! The ways people write ten or twelve digits that belong together.
//!
//! Accepted between the digits: nothing, `-`, `+`, blanks, `. : / _`, blanks
//! round the dash, groups YY MM DD, an ISO date, a century split off, a line
//! break behind the dash, one sign or blank between every digit. What stands at
//! the edges decides whether the digits are a number of their own: letters may
//! touch it, further digits may not.

use super::run::{Digits, Edge, Gap, View};

/// How the digits are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Digits alone.
    Solid,
    /// Date, dash or plus, four digits.
    Dashed,
    /// Date, another separator, four digits.
    Parted,
    /// The date in groups.
    Grouped,
    /// The century split off.
    Century,
    /// Every digit alone.
    Spread,
    /// Any other grouping; needs a word that says what it is.
    Free,
}

/// Ten or twelve digits from the first groups of a view.
#[derive(Clone, Copy, Debug)]
pub(super) struct Laid {
    /// How many digits.
    pub(super) digits: usize,
    pub(super) layout: Layout,
    /// Whether a plus stands before the last four.
    pub(super) plus: bool,
    /// Whether what stands at the edges makes a word of context necessary.
    pub(super) crowded: bool,
}

impl Laid {
    /// A soft hyphen shows nothing on one line and a dash at the end of it; folding
    /// leaves it out, so it is looked for in the original.
    pub(super) fn with_soft_hyphen(self, original: &str) -> Laid {
        let soft = original.contains('\u{AD}');
        Laid { layout: if soft { Layout::Parted } else { self.layout }, ..self }
    }

    /// Whether neighbours crowd the digits, or make them part of something longer.
    fn crowding(self, view: &View<'_>, groups: usize, left: Edge) -> Result<bool, Broken> {
        let left = self.crowd(left, view, groups, true)?;
        let right = if number_follows(view, groups) { Edge::Free } else { view.right(groups) };
        let right = self.crowd(right, view, groups, false)?;
        Ok(left || right)
    }

    fn crowd(
        self,
        edge: Edge,
        view: &View<'_>,
        groups: usize,
        is_left: bool,
    ) -> Result<bool, Broken> {
        let Laid { digits, layout, .. } = self;
        let whole = matches!(layout, Layout::Solid | Layout::Dashed);
        match edge {
            Edge::Free | Edge::Letters => Ok(false),
            Edge::Code => Err(Broken),
            // Inside, blanks part the digits as well: where does it end?
            Edge::Blank(len) if !whole => {
                let blanks = view.gaps(groups).any(Gap::is_blank);
                match layout {
                    Layout::Spread if blanks && len == 1 => Err(Broken),
                    _ => Ok(blanks && len != digits),
                }
            }
            Edge::Blank(len) => {
                Ok(layout == Layout::Solid && digits == 10 && (3..10).contains(&len))
            }
            // A list, a path, a file name.
            Edge::Tight(b'/' | b'_' | b'=' | b'|' | b',' | b'*', len) if whole => {
                let sure = layout == Layout::Dashed || digits == 12 || len >= 6;
                if sure { Ok(false) } else { Err(Broken) }
            }
            // "1.850709-2388": an item of a list.
            Edge::Tight(b'.', 1..=2) if is_left && layout == Layout::Dashed => Ok(true),
            // "950715-2396.1177.se": a host that begins with the number.
            Edge::Tight(b'.', 4..) if layout == Layout::Dashed => Ok(false),
            Edge::Tight(..) => Err(Broken),
        }
    }
}

/// Why digits of the right number are no number of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken;

/// Ten or twelve digits at the beginning of a view, and how they are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    /// How many groups they are.
    pub(super) groups: usize,
    pub(super) digits: Digits,
    pub(super) laid: Result<Laid, Broken>,
}

/// Every way in which the groups of a view begin with ten or twelve digits; found
/// once for all kinds that are written so.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Layouts {
    ten: Option<Reading>,
    twelve: Option<Reading>,
}

impl Layouts {
    /// Reads the groups at the beginning of a view.
    ///
    /// `taken` is where the number before ended, if it was found to be one: such a
    /// neighbour crowds no one. Without `free`, groupings that only a word makes a
    /// number are left out.
    pub(super) fn of(view: &View<'_>, taken: usize, free: bool) -> Layouts {
        let mut layouts = Layouts::default();
        let parted = view.before_end() == Some(taken);
        // In the middle of digits that stand alone nothing begins.
        if view.runs_on() && !parted {
            return layouts;
        }
        let left = if parted { Edge::Free } else { view.left() };
        let (mut total, mut shape) = (0, 0);
        for (i, group) in view.linked().iter().enumerate() {
            total += group.len();
            shape = shape << 4 | group.len().min(15) as u64;
            match total {
                10 => layouts.ten = reading(view, i + 1, (total, shape), left, free),
                12 => layouts.twelve = reading(view, i + 1, (total, shape), left, free),
                13.. => break,
                _ => {}
            }
        }
        layouts
    }

    /// The shorter first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Reading> {
        self.ten.iter().chain(&self.twelve)
    }
}

fn reading(
    view: &View<'_>,
    groups: usize,
    (total, shape): (usize, u64),
    left: Edge,
    free: bool,
) -> Option<Reading> {
    let layout = layout(view, groups, total, shape)?;
    if layout == Layout::Free && !free {
        return None;
    }
    let last = view.gaps(groups).last();
    let plus = last.is_some_and(|g| g.sign == b'+');
    let laid = Laid { digits: total, layout, plus, crowded: false };
    let crowded = laid.crowding(view, groups, left);
    let digits = view.digits(groups);
    Some(Reading { groups, digits, laid: crowded.map(|crowded| Laid { crowded, ..laid }) })
}

/// `shape` holds the lengths of the groups, four bits each, the last lowest.
fn layout(view: &View<'_>, groups: usize, total: usize, shape: u64) -> Option<Layout> {
    let newline = || view.gaps(groups).any(|g| g.newline);
    let of_date = || !newline() && view.gaps(groups).all(is_of_date);
    let layout = match shape {
        _ if groups == 1 => Layout::Solid,
        0x64 | 0x84 => match view.gaps(groups).last()? {
            // " +46 …" begins a telephone number.
            Gap { sign: b'+', before: 1.., after: 0, .. } => return None,
            Gap { sign: b'-' | b'+', newline: false, .. } => Layout::Dashed,
            Gap { sign: b'-' | b'+', .. } => Layout::Parted,
            Gap { sign: b',', .. } => return None,
            _ if newline() => Layout::Free,
            _ => Layout::Parted,
        },
        _ if groups == total => {
            let signs = view.gaps(groups).filter(|g| g.sign != 0).count();
            // One dash may part date and tail among blanks.
            if view.is_uniform(groups) || signs == 1 { Layout::Spread } else { Layout::Free }
        }
        0x264 | 0x2A if of_date() => Layout::Century,
        // A date in groups of two (the year also in four), then four digits.
        0x2224 | 0x4224 if of_date() && view.is_uniform(groups - 1) => Layout::Grouped,
        0x2_2224 if of_date() => Layout::Grouped,
        _ => Layout::Free,
    };
    Some(layout)
}

fn is_of_date(gap: Gap) -> bool {
    matches!(gap.sign, 0 | b'-' | b'+' | b'.' | b'/' | b':' | b'_')
}

/// Whether what follows has the form of a number of its own, ten or twelve digits
/// with a dash or without.
fn number_follows(view: &View<'_>, groups: usize) -> bool {
    let Some(next) = view.groups.get(groups) else { return false };
    let parted = next.gap.is_some_and(|g| g.sign == 0 || matches!(g.sign, b'.' | b',' | b'/'));
    let tail = view.groups.get(groups + 1);
    let dashed = tail.is_some_and(|t| t.len() == 4 && t.gap.is_some_and(|g| g.sign == b'-'));
    parted && (matches!(next.len(), 10 | 12) || matches!(next.len(), 6 | 8) && dashed)
}

#[cfg(test)]
mod tests {
    use super::super::run::each;
    use super::*;
    use crate::text::TextBuffers;
    use core::ops::ControlFlow;

    /// The layout of the first digits of a text.
    fn first(text: &str) -> Option<Result<(Layout, bool), Broken>> {
        let mut buffers = TextBuffers::new();
        let document = buffers.prepare(text);
        let mut found = None;
        each(&document, |view| {
            let layouts = Layouts::of(view, 0, true);
            found = layouts.iter().last().map(|r| r.laid.map(|l| (l.layout, l.crowded)));
            ControlFlow::Break(())
        });
        found
    }

    #[test]
    fn writings() {
        use Layout::*;
        for (text, layout) in [
            ("199507152396", Solid),
            ("9507152396", Solid),
            ("950715-2396", Dashed),
            ("950715 - 2396", Dashed),
            ("950715+2396", Dashed),
            ("19950715–2396", Dashed),
            ("950715 2396", Parted),
            ("950715  2396", Parted),
            ("950715-\n2396", Parted),
            ("950715:2396", Parted),
            ("950715_2396", Parted),
            ("95 07 15 2396", Grouped),
            ("95 07 15-2396", Grouped),
            ("1995-07-15-2396", Grouped),
            ("1995/07/15 2396", Grouped),
            ("1995.07.15.2396", Grouped),
            ("19 950715-2396", Century),
            ("19-950715-2396", Century),
            ("1 9 9 5 0 7 1 5 2 3 9 6", Spread),
            ("9-5-0-7-1-5-2-3-9-6", Spread),
            ("9 5 0 7 1 5 - 2 3 9 6", Spread),
            ("95 07 15 23 96", Free),
            ("950715\n2396", Free),
        ] {
            assert_eq!(first(text), Some(Ok((layout, false))), "{text}");
        }
    }

    #[test]
    fn edges() {
        for (text, expected) in [
            ("950715-2396 5 dagar", Ok((Layout::Dashed, false))),
            ("950715 2396 5 dagar", Ok((Layout::Parted, true))),
            ("9507152396 1234", Ok((Layout::Solid, true))),
            ("950715-2396/950715-2396", Ok((Layout::Dashed, false))),
            ("pnr950715-2396tack", Ok((Layout::Dashed, false))),
            ("950715-2396-1234", Err(Broken)),
            ("9507152396.5", Err(Broken)),
            ("950715-2396a1", Err(Broken)),
        ] {
            assert_eq!(first(text), Some(expected), "{text}");
        }
        assert_eq!(first("950715-23965"), None);
    }
}
