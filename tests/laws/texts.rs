//! Texts in which something is found, and characters that make it hard.

use proptest::prelude::*;

/// Official test numbers (Skatteverket), never assigned to a person.
pub const NUMBERS: &[&str] = &[
    "19950518-2395",
    "950518-2395",
    "199505182395",
    "20151271-2389",
    "900127+9802",
    "1 8 9 0 0 1 1 2 9 8 1 7",
    "950518\u{2013}2395",
    "１９９５０５１８２３９５",
];

pub const PIECES: &[&str] = &[
    "Du är en jävla idiot",
    "vad fan",
    "k.u.k",
    "fitta",
    "jävla",
    "ring 070-174 06 35",
    "anna.andersson@exempel.example",
    "https://bo:hemligt@sanningen.example/vag/till?id=19950518-2395",
    "http://exempel.example/x",
    "1177.se",
    "exempel punkt se",
    "höra",
    "klass",
    "kostar 1 495 kr",
    "2026-11-24",
    "SE45 5000 0000 0583 9825 7466",
    "Storgatan 12, 123 45 Byn",
    "\"du är en idiot\" sa hon",
    "vi vet var du bor",
    "tack",
];

const HARD: &[&str] = &[
    "\u{200B}",
    "\u{AD}",
    "\u{202E}",
    "\u{30A}",
    "\u{301}",
    "😀",
    "👨\u{200D}👩\u{200D}👧",
    "𝓯",
    "а",
    "ο",
    "٣",
    "\u{A0}",
    "–",
    "”",
    "·",
    "ß",
    "ﬃ",
    "\n",
    "\0",
    "…",
    "#",
    "[",
    "]",
    "@",
    ".",
    ":",
    "//",
];

pub fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(PIECES).prop_map(String::from),
        3 => prop::sample::select(NUMBERS).prop_map(String::from),
        2 => prop::sample::select(HARD).prop_map(String::from),
        2 => "[a-zåäöA-ZÅÄÖ0-9 .,!?@:/*_+-]{0,10}",
        1 => any::<String>(),
    ];
    let glue = prop::sample::select(&["", " ", " ", ", ", ".", "\n"][..]);
    prop::collection::vec((piece, glue), 0..8)
        .prop_map(|all| all.into_iter().map(|(piece, glue)| piece + glue).collect())
}
