//! Texts with digits and without, for the benches of numbers.

/// A comment as most are.
pub const WITHOUT: &str = "Vi väntade i timmar på akuten i Huddinge innan någon hade tid att titta \
på foten, men när vi väl kom in var både läkaren och sjuksköterskan hur snälla som helst. Tack till \
er! ";

/// A comment full of harmless digits.
pub const WITH: &str = "Linje 4 gick 7.15, 7.45 och 8.15 den 12/3, buss 172 kl. 9.05. Biljetten \
kostar 42 kr, 4 kr mer än 2024, och avgift 1 500 kr för den som åker utan. Ärende 2026-00417, sid 12 \
av 30. ";

/// Digits in every layout that the detector reads, to be repeated.
pub const HOSTILE: &[&str] = &[
    "9",
    "9 ",
    "95 ",
    "1 2 ",
    "1.",
    "0 7 0 ",
    "19-85 07-09 ",
    "07 01 ",
    "0701 ",
    "0701740605 ",
    "070-174 06 05 ",
    "950715-2396 ",
    "9507152396 ",
    "950715 2396 ",
    "95 07 15 2396 ",
    "1995-07-15-2396 ",
    "9.5.0.7.1.5-2396 ",
    "1 9 9 5 0 7 1 5 2 3 9 6 ",
    "o1",
    "o1 ",
    "(0)",
    "+46 ",
    "se45 ",
    "se 45 ",
    "4000 0566 ",
    "5000-000 00 51 ",
    "3300 ",
    "abc123 ",
    "Storgatan 1 ",
    "noll 7 ",
    "noll sju ",
    "1@",
    "a at a punkt ",
    "personnummer 950715-2397 ",
    "bg 5559-1945 ",
    "840607-R384 ",
    "19450829SF2B ",
    "konto 8000-2, ",
];
