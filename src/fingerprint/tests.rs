use super::*;
use crate::text::TextBuffers;
use std::string::{String, ToString};
use std::vec::Vec;

const TEXT: &str =
    "Har jobbat på sjukhuset i Örebro i många år, och så här trött har jag aldrig varit förut.";

fn print(text: &str) -> Fingerprint {
    fingerprint(&TextBuffers::new().prepare(text), &FingerprintKey::default())
}

#[test]
fn dress_does_not_change_the_letters() {
    let dressed = [
        TEXT.to_uppercase(),
        TEXT.replace(' ', "  \n"),
        TEXT.replace([',', '.'], ""),
        TEXT.replace('å', "aa").replace('ö', "oe"),
        TEXT.replace('ö', "ø").replace('å', "á"),
        TEXT.replace("trött", "trööööött"),
        TEXT.replace("trött", "t r ö t t"),
        TEXT.replace("trött", "t-r-ö-t-t"),
        TEXT.replace("aldrig", "@ldr1g"),
        TEXT.replace("jobbat", "jo\u{200B}bbat"),
        TEXT.replace("sjukhuset", "ѕјukhuѕet"),
        std::format!("@Anna {TEXT} 😡🙏"),
        std::format!("{TEXT} #vård #rädda_bb"),
        std::format!("{TEXT} https://exempel.example/x?y=1"),
        std::format!("{TEXT} 2026"),
    ];
    for text in dressed {
        assert_eq!(print(&text).likeness(&print(TEXT)), 1000, "{text}");
    }
}

#[test]
fn what_is_left_out_is_remembered() {
    let text = "> citat\n@Anna #svpol 1177 www.exempel.example \"detta är ett längre citat\" ja";
    let traits = print(text).traits();
    for one in [Traits::QUOTE, Traits::MENTION, Traits::TAG, Traits::NUMBER, Traits::LINK] {
        assert!(traits.intersects(one), "{one:?}");
    }
    assert!(print(text).is_short());
    assert_eq!(print(TEXT).traits(), Traits::NONE);
}

/// Likenesses as a reader would rank them.
#[test]
fn likeness_tells_a_changed_post_from_another_post() {
    let like = [
        "Har jobbat på sjukhuset i Motala i många år, och så här trött har jag aldrig varit förut.",
        "Har jobbat på sjukhuset i Örebro i många år, och så här trött har jag aldrig varit...",
        "Läs detta: Har jobbat på sjukhuset i Örebro i många år, och så här trött har jag aldrig \
         varit förut. Så är det.",
        "Har jobat på skukhuset i Örebro i mågna år, och så här trött har ja aldrig varti förut.",
        "Så här trött har jag aldrig varit förut. Har jobbat på sjukhuset i Örebro i många år.",
    ];
    for text in like {
        assert!(print(text).likeness(&print(TEXT)) >= 780, "{text}");
    }
    let unlike = [
        "Har jobbat på sjukhuset i Örebro i många år. Parkeringen är dyr och bussen kommer aldrig.",
        "Bänken utanför är borta och de gamla får stå, och så här trött har jag aldrig varit förut.",
        "Tack till alla på akuten i Örebro som tog hand om min mamma i natt, ni är bäst!",
        "",
    ];
    for text in unlike {
        assert!(print(text).likeness(&print(TEXT)) < 660, "{text}");
    }
}

#[test]
fn likeness_is_symmetric_and_bounded() {
    let texts = [TEXT, "", "Tack!", "Har jobbat på sjukhuset", "år år år år år år år år år år"];
    for a in texts {
        for b in texts {
            let (a, b) = (print(a), print(b));
            assert!(a.likeness(&b) <= 1000);
            assert!(a.likeness(&b).abs_diff(b.likeness(&a)) <= 150);
            assert_eq!(a.likeness(&a), 1000);
        }
    }
}

#[test]
fn long_texts_are_thinned_out_and_still_compared() {
    let words: Vec<String> = (0..400u64)
        .map(|i| std::format!("ord{}", i.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40))
        .map(|w| w.bytes().map(|b| char::from(if b < b'a' { b + 49 } else { b })).collect())
        .collect();
    let long = words.join(" ");
    let changed = long.replacen(&words[30], "annat", 1).replacen(&words[200], "tredje", 1);
    assert!(print(&long).likeness(&print(&changed)) >= 900);
    let other: Vec<&str> = words.iter().rev().map(String::as_str).collect();
    let half = other[..200].join(" ");
    assert!(print(&long).likeness(&print(&half)) < 660);
}

#[test]
fn bytes_round_trip_and_other_keys_and_versions_are_refused() {
    let key = FingerprintKey::default();
    let bytes = print(TEXT).to_bytes();
    assert!(bytes.len() <= 96);
    assert_eq!(Fingerprint::from_bytes(&bytes, &key), Ok(print(TEXT)));
    let other = FingerprintKey::new([3; 16]);
    assert!(Fingerprint::from_bytes(&bytes, &other).unwrap_err().is_other_key());
    let mut newer = bytes;
    newer[0] = 2;
    assert!(Fingerprint::from_bytes(&newer, &key).unwrap_err().is_other_version());
    assert!(Fingerprint::from_bytes(&bytes[1..], &key).is_err());
    assert!(Fingerprint::from_bytes(&[], &key).is_err());
    let foreign = fingerprint(&TextBuffers::new().prepare(TEXT), &other);
    assert_eq!(foreign.likeness(&print(TEXT)), 0);
}

/// These values are stored by services: they never change within a version.
#[test]
fn values_are_stable() {
    let a = print("Bussen kom inte i dag heller.");
    // busen kom inte i dag heler
    assert_eq!(a.letters(), 21);
    assert_eq!(a.keys().as_slice().len(), 7);
    assert_eq!(a.to_string_of_bytes(), STABLE);
}

const STABLE: &str = "0100000615008eb0253a864b0dd2a5dd001b3711d01a85d8c101ab737200000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000";

impl Fingerprint {
    fn to_string_of_bytes(self) -> String {
        self.to_bytes().iter().map(|b| std::format!("{b:02x}")).collect::<Vec<_>>().concat()
    }
}

#[test]
fn hostile_texts_are_read_in_bounds() {
    for text in [
        "\"".repeat(3000),
        "> ".repeat(3000),
        "@".repeat(3000),
        "a.".repeat(3000),
        "a ".repeat(3000),
        "ab".repeat(20_000),
        "\u{200B}".repeat(3000),
        "мир ".repeat(3000),
        "漢字".repeat(3000),
        "å".to_string(),
        "\"a".to_string(),
    ] {
        let a = print(&text);
        assert_eq!(a.likeness(&a), 1000);
        assert!(a.keys().as_slice().len() < Keys::MAX);
    }
}
