//! Every kind of personal data, wherever it stands: nothing of it is shown, and
//! redacting it once is enough.

use omdome::category::Category;
use omdome::finding::Confidence;
use omdome::post::Post;
use omdome::text::OffsetUnit;
use omdome::verdict::Redaction;
use proptest::prelude::*;

use crate::standard;

/// A kind, a sentence that holds one (where `*` stands), and the number.
///
/// Personnummer and samordningsnummer are official test numbers, telephone numbers of
/// the series reserved for fiction, the rest examples of the specifications.
const KINDS: &[(&str, &str, &str)] = &[
    ("personnummer", "mitt personnummer är *", "950715-2396"),
    ("personnummer", "född *", "199507152396"),
    ("personnummer", "pnr *", "9 5 0 7 1 5 2 3 9 6"),
    ("personnummer", "pnr *", "95 07 15 2396"),
    ("samordningsnummer", "samordningsnummer *", "20151271-2389"),
    ("interimsnummer", "Har fått * av skolan", "840607-R384"),
    ("reservnummer", "Reserv-ID *", "19110321x846"),
    ("organisationsnummer", "orgnr *", "232100-0016"),
    ("phone", "ring *", "070-174 06 35"),
    ("phone", "ring *", "+46701740635"),
    ("phone", "ring *", "noll sju noll, ett sju fyra, noll sex, noll fem"),
    ("email", "mejla *", "anna.andersson@example.com"),
    ("email", "mejla *", "anna.andersson (at) example punkt com"),
    ("address", "bor på *", "Exempelgatan 12, 123 45 Byn"),
    ("bank_account", "konto *", "5000-000 00 51"),
    ("bankgiro", "bankgiro *", "5559-1945"),
    ("plusgiro", "plusgiro *", "3189733-3"),
    ("iban", "IBAN *", "SE45 5000 0000 0583 9825 7466"),
    ("iban", "IBAN *", "SE4550000000058398257466"),
    ("card", "kort *", "4000 0566 5566 5556"),
    ("card", "kort *", "4000056655665556"),
    ("plate", "bilen * står fel", "ABC123"),
    ("passport", "passnummer *", "99999903"),
];

/// What is put around the number: `*`. In and next to links, too.
const AROUND: &[&str] = &[
    "*",
    "(*)",
    "\"*\"",
    "*, *",
    "*\n*",
    "https://exempel.example/*",
    "https://exempel.example/sok?q=*&x=1",
    "https://*.exempel.example/",
    "https://*@exempel.example/",
    "*.exempel.example",
    "www.exempel.example/#*",
    "1177.se/*",
    "* https://exempel.example/hemligt",
    "https://exempel.example/hemligt *",
    "exempel.se:*",
    "hxxps://exempel[.]example/*",
    "@*",
    "#*",
];

const WORDS: &[&str] = &[
    "",
    "hej ",
    "Du är en idiot, ",
    "vad fan ",
    "😀",
    "åäö ",
    // Digits right behind a number make it a longer one, which is none.
    "ring 1177 ",
    "kl 10.30 ",
    "2026-11-24 ",
];

const HOW: [Redaction; 3] = [Redaction::Label, Redaction::Mask, Redaction::Remove];

/// Every four digits in a row of a number, and the local part of an address.
fn secrets(number: &str) -> Vec<String> {
    let runs = number.split(|c: char| !c.is_ascii_digit());
    let windows = |run: &str| -> Vec<String> {
        (4..=run.len()).map(|end| run[end - 4..end].to_string()).collect()
    };
    let mut secrets: Vec<String> = runs.flat_map(windows).collect();
    if number.contains("anna") {
        secrets.push("andersson".into());
    }
    secrets
}

/// A text, and the number in it.
fn planted() -> impl Strategy<Value = (String, &'static str)> {
    let word = || prop::sample::select(WORDS);
    (prop::sample::select(KINDS), prop::sample::select(AROUND), word(), word()).prop_map(
        |((_, sentence, number), around, before, after)| {
            let number: &str = number;
            // What has blanks in it stands beside a link, not in it.
            let around = if number.contains(' ') && around.contains('.') { "*" } else { around };
            let written = around.replace('*', number);
            (format!("{before}{} {after}", sentence.replace('*', &written)), number)
        },
    )
}

#[test]
fn every_kind_is_found_in_its_sentence() {
    for (kind, sentence, number) in KINDS {
        let text = sentence.replace('*', number);
        let verdict = standard().classify(&Post::new(&text));
        let found = verdict.findings().iter().any(|f| {
            f.is_kind(kind)
                && f.how_sure() >= Confidence::Likely
                && f.span().of(&text) == Some(number)
        });
        assert!(found, "{kind} in {text}: {verdict:?}");
    }
    let kinds = Category::PersonalData.kinds();
    assert!(kinds.iter().all(|kind| KINDS.iter().any(|(k, ..)| k == kind)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_digit_of_a_number_is_shown((text, number) in planted()) {
        let post = Post::new(&text);
        let (verdict, explanation) = standard().explain(&post);
        let report = verdict.report(&text, OffsetUnit::Utf8).expect("spans fit");
        for finding in &report.findings {
            let digits = finding.quote.chars().filter(|c| c.is_numeric()).count();
            prop_assert!(finding.category != Category::PersonalData || digits == 0, "{:?}", finding.quote);
        }
        // Ids, spans and digests are not made from the text.
        let mut shown = format!("{explanation:?} {post:?}");
        for finding in &report.findings {
            shown += &format!(" {} {:?} {:?}", finding.quote, finding.details, finding.code);
        }
        for finding in verdict.findings() {
            shown += &format!(" {} {:?}", finding.quote(), finding.evidence());
        }
        for secret in secrets(number) {
            prop_assert!(!shown.contains(&secret), "{secret} of {text}: {shown}");
        }
        for word in ["hemligt", "sok?"] {
            prop_assert!(!shown.contains(word), "{word} of {text}: {shown}");
        }
    }

    #[test]
    fn redacting_a_number_once_is_enough((text, number) in planted()) {
        for how in HOW {
            let once = standard().redact(&Post::new(&text), how);
            let found = standard().classify(&Post::new(&text)).findings().iter()
                .any(|f| *f.category() == Category::PersonalData && f.how_sure() >= Confidence::Likely);
            prop_assert!(!found || !once.contains(number), "{how:?} left {number} in {once}");
            prop_assert_eq!(standard().redact(&Post::new(&once), how), once);
        }
    }
}
