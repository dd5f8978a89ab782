//! Bank accounts with a clearing number.
//!
//! - *Format*: a clearing number of four digits (five for Swedbank's 8xxx, the
//!   last of them a check digit) and an account number: seven digits (type 1) or
//!   up to ten (type 2).
//! - *Check*: type 1 is mod 11 over clearing and account number, with or without
//!   the first clearing digit; type 2 is mod 10 over ten digits or, for
//!   Handelsbanken (6000 to 6999), mod 11 over nine.
//! - *Source*: Bankgirot, *Bankernas uppbyggnad av kontonummer*.
//!
//! A Nordea personal account is 3300 and the holder's personnummer: both are
//! reported. Eleven digits are many things, so a word must name the account; it
//! may stand between the two (`clearing 8000-2, konto 0 000 000 018`).

use super::context::Cue;
use super::evidence::{Form, LIKELY};
use super::kind::Kind;
use super::look::Look;
use super::luhn::{is_luhn, is_mod11};
use super::personnummer;
use super::run::{Digits, Edge, Group, View};

const OWN: [Cue; 1] = [Cue::Bank];

/// Looks for an account that begins with the first group.
pub(super) fn look(view: &View<'_>, look: &mut Look<'_>) {
    let first = view.first().len();
    let starts = matches!(first, 4 | 5) || (10..=15).contains(&first);
    if !starts || view.byte(view.first().start) == b'0' {
        return;
    }
    if matches!(view.left(), Edge::Tight(..) | Edge::Code) {
        return;
    }
    let groups = longest(view, 1, view.linked().iter().map(Group::len));
    let Some(groups) = groups else { return look_apart(view, look) };
    let range = view.first().start..view.end(groups);
    let support = look.context(range.clone()).support(&OWN);
    let digits = view.digits(groups);
    let holds = digits.len() == 14
        && digits.starts_with(&[3, 3, 0, 0])
        && personnummer::check(&digits.skip(4), false, look.today).is_ok();
    let alone = if holds { LIKELY } else { 40 };
    let alone = if groups == 1 && !holds { 0 } else { alone };
    let form = Form { alone, named: 95, code: "bank_account.checksum" };
    let end = range.end;
    let Some(reading) = look.keep(Kind::BankAccount, range, form, support) else { return };
    reading.holds_identity = holds;
    if let (true, Some(start)) = (holds, view.offset(4)) {
        let form = Form { alone: 60, named: 97, code: "personnummer.account" };
        look.keep(Kind::Personnummer, start..end, form, support);
    }
}

/// The most groups, from the first `from` on, whose digits are an account. `lengths`
/// are those of the groups `from` and each behind it, with what stands before in the
/// first.
fn longest(view: &View<'_>, from: usize, lengths: impl Iterator<Item = usize>) -> Option<usize> {
    let mut total = 0;
    let mut best = None;
    for (groups, len) in (from..).zip(lengths) {
        total += len;
        if total > 15 {
            break;
        }
        let whole = !matches!(view.right(groups), Edge::Tight(..) | Edge::Code);
        if total >= 10 && whole && is_account(&view.digits(groups)) {
            best = Some(groups);
        }
    }
    best
}

/// The most bytes between a clearing number and an account named after it.
const APART: usize = 32;

/// Looks for a clearing number and the account behind a word for it: `8000-2,
/// konto 0 000 000 018`. The word stands inside, so none is needed around.
fn look_apart(view: &View<'_>, look: &mut Look<'_>) {
    let joined = view.groups.get(1).is_some_and(|g| g.gap.is_some() && g.len() == 1);
    let head = match view.first().len() {
        4 if joined => 2,
        4 | 5 => 1,
        _ => return,
    };
    let Some(next) = view.groups.get(head).filter(|g| g.gap.is_none()) else { return };
    let from = view.end(head);
    if next.start > from + APART || !names_account(view, from, next.start) {
        return;
    }
    let tail = view.groups.iter().skip(head + 1).take_while(|g| g.gap.is_some());
    let least = view.digits(head).len() + next.len();
    let lengths = core::iter::once(least).chain(tail.map(Group::len));
    let Some(groups) = longest(view, head + 1, lengths) else { return };
    let form = Form { alone: 92, named: 95, code: "bank_account.checksum" };
    look.weigh(Kind::BankAccount, view.first().start..view.end(groups), form, &OWN);
}

/// Whether what stands between two folded places is a word for an account and
/// little else.
fn names_account(view: &View<'_>, from: usize, to: usize) -> bool {
    let between = view.folded.get(from..to).unwrap_or_default();
    let plain = |b: &u8| matches!(b, b' ' | b',' | b'.' | b':' | b'-' | b';' | b'(' | b'\n');
    let mut named = false;
    for word in between.split(plain).filter(|w| !w.is_empty()) {
        let account = word.starts_with(b"konto") || word.ends_with(b"konto");
        named |= account;
        let little = [&b"och"[..], b"samt", b"nr", b"nummer", "är".as_bytes(), b"med", b"mitt"];
        if !account && !little.contains(&word) {
            return false;
        }
    }
    named
}

/// Whether the digits are a clearing number and an account that keeps the check
/// of its bank.
fn is_account(digits: &Digits) -> bool {
    let clearing = digits.number(0, 4);
    let account = digits.skip(4);
    match clearing {
        6000..=6999 => (8..=9).contains(&account.len()) && is_mod11(values(&account)),
        8000..=8999 => {
            let checked = is_luhn(digits.part(0, 5).iter().copied());
            let with_fifth = checked && is_type_2(&digits.skip(5));
            with_fifth || is_type_2(&account)
        }
        3300
        | 3782
        | 9180..=9189
        | 9300..=9349
        | 9500..=9549
        | 9570..=9579
        | 9890..=9899
        | 9960..=9969 => is_type_2(&account),
        1100..=5999 | 7000..=7999 | 9020..=9799 | 9880..=9889 => {
            account.len() == 7 && (is_mod11(values(digits)) || is_mod11(values(&digits.skip(1))))
        }
        _ => false,
    }
}

fn is_type_2(account: &Digits) -> bool {
    (6..=10).contains(&account.len()) && is_luhn(values(account))
}

fn values(digits: &Digits) -> core::iter::Copied<core::slice::Iter<'_, u8>> {
    digits.as_slice().iter().copied()
}
