//! Where the packages come from that are part of a program that uses this crate.
//!
//! Reads what `cargo metadata` says of the packages that cargo has, or fetches:
//! those of other platforms are not there after a build. Where `cargo deny` is
//! installed, `.ci/run` asks it too, by the same lists (`.deny.toml`).

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// Licences that this crate's own terms allow beside them.
const LICENCES: &[&str] =
    &["MIT", "Apache-2.0", "Unicode-3.0", "Zlib", "BSD-3-Clause", "Unlicense"];
/// Packages that must not come in, and why.
const BANNED: &[(&str, &str)] = &[
    ("chrono", "reads a clock"),
    ("rand", "verdicts are deterministic"),
    ("psl", "2.6 MB of source for what a short list does"),
    ("unicode-security", "0.5 MB for what sixty look-alikes do"),
];
/// Packages in all, this one left out: each is one more to trust.
const MOST: usize = 42;

/// The packages that a program gets with this crate, tests and benches left out.
fn packages() -> Vec<Value> {
    let run = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let all: Value = serde_json::from_slice(&run.stdout).expect("metadata is JSON");
    let nodes: BTreeMap<&str, &Value> = all["resolve"]["nodes"]
        .as_array()
        .expect("a graph")
        .iter()
        .map(|node| (node["id"].as_str().expect("an id"), node))
        .collect();
    let root = all["resolve"]["root"].as_str().expect("a root");
    let (mut seen, mut open) = (BTreeSet::new(), vec![root]);
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        for dependency in nodes[id]["deps"].as_array().expect("dependencies") {
            let kinds = dependency["dep_kinds"].as_array().expect("kinds");
            if kinds.iter().any(|kind| kind["kind"] != "dev") {
                open.push(dependency["pkg"].as_str().expect("an id"));
            }
        }
    }
    seen.remove(root);
    let packages = all["packages"].as_array().expect("packages");
    let used = |p: &&Value| p["id"].as_str().is_some_and(|id| seen.contains(id));
    packages.iter().filter(used).cloned().collect()
}

/// Whether one of the alternatives of a licence expression is allowed as a whole.
fn is_allowed(expression: &str) -> bool {
    let plain = expression.replace(['(', ')'], " ").replace('/', " OR ");
    let one = |term: &str| LICENCES.contains(&term.trim());
    // `A AND (B OR C)`: each part between ANDs needs an allowed alternative.
    let every = |part: &str| part.split(" OR ").any(one);
    plain.split(" AND ").all(every) || plain.split(" OR ").any(|a| a.split(" AND ").all(one))
}

#[test]
fn packages_are_few_free_and_from_one_registry() {
    let packages = packages();
    let mut sources = BTreeSet::new();
    for package in &packages {
        let name = package["name"].as_str().expect("a name");
        let licence = package["license"].as_str().unwrap_or("");
        assert!(is_allowed(licence), "{name}: licence `{licence}`");
        if let Some((_, why)) = BANNED.iter().find(|(banned, _)| *banned == name) {
            panic!("{name}: {why}");
        }
        let source = package["source"].as_str().unwrap_or("a folder").to_owned();
        assert!(source.starts_with("registry+"), "{name} comes from {source}");
        sources.insert(source);
    }
    assert_eq!(sources.len(), 1, "{sources:?}");
    println!("{} packages", packages.len());
    assert!(packages.len() <= MOST, "{} packages", packages.len());
}

#[test]
fn licence_expressions() {
    for (expression, allowed) in [
        ("MIT OR Apache-2.0", true),
        ("Unlicense OR MIT", true),
        ("MIT/Apache-2.0", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("GPL-3.0", false),
        ("MIT AND GPL-3.0", false),
        ("", false),
    ] {
        assert_eq!(is_allowed(expression), allowed, "{expression}");
    }
}

/// No package may ask for a newer compiler than this crate does.
#[test]
fn packages_build_with_the_oldest_compiler_that_is_promised() {
    let version = |text: &str| -> Vec<u64> {
        let mut parts: Vec<u64> = text.split('.').filter_map(|p| p.parse().ok()).collect();
        parts.resize(3, 0);
        parts
    };
    let own = version(env!("CARGO_PKG_RUST_VERSION"));
    for package in packages() {
        let wants = package["rust_version"].as_str().unwrap_or("1.0");
        assert!(version(wants) <= own, "{} wants {wants}", package["name"]);
    }
}
