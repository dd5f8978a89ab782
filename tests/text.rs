//! Laws of the text layer over any text.

use omdome::text::{Flags, MAX_TEXT, OffsetUnit, Span, TextBuffers};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Texts with the characters that make folding hard, close together.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zåäöA-ZÅÄÖ .,!?0-9@:/*_-]{0,12}",
        2 => prop::sample::select(vec![
            "\u{200B}", "\u{AD}", "\u{FE0F}", "\u{202E}", "\u{30A}", "\u{308}", "\u{301}",
            "a\u{30A}", "o\u{308}", "A\u{308}", "é", "É", "æ", "Ø", "ß", "ﬃ", "Ｆ", "𝓯", "𝟗", "Ⓐ",
            "🅰", "а", "е", "о", "ο", "п", "ж", "٣", "९", "\u{A0}", "–", "”", "·", "。", "😀",
            "👨\u{200D}👩\u{200D}👧", "🇸🇪", "中", "ﷺ", "\u{0}", "\u{85}", "Å", "İ",
        ]).prop_map(String::from),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn folded(text: &str) -> String {
    let mut buffers = TextBuffers::new();
    String::from_utf8(buffers.prepare(text).folded().to_vec()).expect("folded text is UTF-8")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_folded_range_maps_back_onto_characters(text in text()) {
        let mut buffers = TextBuffers::new();
        let document = buffers.prepare(&text);
        let view = std::str::from_utf8(document.folded()).expect("folded text is UTF-8");
        let mut before = Span::new(0, 0);
        for (i, c) in view.char_indices() {
            let span = document.span(i..i + c.len_utf8());
            let piece = span.of(&text).expect("span on character boundaries");
            prop_assert!(!piece.is_empty());
            // Spans rise with the folded offset; one character may stand for several.
            prop_assert!(span.start() >= before.start() && span.end() >= before.end());
            // The characters that caused it, folded alone, hold the folded character.
            // Look-alikes depend on their word, and letters of flags on how many
            // stand in a row, so they are left out here.
            let of_flag = ('\u{1F1E6}'..='\u{1F1FF}').contains(&c);
            if !of_flag && !document.flags().intersects(Flags::LOOKALIKE) {
                prop_assert!(folded(piece).contains(c), "{piece:?} gives {c:?}");
            }
            before = span;
        }
        let whole = document.span(0..view.len());
        prop_assert!(whole.of(&text).is_some());
    }

    #[test]
    fn words_are_maximal_runs_of_letters_and_digits(text in text()) {
        let mut buffers = TextBuffers::new();
        let document = buffers.prepare(&text);
        let view = std::str::from_utf8(document.folded()).expect("folded text is UTF-8");
        let mut at = 0;
        for word in document.words() {
            let range = word.range();
            prop_assert!(view[at..range.start].chars().all(|c| !c.is_alphanumeric()));
            prop_assert!(!view[range.clone()].is_empty());
            prop_assert!(view[range.clone()].chars().all(char::is_alphanumeric));
            prop_assert!(document.is_word_edge(range.start) && document.is_word_edge(range.end));
            at = range.end;
        }
        prop_assert!(view[at..].chars().all(|c| !c.is_alphanumeric()));
    }

    #[test]
    fn composed_and_decomposed_text_fold_alike(text in "[a-zA-ZåäöÅÄÖéüñ0-9 .,]{0,60}") {
        let nfd: String = text.nfd().collect();
        prop_assert_eq!(folded(&text), folded(&nfd));
    }

    #[test]
    fn folding_twice_is_folding_once(text in text()) {
        let once = folded(&text);
        // A lower-case letter of another script may complete a look-alike word
        // only once its neighbours are Latin, which the first pass made them.
        if !once.chars().any(|c| c.is_alphabetic() && !c.is_ascii() && !"åäö".contains(c)) {
            prop_assert_eq!(folded(&once), once);
        }
    }

    #[test]
    fn flags_are_never_missing(text in text()) {
        let mut buffers = TextBuffers::new();
        let document = buffers.prepare(&text);
        let view = std::str::from_utf8(document.folded()).expect("folded text is UTF-8");
        let flags = document.flags();
        let needs = |flag: Flags, there: bool| !there || flags.contains(flag);
        prop_assert!(needs(Flags::DIGIT, view.bytes().any(|b| b.is_ascii_digit())));
        prop_assert!(needs(Flags::AT, view.contains('@')));
        prop_assert!(needs(Flags::SLASH, view.contains(['/', ':', '\\'])));
        prop_assert!(needs(Flags::SWEDISH, view.contains(['å', 'ä', 'ö'])));
        prop_assert!(needs(Flags::QUESTION, view.contains('?')));
        prop_assert!(needs(Flags::MASK, view.contains(['*', '_', '#', '$', '+', '|', '^', '~', '=', '<'])));
        let dots = view.as_bytes().windows(2).any(|w| w[0] == b'.' && w[1] > b' ');
        prop_assert!(needs(Flags::DOT, dots));
        prop_assert!(needs(Flags::ODD, text.chars().any(|c| !c.is_ascii() && !"åäöÅÄÖ".contains(c))));
    }

    #[test]
    fn spans_agree_in_all_units(text in text(), cuts in prop::collection::vec((0usize..200, 0usize..200), 0..6)) {
        let edges: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
        let spans: Vec<Span> = cuts.iter().map(|(a, b)| {
            let (a, b) = (edges[a % edges.len()], edges[b % edges.len()]);
            Span::new(a.min(b) as u32, a.max(b) as u32)
        }).collect();
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let points: Vec<char> = text.chars().collect();
        let in_utf16 = OffsetUnit::Utf16.convert(&text, &spans).expect("spans fit");
        let in_points = OffsetUnit::CodePoint.convert(&text, &spans).expect("spans fit");
        for ((span, [a, b]), [c, d]) in spans.iter().zip(&in_utf16).zip(&in_points) {
            let slice = &text[span.range()];
            prop_assert_eq!(String::from_utf16_lossy(&utf16[*a as usize..*b as usize]), slice);
            prop_assert_eq!(points[*c as usize..*d as usize].iter().collect::<String>(), slice);
            prop_assert_eq!(OffsetUnit::Utf16.to_span(&text, [*a, *b]), Some(*span));
            prop_assert_eq!(OffsetUnit::CodePoint.to_span(&text, [*c, *d]), Some(*span));
        }
    }
}

#[test]
fn a_text_over_the_cap_is_read_up_to_a_blank() {
    let text = "ord ".repeat(MAX_TEXT);
    let mut buffers = TextBuffers::new();
    let document = buffers.prepare(&text);
    let stop = document.truncated_at().expect("cut") as usize;
    assert!(stop <= MAX_TEXT && stop > MAX_TEXT - 8);
    assert!(document.text().ends_with("ord"));

    let solid = "å".repeat(MAX_TEXT);
    let document = buffers.prepare(&solid);
    assert_eq!(document.truncated_at(), Some(MAX_TEXT as u32));
}

#[test]
fn a_span_of_another_text_is_an_error() {
    let error = OffsetUnit::Utf16.convert("å", &[Span::new(0, 1)]).expect_err("cuts a character");
    assert!(error.to_string().contains("0..1"));
    assert!(OffsetUnit::Utf8.convert("a", &[Span::new(0, 2)]).is_err());
}

/// What the folded view is for: one row a form of writing, all read alike.
#[test]
fn forms_of_writing() {
    for (written, read) in [
        ("HÖRA", "höra"),
        ("ho\u{308}ra", "höra"),
        ("A\u{30A}SA", "åsa"),
        ("hora", "hora"),
        ("Ｆｉｔｔａ", "fitta"),
        ("𝓯𝓲𝓽𝓽𝓪", "fitta"),
        ("ⓕⓘⓣⓣⓐ", "fitta"),
        ("fi\u{200B}tt\u{AD}a", "fitta"),
        ("f\u{336}i\u{336}tta", "fitta"),
        ("fіttа", "fitta"),
        ("привет", "привет"),
        ("Ærlig ØL", "ärlig öl"),
        ("idé ñ ü", "ide n u"),
        ("”hej” – då", "\"hej\" - då"),
        ("１９\u{A0}٣", "19 3"),
        ("straße", "strasse"),
    ] {
        assert_eq!(folded(written), read, "{written}");
    }
}
