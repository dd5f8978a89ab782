//! A third-party detector: case numbers such as `RS 2026-0123` belong in no
//! comment field.

use std::error::Error;

use omdome::category::Category;
use omdome::detector::{Detector, KindSpec, Scan, Scanner, Setup, Sink};
use omdome::finding::{Confidence, Finding, Severity};
use omdome::policy::{Action, Policy};
use omdome::post::Post;
use omdome::ruleset::Ruleset;
use omdome::text::Flags;

const CATEGORY: &str = "x.case-number";

#[derive(Debug)]
struct CaseNumber(Category);

impl Detector for CaseNumber {
    fn id(&self) -> &'static str {
        CATEGORY
    }

    fn revision(&self) -> u32 {
        1
    }

    fn prepare(&self, setup: &mut Setup<'_>) -> Box<dyn Scanner> {
        setup.reports([KindSpec { category: self.0.clone(), kind: None, exclusive: true }]);
        setup.wants(Flags::DIGIT);
        Box::new(CaseNumber(self.0.clone()))
    }
}

impl Scanner for CaseNumber {
    fn scan(&self, scan: &Scan<'_>, sink: &mut Sink<'_>) {
        let document = scan.document();
        for three in document.words().windows(3) {
            let [series, year, serial] = three else { continue };
            let digits = |word: &[u8]| word.len() == 4 && word.iter().all(u8::is_ascii_digit);
            let is = document.word(*series) == b"rs"
                && digits(document.word(*year))
                && digits(document.word(*serial));
            if is {
                let span = document.span(series.range().start..serial.range().end);
                let finding =
                    Finding::new(self.0.clone(), span, Confidence::Likely, "case-number.series");
                sink.push(finding.severity(Severity::Low));
            }
        }
    }
}

/// Rules are data; this one brings its own test cases, which are run by `build`.
const POLICY: &str = r#"{
  "schema": "omdome.policy/1", "id": "se.exempel", "version": "2026.11.0",
  "ground": [{ "id": "regler.7", "kind": "house_rule", "cite": "Kommentarsregler, punkt 7",
               "url": "https://exempel.example/regler" }],
  "rule": [{
    "id": "case-number", "action": "review", "grounds": ["regler.7"],
    "when": { "finding": { "category": "x.case-number" } },
    "message": {
      "sv": { "author": "Ange inga ärendenummer här.", "moderator": "Ärendenummer." },
      "en": { "author": "Please give no case numbers here.", "moderator": "A case number." }
    },
    "example": [
      { "text": "Det gäller RS 2026-0123.", "expect": "match", "spans": [[12, 24]] },
      { "text": "Vi ses 2026-11-24.", "expect": "no_match" }
    ]
  }]
}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let category = Category::custom(CATEGORY).ok_or("not a custom category id")?;
    let policy = Policy::from_json("policy.json", POLICY)?;
    let ruleset = Ruleset::builder(policy).detector(CaseNumber(category)).build()?;
    let verdict = ruleset.classify(&Post::new("Mitt ärende är RS 2026-0123, vad händer?"));
    println!("{}: {:?}", verdict.action(), verdict.findings());
    assert_eq!(verdict.action(), Action::Review);
    Ok(())
}
