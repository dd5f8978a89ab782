//! Passport and national identity card numbers.
//!
//! - *Format*: eight digits; since 2022-01-01 two letters and seven digits.
//! - *Check*: none in the number itself, so a word must name it.
//! - *Source*: Polisen, *Nya pass och nationella id-kort*.

use super::context::{Cue, Support};
use super::evidence::Form;
use super::kind::Kind;
use super::look::Look;
use super::run::{Edge, View};

/// Looks for a number whose digits are the first group.
pub(super) fn look(view: &View<'_>, look: &mut Look<'_>) {
    let first = view.first();
    let whole = !matches!(view.right(1), Edge::Tight(..) | Edge::Letters | Edge::Code);
    let start = match first.len() {
        8 if !matches!(view.left(), Edge::Tight(..) | Edge::Letters | Edge::Code) => first.start,
        7 => {
            let Some(from) = first.start.checked_sub(2) else { return };
            let letters = view.folded.get(from..first.start).unwrap_or_default();
            let alone = !from.checked_sub(1).is_some_and(|i| view.document.is_word_byte(i));
            if !alone || !letters.iter().all(u8::is_ascii_lowercase) {
                return;
            }
            from
        }
        _ => return,
    };
    if !whole || !look.mentions(&[Cue::Passport]) {
        return;
    }
    let range = start..first.end;
    let context = look.context(range.clone());
    if context.is_near(Cue::Passport, 5, 5) {
        // "id-kort" is a card to the list of words.
        if let Support::Own(cue) = context.support(&[Cue::Passport, Cue::Card]) {
            let form = Form { alone: 0, named: 70, code: "passport.context" };
            look.keep(Kind::Passport, range, form, Support::Own(cue));
        }
    }
}
