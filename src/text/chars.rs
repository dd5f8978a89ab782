//! How one character outside ASCII and å ä ö is read.

use super::{Evasion, scripts};

/// The reading of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Shows nothing and is left out.
    Invisible,
    /// A combining mark on the letter before it.
    Mark,
    /// A Latin letter under an accent.
    Accent(char),
    /// An ASCII character in another dress.
    Dressed(u8),
    /// A decimal digit of another script.
    Digit(u8),
    /// Several letters in one character.
    Ligature(&'static str),
    /// An unusual blank, dash, quotation mark or line break, and the usual one.
    Punctuation(u8),
    /// A letter of another script (lower case), and the Latin letter it looks
    /// like, if any.
    Foreign(char, Option<u8>),
    /// A dot that is no full stop.
    OddDot,
    /// An emoji or pictograph.
    Emoji,
    /// Any other symbol.
    Symbol,
}

pub(super) fn read(c: char) -> Reading {
    if is_invisible(c) {
        return Reading::Invisible;
    }
    if is_mark(c) {
        return Reading::Mark;
    }
    if let Some(usual) = punctuation(c) {
        return Reading::Punctuation(usual);
    }
    if let Some(digit) = scripts::digit(c).filter(|_| !('\u{FF10}'..='\u{FF19}').contains(&c)) {
        return Reading::Digit(digit);
    }
    if let Some(letters) = scripts::ligature(c) {
        return Reading::Ligature(letters);
    }
    if let Some(plain) = scripts::undress(c) {
        return Reading::Dressed(plain);
    }
    if let Some(plain) = scripts::plain(c) {
        return Reading::Accent(plain);
    }
    if c.is_alphanumeric() {
        let lower = c.to_lowercase().next().unwrap_or(c);
        return Reading::Foreign(lower, scripts::lookalike(c));
    }
    match c {
        '·' | '•' | '。' | '｡' | '․' | '‧' | '∙' | '⋅' | '・' | '･' | '●' | '▪' | '⚫' | '⏺' => {
            Reading::OddDot
        }
        '\u{2190}'..='\u{21FF}'
        | '\u{2300}'..='\u{23FF}'
        | '\u{2600}'..='\u{27BF}'
        | '\u{2B00}'..='\u{2BFF}'
        | '\u{1F000}'..='\u{1FAFF}' => Reading::Emoji,
        _ => Reading::Symbol,
    }
}

/// The letter of a regional indicator symbol, two of which show a flag.
pub(super) fn regional(c: char) -> Option<char> {
    let nth = u32::from(c).checked_sub(0x1F1E6).filter(|nth| *nth < 26)?;
    char::from_u32(u32::from('a') + nth)
}

/// What folding undid to read the character, where that is a disguise.
pub(super) fn undone(c: char) -> Evasion {
    match read(c) {
        // U+00AD and U+FE0F stand in text that no one disguised.
        Reading::Invisible if matches!(c, '\u{AD}' | '\u{FE0F}') => Evasion::NONE,
        Reading::Invisible => Evasion::INVISIBLE,
        // Decomposed å ä ö are what some systems write.
        Reading::Mark if matches!(c, '\u{308}' | '\u{30A}') => Evasion::NONE,
        Reading::Mark | Reading::Accent(_) => Evasion::MARKS,
        Reading::Dressed(_) | Reading::Digit(_) | Reading::Ligature(_) => Evasion::STYLED,
        Reading::Foreign(_, Some(_)) => Evasion::LOOKALIKE,
        _ if regional(c).is_some() => Evasion::EMOJI,
        _ => Evasion::NONE,
    }
}

/// Characters that show nothing: Default_Ignorable_Code_Point of the Unicode
/// Character Database, the bidi controls among them, and control characters
/// that no one types.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}' | '\u{80}'..='\u{84}'
        | '\u{86}'..='\u{9F}')
}

/// Combining marks that stand on Latin letters, and the enclosing keycap.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

fn punctuation(c: char) -> Option<u8> {
    Some(match c {
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
            b' '
        }
        '\u{85}' | '\u{2028}' | '\u{2029}' => b'\n',
        '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{2E3A}'..='\u{2E3B}'
        | '\u{FE58}'
        | '\u{FE63}'
        | '\u{FF0D}'
        | '⁃' => b'-',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '❝' | '❞' | '〝' | '〞' => b'"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '´' | 'ʼ' | '❛' | '❜' => {
            b'\''
        }
        _ => return None,
    })
}

/// Whether the usual character is a quotation mark.
pub(super) fn is_quote(usual: u8) -> bool {
    usual == b'"' || usual == b'\''
}
