//! Verdicts for machines and for people.

use std::io::{self, Write};

use omdome::finding::Confidence;
use omdome::policy::Truth;
use omdome::post::Post;
use omdome::ruleset::{Audience, Explanation, RuleOutcome, Ruleset};
use omdome::verdict::{Report, Verdict};

/// One verdict a line; the explanation is one more key.
pub fn json(
    report: &Report,
    explanation: Option<&Explanation>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut line = report.to_json();
    if let Some(explanation) = explanation {
        line.pop();
        line.push_str(",\"explanation\":");
        line.push_str(&serde_json::to_string(explanation)?);
        line.push('}');
    }
    writeln!(out, "{line}")
}

struct Words {
    action: &'static str,
    interim: &'static str,
    reasons: &'static str,
    obligations: &'static str,
    freed: &'static str,
    unassessed: &'static str,
    grounds: &'static str,
    before: &'static str,
}

const SWEDISH: Words = Words {
    action: "åtgärd",
    interim: "tills vidare",
    reasons: "skäl",
    obligations: "att göra",
    freed: "undantaget",
    unassessed: "ej bedömt",
    grounds: "grund",
    before: "före åtgärden",
};

const ENGLISH: Words = Words {
    action: "action",
    interim: "meanwhile",
    reasons: "reasons",
    obligations: "to do",
    freed: "freed",
    unassessed: "not assessed",
    grounds: "ground",
    before: "before the action",
};

/// The text with findings marked, action, reasons, obligations.
pub fn people(
    ruleset: &Ruleset,
    post: &Post<'_>,
    verdict: &Verdict,
    report: &Report,
    locale: &str,
    explanation: Option<&Explanation>,
    out: &mut impl Write,
) -> io::Result<()> {
    let words = if locale == "en" { &ENGLISH } else { &SWEDISH };
    writeln!(out, "{}  {}", post.reference_id().unwrap_or("-"), marked(post.text(), verdict))?;
    let interim = match verdict.interim() {
        step if step == verdict.action() => String::new(),
        step => format!(" ({} {step})", words.interim),
    };
    writeln!(out, "    {}: {}{interim}", words.action, verdict.action())?;
    for finding in &report.findings {
        let kind = finding.kind.as_ref().map(|k| format!("/{k}")).unwrap_or_default();
        let earlier = finding.earlier.join(", ");
        writeln!(
            out,
            "    - {}{kind} {} {} {earlier}",
            finding.category,
            finding.confidence.as_str(),
            finding.quote
        )?;
    }
    let lines = ruleset.render(verdict, locale, Audience::Moderator).map_err(io::Error::other)?;
    for (line, reason) in lines.iter().zip(verdict.reasons()) {
        writeln!(out, "    {}: [{}] {}", words.reasons, line.rule, line.text)?;
        if explanation.is_some() {
            for ground in &reason.rule().grounds {
                let cited = ruleset.policy().ground.iter().find(|g| *g.id == **ground);
                let cite = cited.map_or("", |g| &g.cite);
                writeln!(out, "        {}: {ground}: {cite}", words.grounds)?;
            }
        }
    }
    for obligation in verdict.obligations() {
        let params: Vec<String> = obligation.params().map(|(k, v)| format!("{k}={v}")).collect();
        let before = if obligation.is_before_action() { words.before } else { "" };
        let duty = obligation.duty();
        writeln!(
            out,
            "    {}: {} ({duty}) {before} {}",
            words.obligations,
            obligation.kind(),
            params.join(" ")
        )?;
    }
    for freed in verdict.suppressed() {
        writeln!(out, "    {}: {} ({})", words.freed, freed.rule, freed.by)?;
    }
    for gap in report.unassessed.iter().filter(|g| g.what.is_none()) {
        let about = gap.category.as_ref().map(ToString::to_string);
        let about =
            about.or_else(|| gap.part.as_ref().map(ToString::to_string)).unwrap_or_default();
        writeln!(out, "    {}: {about} ({})", words.unassessed, gap.why)?;
    }
    if let Some(explanation) = explanation {
        explain(explanation, out)?;
    }
    writeln!(out)
}

fn explain(explanation: &Explanation, out: &mut impl Write) -> io::Result<()> {
    for rule in &explanation.rules {
        let stopped = rule.clauses.iter().rev().find(|c| c.value != Truth::True);
        // `all`, `any` and `not` only join the clauses that they hold.
        let joins = |path: &str| [".all", ".any", ".not"].iter().any(|end| path.ends_with(end));
        let held = rule.clauses.iter().filter(|c| c.value == Truth::True && !joins(&c.path));
        match rule.outcome {
            RuleOutcome::Fired => {
                let held: Vec<&str> = held.map(|c| &*c.path).collect();
                writeln!(out, "    + {} by {}", rule.rule, held.join(", "))?;
            }
            outcome => {
                let at = stopped.map_or("when", |c| &*c.path);
                writeln!(out, "    . {} {outcome:?} at {at}", rule.rule)?;
            }
        }
    }
    for near in &explanation.near_misses {
        let kind = near.kind.as_ref().map_or("", |k| k.as_str());
        writeln!(
            out,
            "    ~ {}/{kind} {} rejected by {}",
            near.category, near.quote, near.rejected_by
        )?;
    }
    Ok(())
}

/// The text on one line, with brackets round findings from `likely` on. This is
/// the comment itself: it belongs on a moderator's screen and in no log.
fn marked(text: &str, verdict: &Verdict) -> String {
    let mut edges: Vec<(usize, &str)> = Vec::new();
    let mut end = 0;
    for finding in verdict.findings().iter().filter(|f| f.how_sure() >= Confidence::Likely) {
        let range = finding.span().range();
        if range.start >= end && range.len() < text.len() {
            edges.push((range.start, "⟦"));
            edges.push((range.end, "⟧"));
            end = range.end;
        }
    }
    let mut out = String::new();
    let mut at = 0;
    for (edge, mark) in edges {
        out.push_str(&text[at..edge]);
        out.push_str(mark);
        at = edge;
    }
    out.push_str(&text[at..]);
    out.replace(['\n', '\r'], " ⏎ ")
}
