//! Rules as data: what may stand, what is done about the rest, and on what ground.
//!
//! A [`Policy`] is plain data, the same from TOML, JSON or Rust. It names
//! findings and settings, never detectors' code. Each [`Rule`] says when it
//! holds, what follows, on which grounds, what is due beside the action and what
//! people are told, and carries its own test cases:
//!
//! ```
//! # #[cfg(feature = "toml")] {
//! use omdome::policy::{Action, Policy};
//!
//! let policy = Policy::from_toml("exempel.toml", r#"
//!     schema  = "omdome.policy/1"
//!     id      = "se.region.exempel"
//!     version = "2026.11.0"
//!
//!     [[ground]]
//!     id   = "lokal.svordomar"
//!     kind = "house_rule"
//!     cite = "Kommentarsregler, punkt 7"
//!     url  = "https://region.example/kommentarsregler"
//!
//!     [[rule]]
//!     id      = "profanity.strong"
//!     action  = "remove"
//!     interim = "hide"
//!     grounds = ["lokal.svordomar"]
//!     when    = { finding = { category = "profanity", min_severity = "high", stance = ["own"] } }
//!     obligations = [
//!       { do = "preserve", duty = "must", before = "action" },
//!       { do = "notify_author", duty = "should" },
//!     ]
//!     message.sv.author    = "Din kommentar visas inte eftersom den innehåller grova svordomar."
//!     message.sv.moderator = "Grov svordom. Spara en kopia innan du tar bort kommentaren."
//!     example = [
//!       { text = "Vilken jävla fitta", expect = "match" },
//!       { text = "Vilken dag", expect = "no_match" },
//!     ]
//! "#)?;
//! assert_eq!(policy.rule[0].action, Action::Remove);
//! # }
//! # Ok::<(), omdome::error::BuildError>(())
//! ```
//!
//! # When a rule holds
//!
//! A [`Condition`] is a table with one key: `all`, `any`, `not`, `finding`,
//! `count`, `history`, `inside`, `channel`, `media`, `unassessed`, `crisis`. It
//! is true, false or *unknown* ([`Truth`], Kleene's strong logic). What was not
//! assessed is unknown, never false: categories whose detector lacked something,
//! every category if the text was cut off or written in a language that is not
//! covered or if media are attached, and the author's record if the caller does
//! not give it. A rule that is unknown gives no reason; so a rule with `not`
//! stays silent on what was not looked at, and every preset has a rule
//! `unassessed = { part = "text" }` that puts such posts before a human.
//!
//! A `finding` names a category (`hate` covers `hate.racism`) and narrows it;
//! what is not given does not matter, but for two things: without
//! `min_confidence` a finding must be at least `likely`, and what the allow-list
//! of a detector covers (an own site) is met only with `allowed = true`.
//!
//! # Exceptions
//!
//! `unless` frees findings, not posts: only those that lie wholly inside the
//! exception's own span, which is an occurrence of a list or a finding that it
//! names. Facts about the whole post (`channel`, `crisis`) span the whole post.
//! The reason then rests on the other findings, and falls away where there are
//! none left. So an exception can take a reason away but never give one, and a
//! finding beside an excepted one stays what it was.
//! What was freed stands in the verdict under the exception's name, and what an
//! allow-list covers under `own-sites`.
//!
//! # Lists
//!
//! A [`List`] holds whole `words` in any case and, where words do not do,
//! regular `patterns`. Patterns read the folded text (lower case, plain digits
//! and dashes), count only where no word goes on beyond their ends, and are
//! refused where they are too long, too big once compiled, or without a literal
//! that every match has.
//!
//! # Layers
//!
//! [`Layers`] lays one body's changes over a common base; see there.
//!
//! # Diagnostics
//!
//! Reading reports every syntax fault at once; building then reports everything
//! else at once. Paths (`rule[3].when.finding.kind`) become lines and columns by
//! [`Composed::explain`]. In the table, E is a fault that stops the build, W a
//! doubt; those marked *may be waived* do not count for a rule that lists them
//! with a reason, as `allow = [{ lint = "policy.stance-open", why = "…" }]`, and
//! are counted instead. All codes begin with `policy.`.
//!
//! | code | | |
//! |---|---|---|
//! | `syntax` | E | the text is no TOML or JSON |
//! | `duplicate-key` | E | a key stands twice in JSON |
//! | `unknown-key` | E | a key that is not known |
//! | `missing-key` | E | a key that must be there |
//! | `wrong-type` | E | a value of another type |
//! | `unknown-word` | E | a word that is not one of the closed list |
//! | `out-of-range` | E | a number too small or too great |
//! | `bad-date` | E | no `YYYY-MM-DD`, or a day that is in no calendar |
//! | `layer-missing` | E | `override` or `disable` of what no layer below has |
//! | `layer-conflict` | E | an id of a layer below, without saying what is meant |
//! | `schema` | E | a schema that this version does not read |
//! | `bad-id` | E | an id with other characters than `a-z 0-9 . - _` |
//! | `bad-version` | E | no three numbers without leading noughts |
//! | `bad-locale` | E | no language tag |
//! | `duplicate-id` | E | two rules, grounds or lists with one id |
//! | `empty-text` | E | nothing where a reader needs something |
//! | `unknown-ground` | E | a ground that is not declared |
//! | `unknown-list` | E | a list that is not declared |
//! | `unknown-category` | E | a category that is neither built in nor reported by a detector |
//! | `unknown-kind` | E | a kind that the category does not have |
//! | `unknown-detector` | E | settings for a detector that is not there |
//! | `unknown-param` | E | `{name}` in a text, without such a parameter |
//! | `no-ground` | E | an action above allow that rests on nothing |
//! | `house-rule-address` | E | hide or remove on a house rule that its author cannot look up (FL 5 §) |
//! | `ground-does-not-cover` | E | brottsbalken 16:8 for sexism or disability, which it does not list |
//! | `autonomy-ceiling` | E | `auto` about defamation, misinformation, health data or incitement |
//! | `action-ceiling` | E | more than review about defamation or misinformation |
//! | `interim-ceiling` | E | an interim step about defamation or misinformation |
//! | `bad-interim` | E | an interim step other than hide, or beside allow |
//! | `no-preserve` | E | hide or remove on incoming posts without `preserve` before it (arkivlagen, TF 2 ch.) |
//! | `refer-where` | E | `refer` without saying where |
//! | `possible-acts` | E | hide, remove or an unattended step on findings that are only possible |
//! | `bad-exception` | E | an exception that says nothing, or several things |
//! | `bad-span` | E | an example's span off the characters of its text |
//! | `too-deep` | E | conditions nested too deep |
//! | `no-reason-given` | E | a waiver without a reason |
//! | `empty-word` | E | a list word without a character |
//! | `list-too-big` | E | too many words and patterns |
//! | `pattern-syntax` | E | no regular expression |
//! | `pattern-empty` | E | a pattern that matches everywhere |
//! | `pattern-without-literal` | E | no literal that every match has |
//! | `pattern-too-long` | E | a pattern of too many characters |
//! | `pattern-too-big` | E | a pattern too big once compiled |
//! | `example-fails` | E | an example that does not do what it says; W if a layer changed its rule |
//! | `missing-example` | E | no example that must match, or none that must not; may be waived |
//! | `missing-message` | E | nothing said in the policy's own language; may be waived |
//! | `pattern-never` | W | a literal that folded text never has |
//! | `example-number` | W | an identity number in an example that is none of those published for tests |
//! | `example-todo` | W | an example marked `todo` that does what it says |
//! | `message-not-translated` | W | nothing said in Swedish or English; may be waived |
//! | `needless-interim` | W | an interim step beside `auto`; may be waived |
//! | `stance-open` | W | hide or remove also of what is quoted or discussed; may be waived |
//! | `always-true` | W | a clause that holds for every post; may be waived |
//! | `never-true` | W | a clause that holds for no post; may be waived |
//! | `shadowed-rule` | W | a rule that adds nothing to another; may be waived |
//! | `exception-too-broad` | W | an exception that frees all the rule is about; may be waived |
//! | `unused-ground` | W | a ground on which no rule rests |
//! | `unused-list` | W | a list for which no rule asks |
//! | `duplicate-entry` | W | a word or pattern that stands twice |
//! | `ground-address` | W | a `url` that is no web address |
//! | `ground-unverified` | W | a ground whose wording was not read |
//! | `ground-stale` | W | a ground last checked more than a year ago, or on a day to come |
//! | `ground-repealed` | W | a ground no longer in force |
//! | `hidden-character` | W | a character that no reader sees; may be waived |
//! | `nothing-serves` | W | a category that no detector at hand reports; may be waived |
//! | `unknown-lint` | W | a waiver of what does not exist or cannot be waived |
//! | `unused-waiver` | W | a waiver that lifts nothing |

mod canonical;
mod condition;
mod eval;
mod example;
mod facts;
mod layer;
mod lint;
mod list;
mod merge;
mod model;
mod node;
mod outcome;
mod pattern;
mod program;
mod rule;
#[cfg(feature = "schema")]
mod schema;
mod shape;
mod source;
mod terms;
mod truth;

pub use self::condition::{Condition, Count, Exception, History, Inside, Matcher, Unassessed};
pub use self::example::Example;
#[allow(unused_imports, reason = "used by the ruleset")]
pub(crate) use self::facts::{CAPPED, Facts, NOT_LOOKED_AT, TRUNCATED};
pub use self::layer::{Composed, Layers, Override};
#[allow(unused_imports, reason = "used by the ruleset")]
pub(crate) use self::lint::{Checked, Vocabulary, check};
pub use self::model::{Ground, List, Localized, Meta, Policy, SCHEMA, Supervise, Unserved};
#[allow(unused_imports, reason = "used by the ruleset")]
pub(crate) use self::outcome::{Clause, Fired, Outcome, Suppressed};
#[allow(unused_imports, reason = "used by the ruleset")]
pub(crate) use self::program::{OWN_SITES, Program};
pub use self::rule::{Messages, ObligationSpec, Rule, Waiver, Wording};
#[cfg(feature = "schema")]
pub use self::schema::{json_schema, layer_json_schema};
pub use self::terms::{
    Action, Autonomy, Before, Combine, Duty, Expect, GroundKind, GroundStatus, Medium, Mode,
    ObligationKind, Part,
};
pub use self::truth::Truth;

#[cfg(test)]
mod tests;
