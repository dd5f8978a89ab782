//! The detector as a whole, run before any ruleset.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;

use super::Link;
use crate::detector::{Detector, Limits, Scan, Scanner, Setup, Sink, SinkBuffers, settle};
use crate::error::Diagnostic;
use crate::finding::{Confidence, Finding};
use crate::fingerprint::FingerprintKey;
use crate::lexicon::{Matcher, MatcherBuilder};
use crate::post::{Date, Post};
use crate::signal::SignalBuffers;
use crate::text::TextBuffers;

/// The detector made ready, with what it said on the way.
pub(super) struct Ready {
    scanner: alloc::boxed::Box<dyn Scanner>,
    kinds: Vec<crate::detector::KindSpec>,
    matcher: Matcher,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Ready {
    /// Prepared with these settings (`Value::Null`: none).
    pub(super) fn new(settings: &Value) -> Ready {
        let (mut terms, mut gaps, mut diagnostics) =
            (MatcherBuilder::default(), Vec::new(), Vec::new());
        let key = FingerprintKey::default();
        let given = (!settings.is_null()).then_some(settings);
        let mut setup = Setup::new("link", given, &key, &mut terms, &mut gaps, &mut diagnostics);
        let scanner = Link.prepare(&mut setup);
        let kinds = setup.finish().kinds;
        Ready { scanner, kinds, matcher: terms.build(), diagnostics }
    }

    /// Every finding in a text.
    pub(super) fn find(&self, text: &str) -> Vec<Finding> {
        let post = Post::new(text);
        let (mut buffers, mut signals) = (TextBuffers::new(), SignalBuffers::default());
        let document = buffers.prepare(text);
        let signals = signals.find(&document, &self.matcher);
        let scan = Scan::new(&post, &document, &signals, Date::new(2026, 11, 1).unwrap());
        let (mut buffers, mut limits) = (SinkBuffers::default(), Limits::default());
        let mut sink = Sink::new(&document, &mut buffers, &mut limits, &self.kinds, 0, false);
        self.scanner.scan(&scan, &mut sink);
        settle(&mut buffers);
        buffers.candidates.into_iter().map(|c| c.finding).collect()
    }

    /// The likely ones as quotes.
    pub(super) fn quotes<'a>(&self, text: &'a str) -> Vec<&'a str> {
        let likely = self.find(text).into_iter().filter(|f| f.how_sure() >= Confidence::Likely);
        likely.map(|f| f.span().of(text).unwrap()).collect()
    }
}

const JOINTS: &str = include_str!("../../../tests/data/link-joints.txt");
const CASES: &str = include_str!("../../../tests/data/link-cases.txt");

/// The lines of one section of a data file.
fn section<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
    let lines = text.lines().skip_while(|line| *line != alloc::format!("[{name}]"));
    let lines = lines.skip(1).take_while(|line| !line.starts_with('[') || line.contains("]("));
    lines.filter(|line| !line.is_empty()).collect()
}

/// A case as its text and the links in it: `\\n` and `\\u{X}` undone, bars out.
fn case(line: &str) -> (String, Vec<String>) {
    let mut text = line.replace("\\n", "\n");
    while let Some(at) = text.find("\\u{") {
        let end = at + text[at..].find('}').unwrap();
        let c = char::from_u32(u32::from_str_radix(&text[at + 3..end], 16).unwrap()).unwrap();
        text.replace_range(at..=end, c.encode_utf8(&mut [0; 4]));
    }
    let links = text.split('|').skip(1).step_by(2).map(String::from).collect();
    (text.replace('|', ""), links)
}

fn preset() -> Ready {
    let hosts = ["1177.se", "regionstockholm.se", "vgregion.se", "sl.se", "krisinformation.se"];
    Ready::new(&serde_json::json!({ "allow": hosts }))
}

#[test]
fn links_stand_where_the_bars_are() {
    let ready = preset();
    let mut faults = Vec::new();
    for name in ["plain", "disguised", "none"] {
        let lines = section(CASES, name);
        assert!(lines.len() >= 100, "{name}");
        for line in lines {
            let (text, links) = case(line);
            let found = ready.quotes(&text);
            if found != links {
                faults.push(alloc::format!("{line:?}: found {found:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The look behind the copula once went beyond the start of the text: nothing stands before the copula.
#[test]
fn a_text_may_begin_with_what_names_a_host() {
    let ready = preset();
    assert_eq!(ready.quotes("Är kortakoen.se regionens egen?"), ["kortakoen.se"]);
}

/// The bar is 0.3 %: three joints in a thousand.
#[test]
fn sentences_without_a_blank_between_them_are_no_links() {
    let ready = preset();
    let (ends, begins) = (section(JOINTS, "end"), section(JOINTS, "begin"));
    let (mut count, mut flagged) = (0, Vec::new());
    for (i, end) in ends.iter().enumerate() {
        for begin in begins.iter().skip(i % 4).step_by(4) {
            let mut lower = begin.chars();
            let first = lower.next().unwrap().to_lowercase();
            let lower: String = first.chain(lower).collect();
            for begin in [begin, lower.as_str()] {
                let text = alloc::format!("{end}.{begin}.");
                count += 1;
                if !ready.quotes(&text).is_empty() {
                    flagged.push(text);
                }
            }
        }
    }
    assert!(count >= 2_000, "{count}");
    let share = flagged.len() * 100_000 / count;
    std::println!(
        "{} of {count} joints are taken for links: {}.{:03} %\n{}",
        flagged.len(),
        share / 1_000,
        share % 1_000,
        flagged.join("\n")
    );
    assert!(flagged.len() * 1_000 <= count * 3, "more than 0.3 %");
}

/// The host, the kind and whether it is allowed, of the one link in a text.
fn only(ready: &Ready, text: &str) -> (String, String, bool) {
    let found = ready.find(text);
    assert_eq!(found.len(), 1, "{text:?}");
    let host = found[0].evidence().host.as_deref().unwrap_or("");
    let allowed = found[0].evidence().facts.iter().any(|(name, _)| *name == "allowed");
    (host.into(), found[0].kind_id().unwrap().as_str().into(), allowed)
}

#[test]
fn hosts_are_the_ones_a_browser_would_go_to() {
    let ready = preset();
    for (text, host, kind, allowed) in [
        ("https://www.1177.se/liv", "www.1177.se", "url", true),
        ("1177.SE", "1177.se", "bare_domain", true),
        ("https://1177.se.:444/x", "1177.se", "url", true),
        ("1177 punkt se", "1177.se", "obfuscated", true),
        ("1177。se", "1177.se", "obfuscated", true),
        ("hxxps://1177.se/", "1177.se", "obfuscated", true),
        ("https://x@1177.se/", "1177.se", "url", true),
        ("https://1177.se\\@evil-vard.com", "1177.se", "url", true),
        ("https://1177.se@evil-vard.com", "evil-vard.com", "url", false),
        ("https://1177.se:443@evil-vard.com/x", "evil-vard.com", "url", false),
        ("https://1177.se%2Flogin@evil-vard.com", "evil-vard.com", "url", false),
        ("https://evil-vard.com/1177.se", "evil-vard.com", "url", false),
        ("https://evil-vard.com?1177.se", "evil-vard.com", "url", false),
        ("http://vgregion.se.com/", "vgregion.se.com", "lookalike", false),
        ("mittvgregion.se/some", "mittvgregion.se", "lookalike", false),
        ("sl-biljett.se", "sl-biljett.se", "lookalike", false),
        ("www.regionstockholm.com", "www.regionstockholm.com", "lookalike", false),
        ("ѕl.se", "xn--l-cvb.se", "lookalike", false),
        ("krısinformation.se", "xn--krsinformation-6fc.se", "lookalike", false),
        ("krisinformati0n.se", "krisinformati0n.se", "lookalike", false),
        ("Betala på sI.se nu", "si.se", "lookalike", false),
        ("https://sI.se/betala", "si.se", "lookalike", false),
        ("https://si.se/om", "si.se", "url", false),
        ("regionstokholm.nu i dag", "regionstokholm.nu", "lookalike", false),
        ("http://185.23.4.17/x", "185.23.4.17", "ip", false),
        ("http://3105293329/", "185.23.4.17", "ip", false),
        ("http://[::ffff:185.23.4.17]/", "185.23.4.17", "ip", false),
        ("http://[2001:DB8::1]:8080/", "2001:db8::1", "ip", false),
        ("https://%31%31%37%37.se/x", "1177.se", "obfuscated", true),
        ("https://例え.テスト/x", "xn--r8jz45g.xn--zckzah", "url", false),
        ("t.me/vardupproret", "t.me", "invite", false),
        ("discord.com/invite/AbC", "discord.com", "invite", false),
        ("bit.ly/1177-se", "bit.ly", "shortener", false),
        ("magnet:?xt=urn:btih:c12fe1c0", "", "url", false),
        ("tg://join?invite=AbCd", "join", "url", false),
        ("steam://1177.se/", "1177.se", "url", false),
    ] {
        assert_eq!(only(&ready, text), (host.into(), kind.into(), allowed), "{text}");
    }
}

#[test]
fn entries_match_at_a_label_boundary() {
    let ready = Ready::new(
        &serde_json::json!({ "allow": ["SL.se.", "=vgr.github.io", "räksmörgås.se", "185.23.4.17"] }),
    );
    assert!(ready.diagnostics.is_empty());
    for (text, allowed) in [
        ("www.sl.se", true),
        ("https://vgr.github.io/x", true),
        ("https://a.vgr.github.io/x", false),
        ("https://isl.se", false),
        ("https://xn--rksmrgs-5wao1o.se/", true),
        ("http://0xB9170411/", true),
    ] {
        assert_eq!(only(&ready, text).2, allowed, "{text}");
    }
}

#[test]
fn an_open_redirect_on_an_allowed_host_is_told() {
    let found = preset().find("https://1177.se/redirect?to=http://evil-vard.com");
    let names: Vec<&str> =
        found[0].evidence().facts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["allowed", "open_redirect"]);
}

#[test]
fn entries_that_are_no_host_or_a_public_suffix_are_refused() {
    let ready = Ready::new(
        &serde_json::json!({ "allow": ["1177.se", "se", "github.io", "https://sl.se/", ""] }),
    );
    let told: Vec<(&str, &str)> =
        ready.diagnostics.iter().map(|d| (d.code().as_str(), d.path())).collect();
    assert_eq!(
        told,
        [
            ("link.allow-public-suffix", "detector.link.allow[1]"),
            ("link.allow-public-suffix", "detector.link.allow[2]"),
            ("link.allow-host", "detector.link.allow[3]"),
            ("link.allow-host", "detector.link.allow[4]"),
        ]
    );
}

#[test]
fn the_threshold_moves_between_likely_and_possible() {
    let text = "Kolla snabblan.nu eller vardkoll.org eller www.lokalpressen.nu";
    for (threshold, likely) in [("certain", 1), ("tld", 2), ("label", 3)] {
        let ready = Ready::new(&serde_json::json!({ "likely_from": threshold }));
        assert_eq!(ready.quotes(text).len(), likely, "{threshold}");
    }
}

/// Four times the text may take no more than about four times as long, whatever
/// it is made of.
#[test]
fn time_grows_with_the_text() {
    let ready = preset();
    for unit in [
        "a.a~",
        "a.",
        "a.\"",
        "://",
        "http://",
        "@",
        ".",
        "..",
        "a@",
        "se.",
        "1.",
        "www.",
        "a.se ",
        "a.se.",
        "[.]",
        "a[.]",
        "a punkt ",
        "dot ",
        "https://a@",
        "h t t p s : / / ",
        "%2e",
        "a%2e",
        "&#46;",
        "(((",
        ")))",
        "http://a/((((",
        "a,b",
        "a. c",
        "\u{2022}",
        "a\u{2022}b",
        "\u{200B}",
        "е.е",
        "xn--a.",
        "-.",
        "_._",
        "a-",
        "//a",
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk.se ",
        "kalle.kalle.kalle.kalle.kalle.kalle.kalle.kalle.kalle.se.",
    ] {
        let time = |bytes: usize| {
            let text = unit.repeat(bytes / unit.len());
            let run = || {
                let start = std::time::Instant::now();
                let _ = ready.find(&text);
                start.elapsed()
            };
            (0..3).map(|_| run()).min().unwrap()
        };
        let slack = std::time::Duration::from_millis(60);
        // Other work on the machine may disturb a measurement, not all of them.
        let ratio = || (time(8_000), time(32_000));
        let is_linear = |(short, long)| long < short * 9 + slack;
        assert!((0..12).any(|_| is_linear(ratio())), "{unit:?}: {:?} for 8 and 32 kB", ratio());
    }
}
