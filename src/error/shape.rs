//! The expected shape of a tree of data, and a walk that finds every departure.
//!
//! Serde stops at its first error. A person who writes a policy wants all of
//! them at once, so the tree is walked against a [`Shape`] before serde reads
//! it: unknown keys, missing keys and wrong types are all reported, each with
//! its path and, for a misspelt key, the nearest right one.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::Value;

use super::Diagnostic;

/// One expected key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub(super) name: &'static str,
    pub(super) required: bool,
    pub(super) is: Is,
}

impl Field {
    /// A key that must be there.
    pub const fn required(name: &'static str, is: Is) -> Field {
        Field { name, required: true, is }
    }

    /// A key that may be left out.
    pub const fn optional(name: &'static str, is: Is) -> Field {
        Field { name, required: false, is }
    }

    /// The key.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Whether it must be there.
    pub const fn is_required(&self) -> bool {
        self.required
    }

    /// What its value must be.
    pub const fn expects(&self) -> Is {
        self.is
    }
}

/// What a value must be.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Is {
    /// Text.
    Text,
    /// Text out of a closed list.
    OneOf(&'static [&'static str]),
    /// A category id, see [`crate::category::Category`].
    Category,
    /// A whole number from the first to the second, both included.
    Integer(i64, i64),
    /// `true` or `false`.
    Bool,
    /// A number, whole or with a fraction.
    Number,
    /// A date, `YYYY-MM-DD`.
    Date,
    /// A list of two whole numbers from the first to the second, both included.
    Pair(i64, i64),
    /// A list of equal things.
    List(&'static Is),
    /// A table with known keys.
    Table(&'static Shape),
    /// A table with exactly one of the known keys (an externally tagged choice).
    Choice(&'static Shape),
    /// A table whose keys are free and whose values are equal things.
    Map(&'static Is),
    /// Anything; another reader checks it.
    Any,
}

/// The keys of a table.
///
/// ```
/// use omdome::error::{Field, Is, Shape};
///
/// const SETTINGS: Shape = Shape::new(&[
///     Field::optional("window_hours", Is::Integer(1, 24 * 366)),
///     Field::optional("allow", Is::List(&Is::Text)),
/// ]);
/// let tree = serde_json::json!({ "window_hour": 24, "allow": "1177.se" });
/// let faults = SETTINGS.check(&tree, "detector.example");
/// assert_eq!(faults.len(), 2);
/// assert_eq!(faults[0].path(), "detector.example.allow");
/// assert_eq!(faults[1].hint_text(), Some("did you mean `window_hours`?"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub(super) fields: &'static [Field],
}

impl Shape {
    /// A table with these keys.
    pub const fn new(fields: &'static [Field]) -> Shape {
        Shape { fields }
    }

    /// The keys.
    pub const fn fields(&self) -> &'static [Field] {
        self.fields
    }

    /// Every departure of `tree` from this shape, in the order of the tree,
    /// with paths under `path`. Linear in the size of the tree.
    pub fn check(&self, tree: &Value, path: &str) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        self.table(tree, path, &mut faults);
        faults
    }

    fn table(&self, tree: &Value, path: &str, faults: &mut Vec<Diagnostic>) {
        let Some(map) = tree.as_object() else {
            faults.push(wrong_type(path, "a table", tree));
            return;
        };
        let mut keys: Vec<&String> = map.keys().collect();
        keys.sort();
        for key in keys {
            let Some(value) = map.get(key) else { continue };
            let at = join(path, key);
            match self.fields.iter().find(|f| f.name == key) {
                Some(field) => field.is.check(value, &at, faults),
                None => faults.push(self.unknown(key, &at)),
            }
        }
        for field in self.fields.iter().filter(|f| f.required && !map.contains_key(f.name)) {
            let message = format!("the key `{}` is missing", field.name);
            faults.push(Diagnostic::error("policy.missing-key", path, message).hint(format!(
                "add `{}`: {}",
                field.name,
                field.is.describe()
            )));
        }
    }

    fn choice(&self, tree: &Value, path: &str, faults: &mut Vec<Diagnostic>) {
        let one = tree.as_object().is_some_and(|map| map.len() == 1);
        if one {
            self.table(tree, path, faults);
            return;
        }
        let keys: Vec<&str> = self.fields.iter().map(Field::name).collect();
        let found = match tree.as_object() {
            Some(map) => format!("one with {}", map.len()),
            None => describe(tree).to_string(),
        };
        faults.push(
            Diagnostic::error(
                "policy.wrong-type",
                path,
                format!("expected a table with exactly one key, found {found}"),
            )
            .hint(format!("the key is one of {}", quoted(&keys))),
        );
        // What stands there is looked at all the same.
        if tree.as_object().is_some_and(|map| !map.is_empty()) {
            self.table(tree, path, faults);
        }
    }

    fn unknown(&self, key: &str, at: &str) -> Diagnostic {
        let names: Vec<&str> = self.fields.iter().map(Field::name).collect();
        unknown_word("policy.unknown-key", at, "key", key, &names)
    }
}

impl Is {
    pub(super) fn check(&self, value: &Value, path: &str, faults: &mut Vec<Diagnostic>) {
        match self {
            Is::Any => {}
            Is::Text if value.is_string() => {}
            Is::Bool if value.is_boolean() => {}
            Is::Number if value.is_number() => {}
            Is::OneOf(words) => match value.as_str() {
                None => faults.push(wrong_type(path, &self.describe(), value)),
                Some(word) if words.contains(&word) => {}
                Some(word) => {
                    faults.push(unknown_word("policy.unknown-word", path, "value", word, words));
                }
            },
            Is::Category => match value.as_str() {
                None => faults.push(wrong_type(path, &self.describe(), value)),
                Some(id) if id.parse::<crate::category::Category>().is_ok() => {}
                Some(id) => {
                    let ids: Vec<&str> =
                        crate::category::Category::ALL.iter().map(|c| c.as_str()).collect();
                    faults.push(unknown_word(
                        "policy.unknown-category",
                        path,
                        "category",
                        id,
                        &ids,
                    ));
                }
            },
            Is::Integer(low, high) => match value.as_i64() {
                Some(n) if (*low..=*high).contains(&n) => {}
                Some(n) => faults.push(
                    Diagnostic::error("policy.out-of-range", path, format!("{n} is out of range"))
                        .hint(format!("give a whole number from {low} to {high}")),
                ),
                None => faults.push(wrong_type(path, &self.describe(), value)),
            },
            Is::Date => match value.as_str() {
                Some(date) if is_date(date) => {}
                Some(date) => faults.push(
                    Diagnostic::error("policy.bad-date", path, format!("no such date: `{date}`"))
                        .hint("write `YYYY-MM-DD`, for example `2026-11-24`"),
                ),
                None => faults.push(wrong_type(path, &self.describe(), value)),
            },
            Is::Pair(low, high) => match value.as_array().map(Vec::as_slice) {
                Some([first, second]) => {
                    let each = Is::Integer(*low, *high);
                    each.check(first, &format!("{path}[0]"), faults);
                    each.check(second, &format!("{path}[1]"), faults);
                }
                _ => faults.push(wrong_type(path, &self.describe(), value)),
            },
            Is::List(inner) => match value.as_array() {
                Some(items) => {
                    for (i, item) in items.iter().enumerate() {
                        inner.check(item, &format!("{path}[{i}]"), faults);
                    }
                }
                None => faults.push(wrong_type(path, &self.describe(), value)),
            },
            Is::Map(inner) => match value.as_object() {
                Some(map) => {
                    for (key, item) in map {
                        inner.check(item, &join(path, key), faults);
                    }
                }
                None => faults.push(wrong_type(path, &self.describe(), value)),
            },
            Is::Table(shape) => shape.table(value, path, faults),
            Is::Choice(shape) => shape.choice(value, path, faults),
            Is::Text | Is::Bool | Is::Number => {
                faults.push(wrong_type(path, &self.describe(), value))
            }
        }
    }

    fn describe(&self) -> String {
        match self {
            Is::Text => "text".to_string(),
            Is::OneOf(words) => format!("one of {}", quoted(words)),
            Is::Category => "a category id".to_string(),
            Is::Integer(low, high) => format!("a whole number from {low} to {high}"),
            Is::Bool => "`true` or `false`".to_string(),
            Is::Number => "a number".to_string(),
            Is::Date => "a date".to_string(),
            Is::Pair(..) => "a list of two whole numbers".to_string(),
            Is::List(inner) => format!("a list, each {}", inner.describe()),
            Is::Table(_) | Is::Choice(_) | Is::Map(_) => "a table".to_string(),
            Is::Any => "any value".to_string(),
        }
    }
}

/// Whether text has the form of a date and the calendar has it.
fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut part = |len: usize| {
        let digits = parts.next().filter(|p| p.len() == len)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u16>().ok()).flatten()
    };
    let (Some(year), Some(month), Some(day)) = (part(4), part(2), part(2)) else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u16::from(leap),
        1..=12 => 31,
        _ => 0,
    };
    parts.next().is_none() && year > 0 && (1..=days).contains(&day)
}

fn wrong_type(path: &str, expected: &str, found: &Value) -> Diagnostic {
    let message = format!("expected {expected}, found {}", describe(found));
    Diagnostic::error("policy.wrong-type", path, message)
}

fn describe(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "`true` or `false`",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a table",
    }
}

pub(super) fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_string() } else { format!("{path}.{key}") }
}

fn quoted(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|w| format!("`{w}`")).collect();
    quoted.join(", ")
}

/// A diagnostic for a word that is none of the `known` ones, with the nearest
/// of them as a hint.
fn unknown_word(
    code: &'static str,
    path: &str,
    what: &str,
    word: &str,
    known: &[&str],
) -> Diagnostic {
    let fault = Diagnostic::error(code, path, format!("unknown {what} `{word}`"));
    match nearest(word, known) {
        Some(near) => fault.hint(format!("did you mean `{near}`?")),
        None => fault.hint(format!("known: {}", quoted(known))),
    }
}

/// The known word with the smallest edit distance, if that is small enough for
/// a slip of the hand (a third of the word, at least one).
pub(crate) fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).max(1);
    known.iter().map(|k| (distance(word, k), *k)).filter(|(d, _)| *d <= limit).min().map(|(_, k)| k)
}

/// Levenshtein distance in characters, O(n·m).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(i + 1);
        for ((cb, above_left), above) in b.iter().zip(&row).zip(row.iter().skip(1)) {
            let left = next.last().copied().unwrap_or(0);
            let swap = above_left + usize::from(ca != *cb);
            next.push(swap.min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("grund", "grunder"), 2);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(nearest("actoin", &["action", "autonomy"]), Some("action"));
        assert_eq!(nearest("zebra", &["action", "autonomy"]), None);
    }
}
