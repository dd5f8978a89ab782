//! The detector as a whole, on sentences.

mod found;
mod quiet;

use std::string::{String, ToString};
use std::vec::Vec;

use super::PersonalData;
use super::kind::Kind;
use crate::category::Id;
use crate::detector::{
    Detector, Limits, NearMiss, Scan, Scanner, Setup, Sink, SinkBuffers, settle,
};
use crate::error::Diagnostic;
use crate::finding::{Confidence, Finding};
use crate::lexicon::{Matcher, MatcherBuilder};
use crate::post::{Date, Post};
use crate::signal::SignalBuffers;
use crate::text::TextBuffers;

/// The detector prepared with settings, run on one text after another.
struct Bench {
    scanner: std::boxed::Box<dyn Scanner>,
    kinds: Vec<crate::detector::KindSpec>,
    faults: Vec<Diagnostic>,
    matcher: Matcher,
    today: Date,
}

impl Bench {
    fn new() -> Bench {
        Bench::with(serde_json::json!({}))
    }

    fn with(settings: serde_json::Value) -> Bench {
        let (mut terms, mut gaps, mut faults) = (MatcherBuilder::default(), Vec::new(), Vec::new());
        let id = PersonalData.id();
        let key = crate::fingerprint::FingerprintKey::default();
        let mut setup = Setup::new(id, Some(&settings), &key, &mut terms, &mut gaps, &mut faults);
        let scanner = PersonalData.prepare(&mut setup);
        let kinds = setup.finish().kinds;
        let matcher = terms.build();
        Bench { scanner, kinds, faults, matcher, today: "2026-11-24".parse().unwrap() }
    }

    fn run(&self, text: &str) -> (Vec<Finding>, Vec<NearMiss>, usize) {
        let post = Post::new(text);
        let mut buffers = TextBuffers::new();
        let document = buffers.prepare(text);
        let mut signals = SignalBuffers::default();
        let signals = signals.find(&document, &self.matcher);
        let scan = Scan::new(&post, &document, &signals, self.today);
        let (mut found, mut limits) = (SinkBuffers::default(), Limits::default());
        let mut sink = Sink::new(&document, &mut found, &mut limits, &self.kinds, 0, true);
        self.scanner.scan(&scan, &mut sink);
        settle(&mut found);
        let findings = found.candidates.into_iter().map(|c| c.finding).collect();
        (findings, found.near_misses, found.claims.len())
    }

    /// Findings that count, as `kind: quote`.
    fn found(&self, text: &str) -> Vec<String> {
        let (findings, _, _) = self.run(text);
        let likely = findings.iter().filter(|f| f.how_sure() > Confidence::Possible);
        likely.map(|f| told(f, text)).collect()
    }

    /// Every finding, as `kind/confidence/code: quote`.
    fn all(&self, text: &str) -> Vec<String> {
        let (findings, _, _) = self.run(text);
        let told = |f: &Finding| {
            let kind = f.kind_id().map_or("", Id::as_str);
            let quote = f.span().of(text).unwrap();
            std::format!("{kind}/{}/{}: {quote}", f.how_sure().as_str(), f.code())
        };
        findings.iter().map(told).collect()
    }
}

fn told(finding: &Finding, text: &str) -> String {
    let kind = finding.kind_id().map_or("", Id::as_str);
    std::format!("{kind}: {}", finding.span().of(text).unwrap())
}

/// The published test numbers, twelve digits each.
fn official(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|l| !l.starts_with('#') && !l.is_empty())
}

const PERSONNUMMER: &str = include_str!("../../../../tests/data/official-test-personnummer.txt");
const SAMORDNINGSNUMMER: &str =
    include_str!("../../../../tests/data/official-test-samordningsnummer.txt");

#[test]
fn official_test_numbers_are_found_in_every_usual_writing() {
    let bench = Bench::new();
    for (kind, list) in [("personnummer", PERSONNUMMER), ("samordningsnummer", SAMORDNINGSNUMMER)] {
        assert_eq!(official(list).count(), 200);
        for number in official(list) {
            let (date, tail) = number.split_at(8);
            let short = &number[2..];
            for written in [
                std::format!("{date}-{tail}"),
                number.to_string(),
                std::format!("{}-{tail}", &date[2..]),
                short.to_string(),
                std::format!("{date} {tail}"),
                std::format!("{} {tail}", &date[2..]),
            ] {
                let text = std::format!("Hej, mitt personnummer är {written}, kan ni ringa?");
                let found = bench.found(&text);
                assert_eq!(found, [std::format!("{kind}: {written}")], "{text}");
            }
        }
    }
}

/// Every official number with each of its last ten digits changed, in both forms. A
/// change in the date may give another number that keeps its check, such as a
/// personnummer for a samordningsnummer: every single change breaks a check digit.
#[test]
fn a_changed_digit_is_never_confirmed() {
    let bench = Bench::new();
    for list in [PERSONNUMMER, SAMORDNINGSNUMMER] {
        for (i, number) in official(list).enumerate() {
            for at in 2..12 {
                let mut broken: Vec<u8> = number.bytes().collect();
                broken[at] = b'0' + (broken[at] - b'0' + 1 + ((i + at) % 9) as u8) % 10;
                let broken = String::from_utf8(broken).unwrap();
                let (date, tail) = broken.split_at(8);
                let (short, dashed) = (&broken[2..], std::format!("{date}-{tail}"));
                for written in [&broken, short, &dashed, &dashed[2..]] {
                    let text = std::format!("mitt personnummer är {written}");
                    let (findings, _, _) = bench.run(&text);
                    let sure = findings.iter().find(|f| f.how_sure() == Confidence::Confirmed);
                    assert!(sure.is_none(), "{text}: {:?}", bench.all(&text));
                }
            }
        }
    }
}

/// A sentence for each kind, and what is found in it.
const SENTENCES: &[(&str, &[&str])] = &[
    ("Mitt personnummer är 9507152396.", &["personnummer: 9507152396"]),
    ("Samordningsnummer 20151271-2389", &["samordningsnummer: 20151271-2389"]),
    ("Har fått 840607-R384 av skolan", &["interimsnummer: 840607-R384"]),
    ("Reserv-ID 19110321x846", &["reservnummer: 19110321x846"]),
    ("Orgnr 2321000016", &["organisationsnummer: 2321000016"]),
    ("Ring 070-174 06 05", &["phone: 070-174 06 05"]),
    ("Ring +46 (0)70-174 06 05", &["phone: +46 (0)70-174 06 05"]),
    ("Skriv till anna.a@example.com", &["email: anna.a@example.com"]),
    ("anna (at) example punkt com", &["email: anna (at) example punkt com"]),
    ("Jag bor på Exempelgatan 12", &["address: Exempelgatan 12"]),
    ("Konto 5000-000 00 51", &["bank_account: 5000-000 00 51"]),
    ("Sätt in på bg 5559-1945", &["bankgiro: 5559-1945"]),
    ("Plusgiro 3189733-3", &["plusgiro: 3189733-3"]),
    ("IBAN SE45 5000 0000 0583 9825 7466", &["iban: SE45 5000 0000 0583 9825 7466"]),
    ("Kort 4000 0566 5566 5556", &["card: 4000 0566 5566 5556"]),
    ("Bilen ABC123 står fel", &["plate: ABC123"]),
    ("Passnr 99999903", &["passport: 99999903"]),
    ("Konto 3300 860130-2386", &["bank_account: 3300 860130-2386", "personnummer: 860130-2386"]),
];

#[test]
fn every_kind_in_a_sentence() {
    let bench = Bench::new();
    for (text, expected) in SENTENCES {
        assert_eq!(bench.found(text), *expected, "{text}");
    }
    for kind in Kind::ALL {
        let named = |found: &&str| found.starts_with(kind.id());
        assert!(SENTENCES.iter().any(|(_, found)| found.iter().any(named)), "{kind:?}");
    }
}

#[test]
fn every_kind_can_be_switched() {
    for kind in Kind::ALL {
        let (id, own) = (kind.id(), std::format!("{}: ", kind.id()));
        let only = Bench::with(serde_json::json!({ "kinds": [id] }));
        let without = Bench::with(serde_json::json!({ "off": [id] }));
        assert!(only.faults.is_empty() && without.faults.is_empty());
        for (text, expected) in
            SENTENCES.iter().filter(|(_, e)| e.iter().any(|f| f.starts_with(&own)))
        {
            let ours = |f: &&&str| f.starts_with(&own);
            let wanted: Vec<&&str> = expected.iter().filter(ours).collect();
            assert_eq!(only.found(text).iter().collect::<Vec<_>>(), wanted, "{text}");
            assert!(without.found(text).iter().all(|f| !f.starts_with(&own)), "{text}");
        }
    }
}

#[test]
fn a_kind_is_reported_from_a_confidence_on() {
    let strict = Bench::with(serde_json::json!({ "least": { "phone": "confirmed" } }));
    assert!(strict.faults.is_empty());
    assert_eq!(strict.found("Huset 070-174 06 05"), [""; 0]);
    assert_eq!(strict.found("Ring 070-174 06 05"), ["phone: 070-174 06 05"]);
    assert_eq!(strict.found("Konto 5000-000 00 51").len(), 1);
    let lax = Bench::with(serde_json::json!({ "least": { "personnummer": "likely" } }));
    assert_eq!(lax.all("Mitt personnummer är 950715-2397"), [""; 0]);
    let faulty = Bench::with(serde_json::json!({ "least": { "fon": "likely" } }));
    assert_eq!(faulty.faults[0].path(), "detector.personal_data.least.fon");
    let faulty = Bench::with(serde_json::json!({ "least": { "phone": "sure" } }));
    assert_eq!(faulty.faults.len(), 1);
}

#[test]
fn a_typo_beside_a_word_is_possible_and_a_near_miss_without() {
    let bench = Bench::new();
    let all = bench.all("Mitt personnummer är 950715-2397");
    assert_eq!(all, ["personnummer/possible/personnummer.typo: 950715-2397"]);
    let (findings, misses, _) = bench.run("Lotten 950715-2397 vann");
    assert!(findings.is_empty());
    assert_eq!(misses[0].rejected_by.as_str(), "checksum");
}

#[test]
fn settings_switch_kinds_off_and_allow_values() {
    let bench = Bench::with(serde_json::json!({
        "off": ["plate"],
        "allow": ["08-465 004 00", "031-39006*", "@example.net", "info@example.com"],
    }));
    assert!(bench.faults.is_empty(), "{:?}", bench.faults);
    for text in [
        "Bilen ABC123",
        "Ring +46 8 465 004 00",
        "Ring 031-390 06 95",
        "anna@mail.example.net",
        "INFO@example.com",
    ] {
        assert_eq!(bench.found(text), [""; 0], "{text}");
    }
    let (_, _, claims) = bench.run("Ring 031-390 06 95");
    assert_eq!(claims, 1);
    for text in ["Ring 08-465 004 01", "anna@example.com", "anna@badexample.net"] {
        assert_eq!(bench.found(text).len(), 1, "{text}");
    }
    let only = Bench::with(serde_json::json!({ "kinds": ["email"] }));
    assert_eq!(only.found("Ring 070-174 06 05 eller anna@example.com").len(), 1);
    let faulty = Bench::with(serde_json::json!({ "allow": ["växeln"], "of": [] }));
    assert_eq!(faulty.faults.len(), 1);
    let faulty = Bench::with(serde_json::json!({ "allow": ["växeln"] }));
    assert_eq!(faulty.faults[0].path(), "detector.personal_data.allow[0]");
}

#[test]
fn no_text_panics() {
    use proptest::test_runner::{Config, TestRunner};

    let bench = Bench::new();
    for pattern in ["[0-9a-zåOl@+()\\[\\]. ,:/_\n-]{0,120}", "\\PC{0,80}"] {
        let mut runner = TestRunner::new(Config::with_cases(200));
        let run = |text: String| {
            bench.run(&text);
            Ok(())
        };
        runner.run(&proptest::string::string_regex(pattern).unwrap(), run).unwrap();
    }
}

/// Long runs of digits in every layout are got through; the look-around of each
/// recogniser is bounded.
#[test]
fn long_runs_of_digits() {
    let bench = Bench::new();
    for unit in [
        "9",
        "9 ",
        "9-",
        "9.",
        "95 ",
        "0701",
        "0 7 0 ",
        "950715-2396 ",
        "950715-2396-",
        "o1",
        "1@",
        "a@a.",
        "(0)",
        "+46 ",
        "se45 ",
        "Exempelgatan 1 ",
        "5000-",
        "abc123",
        " at a punkt ",
    ] {
        let text = unit.repeat(12_000 / unit.len());
        let (findings, _, _) = bench.run(&text);
        assert!(findings.len() <= 512, "{unit}");
    }
}
