//! Tables of letters: accents, dress, look-alikes, digits.
//!
//! Accents and styled forms restate the canonical and compatibility
//! decompositions of the Unicode Character Database 16.0; the look-alikes are
//! chosen by eye for Swedish text, with Unicode Technical Standard 39
//! (confusables) as the checklist.

/// The plain letter of each code point from U+0100 to U+017F (`.`: none).
const EXTENDED_A: &[u8; 128] = b"aaaaaaccccccccddddeeeeeeeeeegggggggghhhh\
iiiiiiiiii..jjkkkllllllllllnnnnnnnnnoooooo..rrrrrrsssssssstttttt\
uuuuuuuuuuuuwwyyyzzzzzzs";

/// The plain letter of each code point from U+1E00 to U+1EFF; `A`, `B` and `O`
/// stand for å, ä and ö.
const EXTENDED_ADDITIONAL: &[u8; 256] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhh\
iiiikkkkkkllllllllmmmmmmnnnnnnnnooOOoooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwww\
xxxxyyzzzzzzhtwy....s.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooo\
uuuuuuuuuuuuuuyyyyyyyy......";

/// The plain letters of U+00C0 to U+00FF.
const LATIN_1: &[u8; 64] = b"aaaaBABceeeeiiiidnooooO.Ouuuuy..aaaaBABceeeeiiiidnooooO.Ouuuuy.y";

/// U+01CD to U+01DC: carons.
const CARONS: &[u8; 16] = b"aaiioouuuuuuuuuu";

/// The letter under the accent, for Latin letters other than å ä ö; æ and ø are
/// read as the Swedish ä and ö.
pub(super) fn plain(c: char) -> Option<char> {
    let cp = c as usize;
    let letter = match cp {
        0xC0..=0xFF => LATIN_1.get(cp - 0xC0),
        0x100..=0x17F => EXTENDED_A.get(cp - 0x100),
        0x1CD..=0x1DC => CARONS.get(cp - 0x1CD),
        0x1DE..=0x1DF => Some(&b'B'),
        0x1E00..=0x1EFF => EXTENDED_ADDITIONAL.get(cp - 0x1E00),
        0x212A => Some(&b'k'),
        0x212B => Some(&b'A'),
        _ => None,
    };
    match *letter? {
        b'A' => Some('å'),
        b'B' => Some('ä'),
        b'O' => Some('ö'),
        b'.' => None,
        l => Some(char::from(l)),
    }
}

/// Letters in another dress outside the regular blocks, each string a run of
/// the dressed and the plain letter.
const DRESSED: &[(char, u8)] = &[
    ('ª', b'a'),
    ('º', b'o'),
    ('ᴀ', b'a'),
    ('ʙ', b'b'),
    ('ᴄ', b'c'),
    ('ᴅ', b'd'),
    ('ᴇ', b'e'),
    ('ꜰ', b'f'),
    ('ɢ', b'g'),
    ('ʜ', b'h'),
    ('ɪ', b'i'),
    ('ᴊ', b'j'),
    ('ᴋ', b'k'),
    ('ʟ', b'l'),
    ('ᴍ', b'm'),
    ('ɴ', b'n'),
    ('ᴏ', b'o'),
    ('ᴘ', b'p'),
    ('ʀ', b'r'),
    ('ꜱ', b's'),
    ('ᴛ', b't'),
    ('ᴜ', b'u'),
    ('ᴠ', b'v'),
    ('ᴡ', b'w'),
    ('ʏ', b'y'),
    ('ᴢ', b'z'),
    ('ɑ', b'a'),
    ('ɡ', b'g'),
    ('ɩ', b'i'),
    ('ƒ', b'f'),
    ('ɨ', b'i'),
    ('ʉ', b'u'),
    ('ɛ', b'e'),
    ('ʈ', b't'),
    ('ɖ', b'd'),
    ('ɳ', b'n'),
    ('ɾ', b'r'),
    ('ɦ', b'h'),
    ('ɵ', b'o'),
    ('ʰ', b'h'),
    ('ʲ', b'j'),
    ('ʳ', b'r'),
    ('ʷ', b'w'),
    ('ʸ', b'y'),
    ('ˡ', b'l'),
    ('ˢ', b's'),
    ('ˣ', b'x'),
    ('ᴬ', b'a'),
    ('ᴮ', b'b'),
    ('ᴰ', b'd'),
    ('ᴱ', b'e'),
    ('ᴳ', b'g'),
    ('ᴴ', b'h'),
    ('ᴵ', b'i'),
    ('ᴶ', b'j'),
    ('ᴷ', b'k'),
    ('ᴸ', b'l'),
    ('ᴹ', b'm'),
    ('ᴺ', b'n'),
    ('ᴼ', b'o'),
    ('ᴾ', b'p'),
    ('ᴿ', b'r'),
    ('ᵀ', b't'),
    ('ᵁ', b'u'),
    ('ᵂ', b'w'),
    ('ᵃ', b'a'),
    ('ᵇ', b'b'),
    ('ᶜ', b'c'),
    ('ᵈ', b'd'),
    ('ᵉ', b'e'),
    ('ᶠ', b'f'),
    ('ᵍ', b'g'),
    ('ᵏ', b'k'),
    ('ᵐ', b'm'),
    ('ᵒ', b'o'),
    ('ᵖ', b'p'),
    ('ᵗ', b't'),
    ('ᵘ', b'u'),
    ('ᵛ', b'v'),
    ('ᶻ', b'z'),
    ('ᵢ', b'i'),
    ('ᵣ', b'r'),
    ('ᵤ', b'u'),
    ('ᵥ', b'v'),
    ('ⁱ', b'i'),
    ('ⁿ', b'n'),
    ('ₐ', b'a'),
    ('ₑ', b'e'),
    ('ₒ', b'o'),
    ('ₓ', b'x'),
    ('ₕ', b'h'),
    ('ₖ', b'k'),
    ('ₗ', b'l'),
    ('ₘ', b'm'),
    ('ₙ', b'n'),
    ('ₚ', b'p'),
    ('ₛ', b's'),
    ('ₜ', b't'),
    ('ℂ', b'c'),
    ('ℊ', b'g'),
    ('ℋ', b'h'),
    ('ℌ', b'h'),
    ('ℍ', b'h'),
    ('ℎ', b'h'),
    ('ℏ', b'h'),
    ('ℐ', b'i'),
    ('ℑ', b'i'),
    ('ℒ', b'l'),
    ('ℓ', b'l'),
    ('ℕ', b'n'),
    ('ℙ', b'p'),
    ('ℚ', b'q'),
    ('ℛ', b'r'),
    ('ℜ', b'r'),
    ('ℝ', b'r'),
    ('ℤ', b'z'),
    ('ℨ', b'z'),
    ('ℬ', b'b'),
    ('ℭ', b'c'),
    ('ℯ', b'e'),
    ('ℰ', b'e'),
    ('ℱ', b'f'),
    ('ℳ', b'm'),
    ('ℴ', b'o'),
    ('ℹ', b'i'),
    ('ⅅ', b'd'),
    ('ⅆ', b'd'),
    ('ⅇ', b'e'),
    ('ⅈ', b'i'),
    ('ⅉ', b'j'),
];

/// The ASCII character under a dress: fullwidth, mathematical, circled, squared,
/// raised, lowered, small capital.
pub(super) fn undress(c: char) -> Option<u8> {
    let cp = c as u32;
    let letter = |n: u32| u8::try_from(n % 26).ok().map(|n| b'a' + n);
    let digit = |n: u32| u8::try_from(n % 10).ok().map(|n| b'0' + n);
    match cp {
        0xFF01..=0xFF5E => u8::try_from(cp - 0xFEE0).ok().map(|b| b.to_ascii_lowercase()),
        0x1D400..=0x1D6A3 => letter(cp - 0x1D400),
        0x1D7CE..=0x1D7FF => digit(cp - 0x1D7CE),
        0x2460..=0x2468 => digit(cp - 0x2460 + 1),
        0x2474..=0x247C => digit(cp - 0x2474 + 1),
        0x2488..=0x2490 => digit(cp - 0x2488 + 1),
        0x249C..=0x24B5 => letter(cp - 0x249C),
        0x24B6..=0x24E9 => letter(cp - 0x24B6),
        0x24EA | 0x24FF => Some(b'0'),
        0x24F5..=0x24FD => digit(cp - 0x24F5 + 1),
        0x2776..=0x277E | 0x2780..=0x2788 | 0x278A..=0x2792 => digit(
            cp - if cp < 0x2780 {
                0x2775
            } else if cp < 0x278A {
                0x277F
            } else {
                0x2789
            },
        ),
        0x1F110..=0x1F129 => letter(cp - 0x1F110),
        0x1F130..=0x1F149 => letter(cp - 0x1F130),
        0x1F150..=0x1F169 => letter(cp - 0x1F150),
        0x1F170..=0x1F189 => letter(cp - 0x1F170),
        0x1FBF0..=0x1FBF9 => digit(cp - 0x1FBF0),
        0x2070 | 0x2074..=0x2079 => digit(cp - 0x2070),
        0x2080..=0x2089 => digit(cp - 0x2080),
        0xB9 => Some(b'1'),
        0xB2 | 0xB3 => digit(cp - 0xB0),
        // No single dressed letter stands outside these blocks.
        0xAA..=0x2149 | 0xA730..=0xA731 => {
            DRESSED.iter().find(|(d, _)| *d == c).map(|(_, plain)| *plain)
        }
        _ => None,
    }
}

/// The zero of each run of ten decimal digits outside ASCII, below U+10000.
const ZEROS: &[u16] = &[
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6,
    0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50,
    0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
];

/// The ASCII digit for a decimal digit of another script.
pub(super) fn digit(c: char) -> Option<u8> {
    let cp = u16::try_from(c as u32).ok()?;
    let run = ZEROS.partition_point(|zero| *zero <= cp);
    let offset = cp - ZEROS.get(run.checked_sub(1)?)?;
    u8::try_from(offset).ok().filter(|n| *n < 10).map(|n| b'0' + n)
}

/// Letters of other scripts beside the Latin letter they look like.
const LOOKALIKES: &[(char, u8)] = &[
    // Cyrillic
    ('а', b'a'),
    ('А', b'a'),
    ('В', b'b'),
    ('в', b'b'),
    ('Ь', b'b'),
    ('ь', b'b'),
    ('с', b'c'),
    ('С', b'c'),
    ('ԁ', b'd'),
    ('е', b'e'),
    ('Е', b'e'),
    ('ё', b'e'),
    ('Ё', b'e'),
    ('є', b'e'),
    ('Ғ', b'f'),
    ('Н', b'h'),
    ('н', b'h'),
    ('һ', b'h'),
    ('Һ', b'h'),
    ('і', b'i'),
    ('І', b'i'),
    ('ї', b'i'),
    ('Ї', b'i'),
    ('ј', b'j'),
    ('Ј', b'j'),
    ('к', b'k'),
    ('К', b'k'),
    ('ӏ', b'l'),
    ('Ӏ', b'l'),
    ('М', b'm'),
    ('м', b'm'),
    ('п', b'n'),
    ('о', b'o'),
    ('О', b'o'),
    ('р', b'p'),
    ('Р', b'p'),
    ('ԛ', b'q'),
    ('г', b'r'),
    ('я', b'r'),
    ('Я', b'r'),
    ('ѕ', b's'),
    ('Ѕ', b's'),
    ('т', b't'),
    ('Т', b't'),
    ('ц', b'u'),
    ('ѵ', b'v'),
    ('ԝ', b'w'),
    ('ш', b'w'),
    ('х', b'x'),
    ('Х', b'x'),
    ('у', b'y'),
    ('У', b'y'),
    ('ү', b'y'),
    ('Ү', b'y'),
    // Greek
    ('α', b'a'),
    ('Α', b'a'),
    ('ά', b'a'),
    ('β', b'b'),
    ('Β', b'b'),
    ('ϲ', b'c'),
    ('ε', b'e'),
    ('Ε', b'e'),
    ('έ', b'e'),
    ('Η', b'h'),
    ('ι', b'i'),
    ('Ι', b'i'),
    ('ί', b'i'),
    ('ϳ', b'j'),
    ('κ', b'k'),
    ('Κ', b'k'),
    ('Μ', b'm'),
    ('η', b'n'),
    ('Ν', b'n'),
    ('ο', b'o'),
    ('Ο', b'o'),
    ('ό', b'o'),
    ('σ', b'o'),
    ('ρ', b'p'),
    ('Ρ', b'p'),
    ('τ', b't'),
    ('Τ', b't'),
    ('υ', b'u'),
    ('ν', b'v'),
    ('ω', b'w'),
    ('χ', b'x'),
    ('Χ', b'x'),
    ('γ', b'y'),
    ('Υ', b'y'),
    ('Ζ', b'z'),
    // Armenian and Cherokee capitals
    ('օ', b'o'),
    ('Օ', b'o'),
    ('ո', b'n'),
    ('ս', b'u'),
    ('Տ', b's'),
    ('հ', b'h'),
    ('ց', b'g'),
    ('Ꭺ', b'a'),
    ('Ᏼ', b'b'),
    ('Ꮯ', b'c'),
    ('Ꭼ', b'e'),
    ('Ꮋ', b'h'),
    ('Ꭻ', b'j'),
    ('Ꮶ', b'k'),
    ('Ꮮ', b'l'),
    ('Ꮇ', b'm'),
    ('Ꮲ', b'p'),
    ('Ꮪ', b's'),
    ('Ꭲ', b't'),
    ('Ꮩ', b'v'),
    ('Ꮃ', b'w'),
    ('Ꮓ', b'z'),
];

/// The Latin letter that a letter of another script looks like.
pub(crate) fn lookalike(c: char) -> Option<u8> {
    LOOKALIKES.iter().find(|(l, _)| *l == c).map(|(_, latin)| *latin)
}

/// What a ligature or other joined sign stands for.
pub(super) fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'þ' | 'Þ' => "th",
        'œ' | 'Œ' => "oe",
        'ĳ' | 'Ĳ' => "ij",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'ǆ' | 'ǅ' | 'Ǆ' => "dz",
        'ǉ' | 'ǈ' | 'Ǉ' => "lj",
        'ǌ' | 'ǋ' | 'Ǌ' => "nj",
        '🆎' => "ab",
        '⑩' => "10",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;
    use unicode_normalization::UnicodeNormalization;

    /// Our accent tables against the canonical decomposition.
    #[test]
    fn plain_letters_agree_with_the_character_database() {
        for cp in 0xC0..0x1F00u32 {
            let Some(c) = char::from_u32(cp) else { continue };
            let Some(letter) = plain(c) else { continue };
            let apart: Vec<char> = [c].into_iter().nfd().flat_map(char::to_lowercase).collect();
            let base = apart[0];
            match letter {
                'å' => assert!(base == 'a' && apart.contains(&'\u{30A}'), "{c}"),
                'ä' => assert!(c == 'æ' || c == 'Æ' || apart.contains(&'\u{308}'), "{c}"),
                'ö' => assert!(c == 'ø' || c == 'Ø' || apart.contains(&'\u{308}'), "{c}"),
                _ if base.is_ascii() => assert_eq!(letter, base, "{c}"),
                // Letters with a stroke and the like do not decompose.
                _ => assert_eq!(apart.len(), 1, "{c}"),
            }
        }
    }

    #[test]
    fn undressed_characters_agree_with_compatibility_decomposition() {
        for cp in 0x80..0x1FFFFu32 {
            let Some(c) = char::from_u32(cp) else { continue };
            let Some(plain) = undress(c) else { continue };
            let apart: std::string::String =
                [c].into_iter().nfkd().flat_map(char::to_lowercase).collect();
            // Small capitals and circled digits on black do not decompose.
            let first = apart.chars().find(char::is_ascii_alphanumeric);
            if let (Some(first), true) =
                (first, apart != c.to_lowercase().collect::<std::string::String>())
            {
                assert_eq!(char::from(plain), first, "{c} U+{cp:X}");
            }
        }
    }

    #[test]
    fn digits_of_other_scripts() {
        assert_eq!(digit('٣'), Some(b'3'));
        assert_eq!(digit('९'), Some(b'9'));
        assert_eq!(digit('\u{66A}'), None);
        assert_eq!(digit('a'), None);
    }
}
