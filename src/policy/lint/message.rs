//! What is said to authors and moderators.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::code::{
    BAD_LOCALE, HIDDEN_CHARACTER, MESSAGE_NOT_TRANSLATED, MISSING_MESSAGE, UNKNOWN_PARAM,
};
use super::walk::View;
use crate::error::Diagnostic;
use crate::policy::rule::Wording;
use crate::policy::terms::{Action, Mode};

/// Messages are wanted in these languages beside the policy's own.
const LOCALES: &[&str] = &["sv", "en"];
/// Names that a message may use beside the policy's parameters; from `posts` on
/// they are counts of the findings that the reason rests on.
const NAMES: &[&str] =
    &["staffed", "contact", "url", "cite", "posts", "authors", "threads", "words", "lix"];

pub(super) fn check(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    let rule = view.rule;
    let default = view.policy.default_locale.as_str();
    for (locale, wording) in &rule.message {
        let path = view.key(&format!("message.{locale}"));
        if !is_locale(locale) {
            found.push(BAD_LOCALE.at(path.clone(), format!("`{locale}` is no language tag")));
        }
        let each = [("author", &wording.author), ("moderator", &wording.moderator)];
        for (reader, text) in each {
            if let Some(text) = text {
                read(text, &format!("{path}.{reader}"), view, found);
            }
        }
    }
    if rule.action == Action::Allow || rule.mode == Mode::Shadow {
        return;
    }
    let empty = Wording::default();
    let others = LOCALES.iter().copied().filter(|l| *l != default);
    for locale in core::iter::once(default).chain(others) {
        let wording = rule.message.get(locale).unwrap_or(&empty);
        let lint = if locale == default { MISSING_MESSAGE } else { MESSAGE_NOT_TRANSLATED };
        for (reader, text) in [("author", &wording.author), ("moderator", &wording.moderator)] {
            if text.as_deref().is_none_or(|t| t.trim().is_empty()) {
                let path = view.key(&format!("message.{locale}.{reader}"));
                let message = format!("the {reader} is told nothing in `{locale}`");
                found.push(lint.at(path, message).hint(format!("add `message.{locale}.{reader}`")));
            }
        }
    }
}

/// Whether text has the form of a BCP 47 tag: `sv`, `fi`, `sv-SE`.
pub(super) fn is_locale(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Looks through a text that people will see.
fn read(text: &str, path: &str, view: &View<'_>, found: &mut Vec<Diagnostic>) {
    hidden(text, path, found);
    for name in names(text) {
        if !NAMES.contains(&name) && !view.policy.param.contains_key(name) {
            let known: Vec<&str> =
                view.policy.param.keys().map(String::as_str).chain(NAMES.iter().copied()).collect();
            let fault = UNKNOWN_PARAM.at(path, format!("there is no parameter `{name}`"));
            found.push(super::did_you_mean(fault, name, &known, "declare it under `param`"));
        }
    }
}

/// The names in braces.
pub(super) fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

/// Reports characters that a reader cannot see.
pub(super) fn hidden(text: &str, path: &str, found: &mut Vec<Diagnostic>) {
    let unseen = |c: &char| {
        matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    };
    if let Some(c) = text.chars().find(unseen) {
        let message = format!("the text holds U+{:04X}, which no one sees", u32::from(c));
        found.push(HIDDEN_CHARACTER.at(path, message).hint("type the text anew"));
    }
}
