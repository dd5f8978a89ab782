//! Bankgiro and plusgiro numbers.
//!
//! - *Format*: bankgiro `NNN-NNNN` or `NNNN-NNNN`; plusgiro two to eight digits,
//!   the last behind a dash (`12 34 56-7`).
//! - *Check*: [Luhn](super::luhn).
//! - *Sources*: Bankgirot, *Bankgironummer – uppbyggnad och kontroll*; Nordea,
//!   *Plusgirot*.
//!
//! Seven or eight digits are anything, and every tenth passes: only a word that
//! names the number makes one of it. Rarely personal; more a sign of begging or
//! fraud.

use super::context::{Cue, Support};
use super::evidence::Form;
use super::kind::Kind;
use super::look::Look;
use super::luhn::is_luhn;
use super::run::{Edge, View};

/// Looks for either that begins with the first group.
pub(super) fn look(view: &View<'_>, look: &mut Look<'_>) {
    if view.first().len() > 8 || matches!(view.left(), Edge::Tight(..) | Edge::Code) {
        return;
    }
    if !look.mentions(&[Cue::Bankgiro, Cue::Plusgiro]) {
        return;
    }
    let mut total = 0;
    for (i, group) in view.linked().iter().take(6).enumerate() {
        total += group.len();
        let groups = i + 1;
        if total > 8 {
            return;
        }
        let bankgiro = matches!(total, 7 | 8) && (groups == 1 || group.len() == 4 && groups == 2);
        let plusgiro = total >= 3 && (groups == 1 || group.len() == 1);
        if !bankgiro && !plusgiro {
            continue;
        }
        let whole = !matches!(view.right(groups), Edge::Tight(..) | Edge::Code);
        if whole && is_luhn(view.digits(groups).as_slice().iter().copied()) {
            let last = view.gaps(groups).last();
            let dashed = last.is_none_or(|g| matches!(g.sign, b'-' | 0));
            if dashed {
                look_at(view, groups, (bankgiro, plusgiro), look);
            }
        }
    }
}

fn look_at(
    view: &View<'_>,
    groups: usize,
    (bankgiro, plusgiro): (bool, bool),
    look: &mut Look<'_>,
) {
    let range = view.first().start..view.end(groups);
    let context = look.context(range.clone());
    for (kind, own, fits, code) in [
        (Kind::Bankgiro, Cue::Bankgiro, bankgiro, "bankgiro.context"),
        (Kind::Plusgiro, Cue::Plusgiro, plusgiro, "plusgiro.context"),
    ] {
        if let (true, Support::Own(cue)) = (fits, context.support(&[own])) {
            let form = Form { alone: 0, named: 85, code };
            look.keep(kind, range.clone(), form, Support::Own(cue));
        }
    }
}
