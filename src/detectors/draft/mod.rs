//! Advice on an authority's own drafts: does the text take a party's side, and
//! is it plain?
//!
//! A public body must be impartial (1 kap. 9 § regeringsformen) and write
//! clearly (11 § språklagen, 2009:600). Neither can be settled by a program, so
//! all that comes of it is advice with the place it is about: `partisan` where a
//! party stands near an appeal, praise or an attack that is the draft's own
//! (the `partisan` rules), `plain_language` for officialese, with plainer words to put
//! instead, for long sentences, and for a text that is heavy as a whole
//! (the `plain` rules, kind `wording`), and for rows of emoji, shouting and
//! run-together hashtags that a screen reader cannot read out (kind `accessible`).
//!
//! Settings, under `[detector.draft]`; off unless `on` is true, so that a
//! ruleset for incoming comments does not pay for it:
//!
//! | key | holds |
//! |---|---|
//! | `on` | whether posts are looked at as drafts |
//! | `lix` | the LIX from which a text is heavy; 50 |
//! | `sentence` | the most words of a sentence; 30 |
//! | `add` | entries, one line each, in the format of [`crate::lexicon`] |
//! | `remove` | lemmas that are not looked for |

mod accessible;
mod partisan;
mod plain;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use serde::Deserialize;

use self::partisan::Part;
use crate::category::Category;
use crate::detector::{Detector, KindSpec, Scan, Scanner, Setup, Sink};
use crate::error::{Field, Is, Shape};
use crate::finding::{Confidence, Finding, Severity};
use crate::lexicon::{Entry, Group, Lexicon};
use crate::text::Span;

/// Name and text of each lexicon.
const LEXICONS: [(&str, &str); 2] = [
    ("sv-partisan.txt", include_str!("data/sv-partisan.txt")),
    ("sv-plain.txt", include_str!("data/sv-plain.txt")),
];

/// Reads an authority's own drafts: party politics and plain language.
///
/// ```
/// use omdome::detector::Detector;
///
/// assert_eq!(omdome::detectors::draft::Draft.id(), "draft");
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Draft;

const SHAPE: Shape = Shape::new(&[
    Field::optional("on", Is::Bool),
    Field::optional("lix", Is::Integer(1, 1_000)),
    Field::optional("sentence", Is::Integer(1, 1_000)),
    Field::optional("add", Is::List(&Is::Text)),
    Field::optional("remove", Is::List(&Is::Text)),
]);

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Settings {
    on: bool,
    lix: Option<u32>,
    sentence: Option<u32>,
    add: Vec<String>,
    remove: Vec<String>,
}

impl Detector for Draft {
    fn id(&self) -> &'static str {
        "draft"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn prepare(&self, setup: &mut Setup<'_>) -> Box<dyn Scanner> {
        let settings: Settings = setup.settings(&SHAPE);
        setup.reports([KindSpec::shared(Category::Partisan)]);
        setup.reports([plain::KIND, accessible::KIND].map(|kind| KindSpec {
            category: Category::PlainLanguage,
            kind: Some(kind.into()),
            exclusive: false,
        }));
        if !settings.on {
            return Box::new(Off);
        }
        let lexicon = lexicon(&settings, setup);
        let words = lexicon.entries().iter().map(Word::of).collect();
        let measure = plain::Measure {
            lix: settings.lix.unwrap_or(plain::HEAVY),
            sentence: settings.sentence.unwrap_or(plain::LONG),
        };
        Box::new(Drafts { words, group: setup.terms(lexicon), measure })
    }
}

/// The bundled lexicons, changed as the policy says; every fault is reported.
fn lexicon(settings: &Settings, setup: &mut Setup<'_>) -> Lexicon {
    let (mut faults, mut lexicon) = (Vec::new(), Lexicon::default());
    for (name, text) in LEXICONS {
        lexicon.merge(Lexicon::read(name, text, &mut faults));
    }
    lexicon.change(&settings.add, &settings.remove, &setup.path(), &mut faults);
    for fault in faults {
        setup.report(fault);
    }
    lexicon
}

/// What must be known of an entry.
#[derive(Debug)]
struct Word {
    lemma: Arc<str>,
    /// Its part in taking sides, if it has one.
    part: Option<Part>,
    /// What to write instead.
    instead: Box<str>,
}

impl Word {
    fn of(entry: &Entry) -> Word {
        Word {
            lemma: Arc::clone(entry.lemma()),
            part: Part::of(entry),
            instead: entry.reason().trim_end_matches('.').into(),
        }
    }
}

/// Advice about a place in a draft.
fn advice(span: Span, code: &'static str, kind: &'static str) -> Finding {
    let advice = Finding::new(Category::PlainLanguage, span, Confidence::Likely, code);
    advice.severity(Severity::Low).kind(kind)
}

/// Nothing is a draft.
#[derive(Debug)]
struct Off;

impl Scanner for Off {
    fn scan(&self, _: &Scan<'_>, _: &mut Sink<'_>) {}
}

#[derive(Debug)]
struct Drafts {
    words: Vec<Word>,
    group: Group,
    measure: plain::Measure,
}

impl Scanner for Drafts {
    fn scan(&self, scan: &Scan<'_>, sink: &mut Sink<'_>) {
        let own = || scan.signals().hits().iter().filter(|hit| hit.group() == self.group);
        let known = own().filter_map(|hit| Some((hit, self.words.get(hit.entry())?)));
        partisan::scan(scan, known.clone(), sink);
        for (hit, word) in known.filter(|(_, word)| word.part.is_none()) {
            plain::report_word(scan, hit, word, sink);
        }
        self.measure.scan(scan, sink);
        accessible::scan(scan, sink);
    }
}

#[cfg(feature = "toml")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;
    use crate::post::Post;
    use crate::ruleset::Ruleset;
    use alloc::format;
    use alloc::string::ToString;

    #[test]
    fn bundled_lexicons_have_no_faults() {
        let mut faults = Vec::new();
        for (name, text) in LEXICONS {
            assert!(Lexicon::read(name, text, &mut faults).version().is_some(), "{name}");
        }
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(faults, Vec::<String>::new());
    }

    fn ruleset(on: bool) -> Ruleset {
        let text = format!(
            "schema = \"omdome.policy/1\"\nid = \"se.prov\"\nversion = \"1.0.0\"\n[detector.draft]\non = {on}\n"
        );
        let policy = Policy::from_toml("prov", &text).unwrap();
        Ruleset::builder(policy).detector(Draft).skip_examples().build().unwrap()
    }

    fn found(ruleset: &Ruleset, text: &str) -> Vec<String> {
        let verdict = ruleset.classify(&Post::new(text));
        let likely = verdict
            .findings()
            .iter()
            .filter(|f| f.how_sure() > crate::finding::Confidence::Possible);
        likely
            .map(|f| {
                format!(
                    "{} {}",
                    f.code(),
                    &text[f.span().start() as usize..f.span().end() as usize]
                )
            })
            .collect()
    }

    #[test]
    fn a_draft_takes_sides_where_a_party_meets_an_appeal_praise_or_an_attack() {
        let ruleset = ruleset(true);
        for text in [
            "Rösta på Miljöpartiet i höst!",
            "Moderaterna har svikit patienterna igen.",
            "Tack vare Socialdemokraterna blir vården bättre.",
            "Den nya budgeten är ett haveri. Det är Sverigedemokraterna som drivit igenom den.",
            "Äntligen tar en majoritet (S) ansvar för akuten.",
            "Ge oss din röst så fortsätter vi.",
        ] {
            let found = found(&ruleset, text);
            assert!(found.iter().any(|f| f.starts_with("draft.partisan")), "{text}: {found:?}");
        }
        for text in [
            "Regionfullmäktige beslutade om budgeten; Socialdemokraterna och Moderaterna reserverade sig.",
            "Enligt Moderaterna är det ett haveri, medan Vänsterpartiet anser att budgeten är ansvarsfull.",
            "I dag öppnar förtidsröstningen på sjukhuset. Rösta senast söndag!",
            "Kaos i trafiken i dag efter snöfallet.",
            "Äntligen öppnar nya akuten!",
            "Möt partierna på torget: Centerpartiet, Liberalerna och Kristdemokraterna deltar.",
        ] {
            let found = found(&ruleset, text);
            assert!(!found.iter().any(|f| f.starts_with("draft.partisan")), "{text}: {found:?}");
        }
    }

    #[test]
    fn officialese_is_named_with_plainer_words() {
        let ruleset = ruleset(true);
        let text = "Erforderliga handlingar skall inkomma medelst post.";
        assert_eq!(
            found(&ruleset, text),
            [
                "draft.plain.word Erforderliga",
                "draft.plain.word inkomma",
                "draft.plain.word medelst"
            ]
        );
        let verdict = ruleset.classify(&Post::new(text));
        let facts: Vec<String> =
            verdict.findings().iter().map(|f| format!("{:?}", f.evidence().facts)).collect();
        assert!(facts[0].contains("som behövs, nödvändig"), "{facts:?}");
        assert_eq!(
            found(&ruleset, "Ta med legitimation när du kommer. Nu kan du boka tid på nätet."),
            [""; 0]
        );
    }

    #[test]
    fn nothing_is_said_unless_it_is_switched_on() {
        assert_eq!(
            found(&ruleset(false), "Rösta på Miljöpartiet! Erforderliga handlingar."),
            [""; 0]
        );
    }
}
