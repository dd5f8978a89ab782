//! Telephone numbers.
//!
//! - *Format*: national (`0` and seven to nine digits) or international (`+46`,
//!   `0046`, `46`, any other country behind `+` or `00`), the trunk zero in
//!   brackets; separators `- / .`, blanks and brackets.
//! - *Check*: the numbering plan ([`plan`](super::plan)) and the layout: an area
//!   code stands alone or the digits are unbroken, and the subscriber number
//!   falls into the usual groups. That keeps opening hours (`0730-1630`), dates
//!   (`08-12-2024`) and article numbers out.
//! - *Not personal*, and quiet: services, freephone and premium numbers (020,
//!   077, 0900, 0939, 0944). Short numbers (112, 1177, 113 13, 116 xxx) have no
//!   leading zero and are never looked at. A body's own switchboard is spared by
//!   an allow-list.
//! - *Sources*: Post- och telestyrelsen, numbering plan; ITU-T E.164 and E.123.

use super::context::Cue;
use super::evidence::{Form, LIKELY};
use super::kind::Kind;
use super::look::Look;
use super::plan::{Plan, is_international, plan};
use super::run::{Digits, Edge, View};

const OWN: [Cue; 2] = [Cue::Phone, Cue::Number];
/// The most groups that a number is written in, one digit each.
const MAX_GROUPS: usize = 16;

/// The most digits of a national number, and of any.
const LONGEST_NATIONAL: usize = 10;
const LONGEST: usize = 17;

/// The nationwide numbers of organisations, not written without a separator.
const NATIONWIDE: &[u8] = &[0, 1, 0];

/// How the number begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Prefix {
    /// `0`.
    Trunk,
    /// `+46`, `0046`.
    Sweden,
    /// `46` alone.
    Bare,
    /// Another country.
    Abroad,
}

/// Whether ten bare digits are a mobile number or one of a large area, which is
/// then the likelier reading of them.
pub(super) fn is_common_number(digits: &Digits) -> bool {
    let shared = digits.starts_with(NATIONWIDE);
    !shared && matches!(plan(digits), Some(Plan::Mobile | Plan::Area(2 | 3)))
}

/// The national form of the digits of a number, as far as it is Swedish: how
/// allow-lists compare.
pub(super) fn national(digits: &[u8]) -> &[u8] {
    match digits {
        [0, 0, 4, 6, rest @ ..] | [4, 6, rest @ ..] => match rest {
            [0, rest @ ..] => rest,
            _ => rest,
        },
        [0, rest @ ..] => rest,
        _ => digits,
    }
}

/// Looks for a number that begins with the first group.
pub(super) fn look(view: &View<'_>, look: &mut Look<'_>) {
    let first = view.first();
    let plus = view.byte_before(first.start) == b'+';
    if !plus && !matches!(view.byte(first.start), b'0' | b'4') {
        return;
    }
    // The groups of a number found before.
    if first.start < look.called {
        return;
    }
    if plus && first.start > 1 && view.document.is_word_byte(first.start - 2) {
        return;
    }
    let left = view.left();
    if !plus && view.runs_on() {
        return;
    }
    // "070-1740605/070-1740606" is a list, "99,0701740605" a fraction.
    let listed = matches!(left, Edge::Tight(b'/' | b',' | b'|', 4..));
    if !plus && !listed && matches!(left, Edge::Tight(..) | Edge::Code) {
        return;
    }
    let Some((groups, prefix, found)) = longest(view, plus) else { return };
    let start = start_of(view, plus);
    let range = start..view.end(groups);
    if found == Some(Plan::Service) {
        look.miss(Kind::Phone, range, "service");
        return;
    }
    let (alone, named) = weight(view, groups, prefix, found, left);
    let spread = groups >= 8 && groups == view.digits(groups).len();
    let runs_on = spread && (left == Edge::Blank(1) || view.right(groups) == Edge::Blank(1));
    if alone == 0 || runs_on || look.is_in_link(start) {
        look.miss(Kind::Phone, range, "context");
        return;
    }
    let code = if prefix == Prefix::Abroad { "phone.international" } else { "phone.plan" };
    let end = range.end;
    let form = Form { alone, named, code };
    if look.weigh(Kind::Phone, range, form, &OWN).is_some_and(|r| r.score >= LIKELY) {
        look.called = end;
    }
}

/// Plus and bracket belong to the number.
fn start_of(view: &View<'_>, plus: bool) -> usize {
    let start = view.first().start - usize::from(plus);
    let closes = view.groups.iter().skip(1).take(2).any(|g| g.gap.is_some_and(|g| g.sign == b')'))
        || view.byte(view.first().end) == b')';
    if closes && view.byte_before(start) == b'(' { start - 1 } else { start }
}

/// The longest stretch of groups that is a number.
fn longest(view: &View<'_>, plus: bool) -> Option<(usize, Prefix, Option<Plan>)> {
    let mut total = 0;
    let mut best = None;
    let mut odd = false;
    let all = view.digits(view.linked().len().min(MAX_GROUPS));
    let trunk = !plus && matches!(all.as_slice(), [0, 1..=9, ..]);
    let most = if trunk { LONGEST_NATIONAL } else { LONGEST };
    for (i, group) in view.linked().iter().take(MAX_GROUPS).enumerate() {
        if i > 0 {
            let Some(gap) = group.gap else { break };
            // "070*174*06*05": any sign, as long as it is the same throughout.
            odd |= !matches!(gap.sign, 0 | b'-' | b'/' | b'.' | b'_' | b'(' | b')');
            if gap.newline || gap.before.max(gap.after) > 2 || odd && !view.is_uniform(i + 1) {
                break;
            }
        }
        total += group.len();
        if total > most {
            break;
        }
        let groups = i + 1;
        if total < 8 {
            continue;
        }
        let Some((prefix, found)) = read(view, groups, &all.first(total), plus) else { continue };
        if odd && (prefix, found) != (Prefix::Trunk, Some(Plan::Mobile)) {
            continue;
        }
        let next = view.groups.get(groups).map_or(b' ', |g| view.byte(g.start));
        let sticks = match view.right(groups) {
            Edge::Code => true,
            Edge::Tight(b',' | b'/' | b'|', _) => next != b'0',
            Edge::Tight(b'-' | b'.' | b':' | b'_', _) => true,
            _ => false,
        };
        if !sticks {
            best = Some((groups, prefix, found));
        }
    }
    best
}

fn read(
    view: &View<'_>,
    groups: usize,
    digits: &Digits,
    plus: bool,
) -> Option<(Prefix, Option<Plan>)> {
    // One digit alone begins only what is spread out altogether.
    if !plus && view.first().len() == 1 && groups != digits.len() {
        return None;
    }
    let (prefix, country) = match (plus, digits.as_slice()) {
        (true, _) => (Prefix::Sweden, 0),
        (false, [0, 0, 1..=9, ..]) => (Prefix::Sweden, 2),
        (false, [0, ..]) => (Prefix::Trunk, 0),
        (false, [4, 6, ..]) => (Prefix::Bare, 0),
        _ => return None,
    };
    if prefix == Prefix::Trunk {
        let found = plan(digits)?;
        return is_grouped(view, groups, digits.len(), found).then_some((prefix, Some(found)));
    }
    let abroad = digits.skip(country);
    if !abroad.starts_with(&[4, 6]) {
        let known = prefix == Prefix::Sweden && is_international(&abroad);
        return known.then_some((Prefix::Abroad, None));
    }
    let rest = abroad.skip(if abroad.starts_with(&[4, 6, 0]) { 3 } else { 2 });
    let mut number = Digits::default();
    number.push(0);
    rest.as_slice().iter().for_each(|d| {
        number.push(*d);
    });
    let found = plan(&number)?;
    (prefix != Prefix::Bare || found == Plan::Mobile).then_some((prefix, Some(found)))
}

/// Whether a national number is written in groups that people use.
fn is_grouped(view: &View<'_>, groups: usize, digits: usize, found: Plan) -> bool {
    if groups == 1 || groups == digits {
        return true;
    }
    let first = view.first().len();
    let rest = view.lengths(groups).skip(1);
    let even = || rest.clone().all(|len| len >= 2);
    match found {
        Plan::Mobile => even() && (first >= 3 || view.lengths(groups).all(|len| len == 2)),
        Plan::Area(area) => {
            let is = |lengths: &[usize]| rest.clone().eq(lengths.iter().copied());
            let usual = || match digits - area {
                8 => even(),
                7 => is(&[7]) || is(&[3, 2, 2]) || is(&[3, 4]) || is(&[2, 2, 3]) || is(&[4, 3]),
                6 => is(&[6]) || is(&[2, 2, 2]) || is(&[3, 3]),
                _ => is(&[5]) || is(&[3, 2]) || is(&[2, 3]),
            };
            first == area && usual() && !is_date_or_hours(view, groups)
        }
        Plan::Service => true,
    }
}

/// `08.15-16.30`, `08-12-2024`.
fn is_date_or_hours(view: &View<'_>, groups: usize) -> bool {
    let dots = view.gaps(groups).filter(|g| g.sign == b'.').count();
    let dashes = view.gaps(groups).filter(|g| g.sign == b'-').count();
    view.is(groups, &[2, 2, 2, 2]) && dots == 2 && dashes == 1
        || view.is(groups, &[2, 2, 4]) && view.is_uniform(groups)
}

fn weight(
    view: &View<'_>,
    groups: usize,
    prefix: Prefix,
    found: Option<Plan>,
    left: Edge,
) -> (u8, u8) {
    let digits = view.digits(groups);
    let spread = groups == digits.len();
    let marked = view.gaps(groups).any(|g| matches!(g.sign, b'-' | b'/' | b')'));
    let alone = match (prefix, found) {
        (Prefix::Sweden, _) => 90,
        (Prefix::Abroad, _) if is_money(view, groups) => 0,
        // Unbroken digits behind 00 are often an invoice.
        (Prefix::Abroad, _) if groups == 1 && view.byte(view.first().start) == b'0' => 40,
        (Prefix::Abroad, _) => 80,
        (Prefix::Bare, _) => 65,
        (Prefix::Trunk, _) if spread => 60,
        // Six digits first is how identity numbers are written.
        (Prefix::Trunk, _) if view.is(groups, &[6, 4]) => 40,
        (Prefix::Trunk, Some(Plan::Mobile)) if groups > 1 => 75,
        (Prefix::Trunk, Some(Plan::Mobile)) => 70,
        (Prefix::Trunk, _) if marked => 75,
        (Prefix::Trunk, _) if groups > 1 => 65,
        (Prefix::Trunk, _) if is_common_number(&digits) && digits.len() == 10 => 62,
        (Prefix::Trunk, _) => 46,
    };
    match left {
        Edge::Blank(len) if prefix == Prefix::Trunk && len > 3 && groups > 1 => (alone.min(60), 90),
        _ => (alone, 95),
    }
}

/// Thousands: `+500 000 000`.
fn is_money(view: &View<'_>, groups: usize) -> bool {
    groups > 1
        && view.lengths(groups).skip(1).all(|len| len == 3)
        && view.gaps(groups).all(|g| g.is_blank())
}
