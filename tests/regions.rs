//! Region Stockholm and Västra Götalandsregionen over every case there is: they
//! agree on law and differ where their documents do, and `policy_experiment`
//! shows it.
#![cfg(feature = "toml")]

#[path = "common/preset.rs"]
mod preset;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use omdome::policy::Action::{Allow, Hide, Remove, Review};
use omdome::policy::{GroundKind, ObligationKind};
use omdome::post::Post;
use omdome::presets::{self, Preset};
use omdome::verdict::{Reason, Verdict};
use preset::build;

/// The texts of all `tests/cases/*.toml`, and of the two presets' own examples.
fn texts() -> Vec<String> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut out = Vec::new();
    for entry in std::fs::read_dir(dir).expect("cases") {
        let text = std::fs::read_to_string(entry.expect("a file").path()).expect("UTF-8");
        let file: toml::Table = text.parse().expect("TOML");
        let cases = file["case"].as_array().expect("cases");
        out.extend(cases.iter().filter_map(|c| c["text"].as_str()).map(String::from));
    }
    assert!(out.len() > 200, "{}", out.len());
    for preset in [Preset::RegionStockholm, Preset::Vgr] {
        let policy = presets::policy(preset).expect("the preset reads");
        out.extend(policy.rule.into_iter().flat_map(|r| r.example).map(|e| e.text));
    }
    out
}

fn under<'a>(verdict: &'a Verdict, prefix: &'a str) -> impl Iterator<Item = &'a Reason> {
    verdict.reasons().iter().filter(move |r| r.rule().id.starts_with(prefix))
}

/// Whether every reason above `allow` is under the prefix, and there is one.
fn only(verdict: &Verdict, prefix: &str) -> bool {
    let mut strict = verdict.reasons().iter().filter(|r| r.rule().action > Allow).peekable();
    strict.peek().is_some() && strict.all(|r| r.rule().id.starts_with(prefix))
}

#[test]
fn over_all_cases_they_differ_where_the_documents_do() {
    let stockholm = build(Preset::RegionStockholm);
    let vgr = build(Preset::Vgr);
    let mut met: BTreeMap<&str, u32> = BTreeMap::new();
    let mut wrong = Vec::new();
    let texts = texts();
    for text in &texts {
        let post = Post::new(text);
        let (rs, vg) = (stockholm.classify(&post), vgr.classify(&post));
        let mut hold = |what: &'static str, holds: bool| {
            *met.entry(what).or_default() += 1;
            if !holds {
                wrong.push(format!("{what}: {} {}: {text}", rs.action(), vg.action()));
            }
        };
        // One removes ten kinds flatly; the other removes crime and hides little
        // else, so it is never the stricter.
        hold("vgr is not stricter", vg.action() <= rs.action());
        if under(&rs, "personal-data.identity-number").any(|r| r.rule().action == Hide) {
            hold("numbers alike", rs.interim() == Hide && vg.interim() == Hide);
        }
        if only(&rs, "link.unreviewed") {
            hold("links are one's own rule", (rs.action(), vg.action()) == (Review, Allow));
        }
        if only(&rs, "profanity.") && rs.action() == Remove {
            hold("swearing is no crime", vg.action() == Review);
        }
        if only(&rs, "insult.") && under(&rs, "insult.direct").count() > 0 {
            hold("insults are hidden", (rs.action(), vg.action()) == (Remove, Hide));
        }
        for rule in ["hate.racism", "hate.religion", "hate.homophobia", "hate.transphobia"] {
            for reason in under(&vg, rule) {
                let grounds = &reason.rule().grounds;
                let lawful = grounds.iter().any(|g| &**g == "brb.16-8");
                let alike = under(&rs, rule).count() == 1 && rs.action() == Remove;
                hold("agitation is alike", lawful && reason.rule().action == Remove && alike);
            }
        }
        for rule in ["hate.sexism", "hate.disability"] {
            for reason in under(&rs, rule).chain(under(&vg, rule)) {
                let grounds = &reason.rule().grounds;
                hold("no 16:8 for sex and disability", grounds.iter().all(|g| &**g != "brb.16-8"));
            }
            for (one, other) in under(&rs, rule).zip(under(&vg, rule)) {
                let actions = (one.rule().action, other.rule().action);
                hold("sex and disability differ", actions == (Remove, Review));
            }
        }
        for verdict in [&rs, &vg] {
            for reason in under(verdict, "misinformation.") {
                let rebut = verdict.obligations().iter().any(|o| o.kind() == ObligationKind::Rebut);
                let mild = reason.rule().action <= Review && reason.rule().interim.is_none();
                hold("wrong facts are rebutted", mild && rebut);
            }
            if verdict.action() >= Hide {
                let kept = verdict.obligations().iter().any(|o| {
                    matches!(o.kind(), ObligationKind::Preserve | ObligationKind::DoNotCopy)
                        && o.is_before_action()
                });
                hold("erased in the channel only", kept && !verdict.permits(Hide, &[]));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), texts.len(), wrong.join("\n"));
    for what in [
        "numbers alike",
        "links are one's own rule",
        "swearing is no crime",
        "insults are hidden",
        "agitation is alike",
        "no 16:8 for sex and disability",
        "sex and disability differ",
        "wrong facts are rebutted",
        "erased in the channel only",
    ] {
        assert!(met.contains_key(what), "no case shows that {what}");
    }
}

#[test]
fn each_rests_on_what_it_may_cite() {
    for preset in [Preset::RegionStockholm, Preset::Vgr] {
        let policy = presets::policy(preset).expect("the preset reads");
        // That ordinance is for authorities under the Government, not for regions.
        let ordinance = policy.ground.iter().find(|g| g.cite.contains("myndighetsförordning"));
        assert_eq!(ordinance, None, "{preset}");
        let own = if preset == Preset::Vgr { GroundKind::Guideline } else { GroundKind::HouseRule };
        let local = policy.ground.iter().filter(|g| g.id.starts_with("lokal."));
        assert!(local.into_iter().all(|g| g.kind == own), "{preset}");
    }
    let vgr = presets::policy(Preset::Vgr).expect("the preset reads");
    for id in ["lokal.fortal", "lokal.krankning"] {
        let ground = vgr.ground.iter().find(|g| g.id == id).expect(id);
        assert!(ground.cite.contains("ärekränkning"), "{}", ground.cite);
    }
    let platform =
        |preset: Preset| presets::policy(preset).expect("reads").param["platform"].clone();
    assert_eq!(platform(Preset::RegionStockholm), "Facebook");
    assert_ne!(platform(Preset::Vgr), "Facebook");
}

fn experiment(args: &[&str]) -> String {
    let test = std::env::current_exe().expect("this test has a path");
    let profile = test.parent().and_then(|deps| deps.parent()).expect("target/<profile>/deps");
    let name = format!("policy_experiment{}", std::env::consts::EXE_SUFFIX);
    let output = Command::new(profile.join("examples").join(name)).args(args).output();
    let output = output.expect("cargo builds the examples with the tests");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn the_experiment_shows_it() {
    let mut lines = String::new();
    for (text, action) in [
        ("Du är en idiot.", "remove"),
        ("Läs mer på https://exempel.example/artikel", "review"),
        ("Tack för hjälpen på akuten!", "publish"),
    ] {
        lines += &serde_json::json!({ "text": text, "action": action }).to_string();
        lines.push('\n');
    }
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("regions.jsonl");
    std::fs::write(&file, lines).expect("written");
    let out = experiment(&[file.to_str().expect("UTF-8")]);
    for shown in [
        "3 posts: region-stockholm against vgr",
        "unchanged 1, new 0, updated 1, absent 1",
        "  remove -> hide    Du är en idiot.",
        "                   - insult.direct",
        "  review -> allow   Läs mer på",
        "region-stockholm: action as labelled on 3 of 3",
        "vgr: action as labelled on 2 of 3",
    ] {
        assert!(out.contains(shown), "{shown} in:\n{out}");
    }
    let count = |rule: &str| -> Vec<&str> {
        let line = out.lines().find(|l| l.starts_with(rule)).expect(rule);
        line.split_whitespace().skip(1).collect()
    };
    assert_eq!(count("link.unreviewed"), ["1", "0"]);
    assert_eq!(count("insult.direct"), ["1", "0"]);
    // A ruleset against itself changes nothing.
    let same = experiment(&["--second", "region-stockholm"]);
    assert!(same.contains("new 0, updated 0, absent 0"), "{same}");
}
