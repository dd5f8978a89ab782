//! Decisions on verdicts as statements of reasons: what can be said, and what
//! must not.
#![cfg(feature = "toml")]

#[path = "common/preset.rs"]
mod preset;

use omdome::policy::Action::{Allow, Hide, Remove};
use omdome::post::{Date, Media, Post};
use omdome::presets::Preset;
use omdome::verdict::{Decided, Decision, Legality, Source, StatementError};
use preset::build;

/// An official test number (Skatteverket), never assigned to a person.
const NUMBER: &str = "Mitt personnummer är 19780907-2395, din jävla idiot.";
const RACISM: &str = "Alla blattar ska ut ur landet.";

fn day(day: u8) -> Date {
    Date::new(2026, 11, day).expect("a day in November")
}

fn decision(action: omdome::policy::Action, decided: Decided) -> Decision<'static> {
    Decision::new("dnr-17", action, decided, day(23), day(24))
}

#[test]
fn a_machine_hides_a_number_and_says_so() {
    let ruleset = build(Preset::RegionStockholm);
    let verdict = ruleset.classify(&Post::new(NUMBER));
    let decision = decision(Hide, Decided::Machine)
        .rules(&["personal-data.identity-number"])
        .media(Media::IMAGE)
        .territory(&["SE"])
        .language("SV")
        .redress("Begär omprövning hos registrator.");
    let statement = verdict.to_statement_of_reasons(ruleset.policy(), &decision).expect("follows");
    assert_eq!(statement.redress.as_ref(), "Begär omprövning hos registrator.");
    let json: serde_json::Value = serde_json::from_str(&statement.to_json()).expect("JSON");
    let text = |key: &str| json[key].as_str().unwrap_or_default();
    assert_eq!(json["decision_visibility"][0], "DECISION_VISIBILITY_CONTENT_DISABLED");
    assert_eq!(text("decision_ground"), "DECISION_GROUND_INCOMPATIBLE_CONTENT");
    assert!(text("decision_ground_reference_url").starts_with("https://"));
    assert!(text("incompatible_content_ground").contains("Region Stockholm"));
    assert!(text("incompatible_content_explanation").starts_with("Din kommentar visas inte"));
    assert_eq!(text("incompatible_content_illegal"), "No");
    assert_eq!(
        json["content_type"],
        serde_json::json!(["CONTENT_TYPE_TEXT", "CONTENT_TYPE_IMAGE"])
    );
    assert_eq!(text("category"), "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS");
    assert_eq!(json["territorial_scope"], serde_json::json!(["SE"]));
    assert_eq!(text("content_language"), "SV");
    assert_eq!((text("content_date"), text("application_date")), ("2026-11-23", "2026-11-24"));
    assert!(text("decision_facts").starts_with(
        "Påträffat: personal_data/personnummer (1). Regler: personal-data.identity-number. \
         se.region-stockholm 2026.11.0, sha256:"
    ));
    assert_eq!(text("source_type"), "SOURCE_VOLUNTARY");
    assert_eq!(text("automated_detection"), "Yes");
    assert_eq!(text("automated_decision"), "AUTOMATED_DECISION_FULLY");
    assert_eq!(text("puid"), "dnr-17");
    for absent in ["illegal_content_legal_ground", "illegal_content_explanation", "redress"] {
        assert!(json.get(absent).is_none(), "{absent}");
    }
}

#[test]
fn only_a_human_calls_something_illegal_and_names_the_statute() {
    let ruleset = build(Preset::RegionStockholm);
    let verdict = ruleset.classify(&Post::new(RACISM));
    let illegal = Legality::Illegal { grounds: &["brb.16-8"] };
    let by = |decided| {
        let decision =
            decision(Hide, decided).legality(illegal).source(Source::Notice).locale("en");
        verdict.to_statement_of_reasons(ruleset.policy(), &decision)
    };
    assert_eq!(by(Decided::Machine), Err(StatementError::NeedsHuman));
    let statement = by(Decided::HumanOnProposal).expect("follows");
    assert_eq!(statement.decision_ground, "DECISION_GROUND_ILLEGAL_CONTENT");
    let ground = statement.illegal_content_legal_ground.expect("a statute");
    assert!(ground.contains("hets mot folkgrupp"), "{ground}");
    assert!(statement.illegal_content_explanation.expect("words").starts_with("Your comment"));
    assert_eq!(statement.incompatible_content_ground, None);
    assert_eq!(statement.category, "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH");
    assert_eq!(statement.automated_detection, "No");
    assert!(statement.decision_facts.starts_with("Found: hate.racism"));
    // A house rule is no statute, and a statute must be one of the reasons'.
    for grounds in [&["lokal.hat"] as &[&str], &["brb.16-10a"], &[]] {
        let decision = decision(Hide, Decided::Human).legality(Legality::Illegal { grounds });
        let said = verdict.to_statement_of_reasons(ruleset.policy(), &decision);
        assert_eq!(said, Err(StatementError::NoGround), "{grounds:?}");
    }
}

#[test]
fn what_does_not_follow_is_refused() {
    let stockholm = build(Preset::RegionStockholm);
    let vgr = build(Preset::Vgr);
    let policy = stockholm.policy();
    let say = |text: &str, decision: Decision<'_>| {
        stockholm.classify(&Post::new(text)).to_statement_of_reasons(policy, &decision).map(|_| ())
    };
    use StatementError::{NeedsHuman, NoRestriction, NoSuchReason, OtherPolicy};
    assert_eq!(say(RACISM, decision(Allow, Decided::Human)), Err(NoRestriction));
    assert_eq!(say(RACISM, decision(Remove, Decided::Machine)), Err(NeedsHuman));
    assert_eq!(say(RACISM, decision(Remove, Decided::HumanOnProposal)), Ok(()));
    assert_eq!(say("Tack för hjälpen!", decision(Hide, Decided::Human)), Err(NoSuchReason));
    let other = decision(Hide, Decided::Human).rules(&["profanity.strong"]);
    assert_eq!(say(RACISM, other), Err(NoSuchReason));
    let said = stockholm
        .classify(&Post::new(RACISM))
        .to_statement_of_reasons(vgr.policy(), &decision(Hide, Decided::Human));
    assert_eq!(said, Err(OtherPolicy));
}

#[test]
fn no_statement_repeats_the_comment() {
    for preset in [Preset::RegionStockholm, Preset::Vgr] {
        let ruleset = build(preset);
        for text in [NUMBER, RACISM, "Ring mig på 070-174 06 23, Sven på sven@example.net"] {
            let verdict = ruleset.classify(&Post::new(text));
            let decision = decision(Hide, Decided::Human);
            let statement = verdict.to_statement_of_reasons(ruleset.policy(), &decision);
            let json = statement.expect("follows").to_json();
            for secret in ["19780907", "2395", "idiot", "blattar", "174", "sven@"] {
                let at = json.find("sha256:").unwrap_or(json.len());
                assert!(!json[..at].contains(secret), "{preset}: {secret} in {json}");
            }
        }
    }
}
