//! Running the examples that rules carry.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Inner;
use super::scratch::Scratch;
use crate::category::Category;
use crate::error::Diagnostic;
use crate::finding::{Confidence, Finding};
use crate::fingerprint::{self, Sighting};
use crate::policy::{Example, Expect, Rule};
use crate::post::{Media, Post};
use crate::text::TextBuffers;
use crate::verdict::Verdict;

/// How far apart an example and its earlier texts were posted, in milliseconds.
const APART: i64 = 10_000;

/// The birth numbers of nearly all identity numbers that Skatteverket publishes
/// for tests.
const TEST_SERIES: [&str; 4] = ["238", "239", "980", "981"];

/// Runs every example of every rule; each that does not do what it says is an
/// error, or a warning if a layer changed the rule after the example was written.
pub(super) fn run(inner: &Inner) -> Vec<Diagnostic> {
    let mut scratch = Scratch::new();
    let mut faults = Vec::new();
    for (rule, i) in inner.policy.rule.iter().zip(0..) {
        for (example, j) in rule.example.iter().zip(0..) {
            let path = format!("rule[{i}].example[{j}]");
            let (verdict, failure) = check(inner, rule, example, &mut scratch);
            faults.extend(stray_number(example, &verdict, &path));
            faults.extend(match failure {
                Some(_) if example.todo => None,
                Some(failure) => Some(judge(rule, example, failure, &path)),
                None if example.todo => Some(passes_although_todo(&path)),
                None => None,
            });
        }
    }
    faults
}

/// What an example says and what came of it. Rule texts are not comments, yet
/// spans are enough to find the place.
enum Failure {
    NoReason,
    Reason(Vec<[u32; 2]>),
    Spans(Vec<[u32; 2]>),
}

fn check(
    inner: &Inner,
    rule: &Rule,
    example: &Example,
    scratch: &mut Scratch,
) -> (Verdict, Option<Failure>) {
    let earlier = sightings(inner, example);
    let media = example.media.iter().fold(Media::NONE, |all, m| all.with(m.media()));
    let mut post = Post::new(&example.text)
        .author("author")
        .thread("thread")
        .at_millis(0)
        .channel(example.channel.unwrap_or_default())
        .media(media)
        .crisis(example.crisis);
    if let Some(earlier) = &earlier {
        post = post.sightings(earlier);
    }
    if let Some(breaches) = &example.breaches {
        post = post.breaches(breaches);
    }
    let verdict = inner.classify(&post, scratch);
    let spans = spans_of(&verdict, &rule.id);
    let failure = match (example.expect, spans) {
        (Expect::Match, None) => Some(Failure::NoReason),
        (Expect::Match, Some(found)) => match &example.spans {
            Some(expected) if *expected != found => Some(Failure::Spans(found)),
            _ => None,
        },
        (_, Some(found)) => Some(Failure::Reason(found)),
        (_, None) => None,
    };
    (verdict, failure)
}

/// A policy is published; an identity number in it may be a person's. The number
/// itself is not told.
fn stray_number(example: &Example, verdict: &Verdict, path: &str) -> Option<Diagnostic> {
    let identity = |f: &&Finding| {
        *f.category() == Category::PersonalData
            && (f.is_kind("personnummer") || f.is_kind("samordningsnummer"))
            && f.how_sure() >= Confidence::Likely
    };
    let is_test = |finding: &Finding| {
        let text = example.text.get(finding.span().range()).unwrap_or_default();
        let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
        let [.., a, b, c, _] = *digits else { return true };
        TEST_SERIES.contains(&&*String::from_iter([a, b, c]))
    };
    let stray = verdict.findings().iter().filter(identity).any(|f| !is_test(f));
    stray.then(|| {
        let message = "the example holds an identity number outside the series for tests";
        Diagnostic::warning("policy.example-number", format!("{path}.text"), message)
            .hint("take one of the numbers that Skatteverket publishes for tests")
    })
}

/// The spans behind the rule's reason, if it gave one; in order, each once.
fn spans_of(verdict: &Verdict, rule: &str) -> Option<Vec<[u32; 2]>> {
    let reasons = verdict.reasons().iter().chain(verdict.shadow());
    let reason = reasons.into_iter().find(|r| &*r.rule().id == rule)?;
    let findings = reason.findings().iter().filter_map(|f| verdict.findings().get(*f as usize));
    let mut spans: Vec<[u32; 2]> = findings.map(|f| [f.span().start(), f.span().end()]).collect();
    spans.sort_unstable();
    spans.dedup();
    Some(spans)
}

/// The earlier texts of an example, as if they had been posted in the same
/// thread, one after the other.
fn sightings(inner: &Inner, example: &Example) -> Option<Vec<Sighting>> {
    let texts = example.earlier.as_ref()?;
    let mut buffers = TextBuffers::new();
    let count = i64::try_from(texts.len()).unwrap_or(0);
    let each = texts.iter().zip(0..).map(|(text, i): (_, i64)| {
        let print = fingerprint::fingerprint(&buffers.prepare(text), &inner.key);
        let at = (i - count) * APART;
        let other = format!("author-{i}");
        let author = if example.others { &*other } else { "author" };
        Sighting::new(print, i.unsigned_abs(), author, Some("thread"), at, &inner.key)
            .with_reference(&format!("earlier-{i}"))
    });
    Some(each.collect())
}

fn judge(rule: &Rule, example: &Example, failure: Failure, path: &str) -> Diagnostic {
    let what = match failure {
        Failure::NoReason => format!("the example should match, but `{}` gives no reason", rule.id),
        Failure::Reason(spans) => format!(
            "the example should not match, but `{}` gives a reason on bytes {spans:?}",
            rule.id
        ),
        Failure::Spans(spans) => {
            format!("the example should match other spans: `{}` rests on bytes {spans:?}", rule.id)
        }
    };
    const CODE: &str = "policy.example-fails";
    match &rule.layered {
        Some(layer) if example.inherited => Diagnostic::warning(CODE, path, what).hint(format!(
            "the example comes from the base; `{layer}` overrides the rule: write examples there"
        )),
        _ => Diagnostic::error(CODE, path, what)
            .hint("correct the rule or the example, or mark a known gap with `todo = true`"),
    }
}

fn passes_although_todo(path: &str) -> Diagnostic {
    let message = "the example is marked `todo` and does what it says";
    Diagnostic::warning("policy.example-todo", path, message).hint("take the mark away")
}
