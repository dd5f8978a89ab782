//! How the letters of a stretch are written.

use core::ops::Range;

use super::view::View;
use crate::text::{Evasion, Flags};

/// What was undone to read a folded range: letters in another dress, letters of
/// another script among Latin ones, characters that show nothing.
pub(super) fn undone(view: &View<'_>, range: Range<usize>) -> Evasion {
    if !view.document.flags().intersects(Flags::ODD) {
        return Evasion::NONE;
    }
    let latin = view.slice(range.clone()).iter().any(u8::is_ascii_alphabetic);
    let odd = view.original(range).chars().filter(|c| !c.is_ascii());
    odd.fold(Evasion::NONE, |all, c| {
        all.with(match c {
            _ if is_dressed(c) => Evasion::STYLED,
            '\u{370}'..='\u{58F}' if latin => Evasion::LOOKALIKE,
            _ if is_invisible(c) => Evasion::INVISIBLE,
            _ => Evasion::NONE,
        })
    })
}

/// Characters that show nothing, of those that are put into words.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Letters, digits and signs in another dress, which compatibility
/// decomposition makes plain.
pub(super) fn is_dressed(c: char) -> bool {
    matches!(c,
        'ª' | 'º' | '\u{250}'..='\u{2FF}' | '\u{1D00}'..='\u{1DBF}' | '\u{2010}'..='\u{2011}'
        | '\u{2070}'..='\u{214F}' | '\u{2460}'..='\u{24FF}' | '\u{A720}'..='\u{A7FF}' | '\u{FB00}'..='\u{FB06}'
        | '\u{FE63}' | '\u{FF00}'..='\u{FFEF}' | '\u{1D400}'..='\u{1D7FF}' | '\u{1F100}'..='\u{1F1FF}')
}
