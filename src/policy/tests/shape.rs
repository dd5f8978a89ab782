//! The table of shapes and the serde types agree: serde is asked for its keys
//! and words by giving it one that does not exist.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};

use crate::error::{Field, Is, Shape};
use crate::policy::Policy;
use crate::policy::shape::POLICY;

/// A policy with every key there is. The first level of conditions is the
/// choice number `choice`, deeper ones the last.
fn full(shape: &Shape, choice: usize, depth: usize) -> Value {
    let entry = |f: &Field| (String::from(f.name()), value(&f.expects(), choice, depth));
    shape.fields().iter().map(entry).collect()
}

fn value(is: &Is, choice: usize, depth: usize) -> Value {
    match is {
        Is::Text => json!("text"),
        Is::Any => json!({ "any": 1 }),
        Is::OneOf(words) => json!(words[0]),
        Is::Category => json!("insult"),
        Is::Integer(low, _) => json!(low),
        Is::Bool => json!(true),
        Is::Number => json!(0.5),
        Is::Date => json!("2026-11-24"),
        Is::Pair(low, high) => json!([low, high]),
        Is::List(inner) => json!([value(inner, choice, depth)]),
        Is::Map(inner) => json!({ "key": value(inner, choice, depth) }),
        Is::Table(shape) => full(shape, choice, depth),
        Is::Choice(shape) => {
            let fields = shape.fields();
            let field = if depth == 0 { &fields[choice] } else { &fields[fields.len() - 1] };
            json!({ field.name(): value(&field.expects(), choice, depth + 1) })
        }
    }
}

/// Every table, choice and word of a tree, as a JSON pointer.
fn places(is: &Is, tree: &Value, at: &str, see: &mut dyn FnMut(&str, &Is)) {
    see(at, is);
    match is {
        Is::List(inner) => places(inner, &tree[0], &format!("{at}/0"), see),
        Is::Map(inner) => places(inner, &tree["key"], &format!("{at}/key"), see),
        Is::Table(shape) | Is::Choice(shape) => {
            for field in shape.fields().iter().filter(|f| tree.get(f.name()).is_some()) {
                let at = format!("{at}/{}", field.name());
                places(&field.expects(), &tree[field.name()], &at, see);
            }
        }
        _ => {}
    }
}

fn choices() -> usize {
    let rule = POLICY.fields().iter().find(|f| f.name() == "rule").unwrap();
    let Is::List(Is::Table(rule)) = rule.expects() else { panic!("rules are tables") };
    let when = rule.fields().iter().find(|f| f.name() == "when").unwrap();
    let Is::Choice(condition) = when.expects() else { panic!("conditions are choices") };
    condition.fields().len()
}

/// The names in backticks behind `expected` in an error of serde.
fn expected(error: &str) -> Vec<String> {
    let list = error.split("expected ").nth(1).unwrap_or_else(|| panic!("{error}"));
    let mut names: Vec<String> = list.split('`').skip(1).step_by(2).map(String::from).collect();
    names.sort();
    names
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = names.map(String::from).collect();
    names.sort();
    names
}

#[test]
fn shapes_and_types_have_the_same_keys_and_words() {
    for choice in 0..choices() {
        let tree = full(&POLICY, choice, 0);
        assert!(POLICY.check(&tree, "").is_empty());
        let policy: Policy = serde_json::from_value(tree.clone()).unwrap();
        drop(policy);
        let fails = |at: &str, odd: Value| {
            let mut tree = tree.clone();
            *tree.pointer_mut(at).unwrap() = odd;
            let error = serde_json::from_value::<Policy>(tree).unwrap_err();
            expected(&format!("{error}"))
        };
        places(&Is::Table(&POLICY), &tree, "", &mut |at, is| match is {
            Is::Table(shape) => {
                let mut odd = tree.pointer(at).unwrap().clone();
                odd["zzz"] = json!(1);
                let names = sorted(shape.fields().iter().map(Field::name));
                assert_eq!(fails(at, odd), names, "{at}");
                required(shape, &tree, at);
            }
            Is::Choice(shape) => {
                let names = sorted(shape.fields().iter().map(Field::name));
                assert_eq!(fails(at, json!({ "zzz": 1 })), names, "{at}");
            }
            Is::OneOf(words) => {
                assert_eq!(fails(at, json!("zzz")), sorted(words.iter().copied()), "{at}");
            }
            _ => {}
        });
    }
}

/// Serde needs just what the shape requires.
fn required(shape: &Shape, tree: &Value, at: &str) {
    for field in shape.fields() {
        let mut less = tree.clone();
        less.pointer_mut(at).unwrap().as_object_mut().unwrap().remove(field.name());
        let read = serde_json::from_value::<Policy>(less);
        assert_eq!(read.is_err(), field.is_required(), "{at}/{}", field.name());
    }
}

#[test]
fn what_serde_writes_has_the_shape() {
    for choice in 0..choices() {
        let policy: Policy = serde_json::from_value(full(&POLICY, choice, 0)).unwrap();
        let written = serde_json::to_value(&policy).unwrap();
        assert!(POLICY.check(&written, "").is_empty());
        assert_eq!(serde_json::from_value::<Policy>(written).unwrap(), policy);
    }
}

#[test]
fn whatever_is_mended_can_be_read() {
    for choice in 0..choices() {
        let tree = full(&POLICY, choice, 0);
        places(&Is::Table(&POLICY), &tree, "", &mut |at, _| {
            for odd in [json!(null), json!(7), json!("zzz"), json!([7]), json!({ "zzz": 7 })] {
                let mut broken = tree.clone();
                *broken.pointer_mut(at).unwrap() = odd.clone();
                let mended = POLICY.mend(&broken, "", &mut Vec::new());
                assert!(POLICY.check(&mended, "").is_empty(), "{at} {odd}");
                assert!(serde_json::from_value::<Policy>(mended).is_ok(), "{at} {odd}");
            }
        });
    }
}
