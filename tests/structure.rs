//! Holds the source to the picture in its design: layers in one direction, small
//! files, no way out to the world, provenance in every data file.

use std::fs;
use std::path::{Path, PathBuf};

/// The rows of the house, lowest first. A module uses only rows below its own.
const ROWS: &[&[&str]] = &[
    &["category", "error"],
    &["text"],
    &["lexicon", "finding", "fingerprint"],
    &["post", "signal"],
    &["detector"],
    &["detectors", "history", "policy"],
    &["verdict"],
    &["ruleset"],
    &["presets", "compare"],
];

/// Uses within one row that the design names.
const SIDEWAYS: &[(&str, &str)] = &[("error", "category")];

fn row(module: &str) -> Option<usize> {
    ROWS.iter().position(|row| row.contains(&module))
}

fn files(dir: &Path, ending: &str, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("a folder that can be read") {
        let path = entry.expect("an entry that can be read").path();
        if path.is_dir() {
            files(&path, ending, out);
        } else if path.to_string_lossy().ends_with(ending) {
            out.push(path);
        }
    }
}

/// Every file of library code; files of tests alone are not part of the house.
fn sources() -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), ".rs", &mut paths);
    assert!(paths.len() > 20, "the source was not found");
    paths.retain(|p| {
        let name = p.file_name().map(|n| n.to_string_lossy().into_owned());
        name.as_deref() != Some("tests.rs") && !p.iter().any(|part| part == "tests")
    });
    paths
        .into_iter()
        .map(|p| (p.clone(), fs::read_to_string(p).expect("source is UTF-8")))
        .collect()
}

/// The path below `src` in parts, without the ending: `detectors/link/mod`.
fn parts(path: &Path) -> Vec<String> {
    let below =
        path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).expect("in src");
    let below = below.with_extension("");
    below.iter().map(|p| p.to_string_lossy().into_owned()).collect()
}

/// The code of a file without comments and without its tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or(text);
    let lines = text.lines().filter(|l| !l.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Every `crate::a::b` as the parts after `crate`.
fn crate_paths(code: &str) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
            .unwrap_or(rest.len());
        out.push(rest[..end].split("::").filter(|p| !p.is_empty()).map(String::from).collect());
    }
    out
}

#[test]
fn modules_use_only_lower_rows() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let here = parts(&path);
        let Some(own) = row(&here[0]) else {
            assert_eq!(here, ["lib"], "{} is in no row", path.display());
            continue;
        };
        for used in crate_paths(&code(&text)) {
            let there = used.first().map_or("", String::as_str);
            if there == here[0] {
                // One detector may not look into another.
                let folder = used.get(1).map_or("", String::as_str);
                if there == "detectors" && here.len() > 2 && folder != here[1] {
                    wrong.push(format!("{}: crate::{}", path.display(), used.join("::")));
                }
                continue;
            }
            let lower = row(there).is_some_and(|r| r < own);
            let named = SIDEWAYS.contains(&(here[0].as_str(), there));
            if !lower && !named {
                wrong.push(format!("{}: crate::{}", path.display(), used.join("::")));
            }
        }
        if here[0] == "ruleset" {
            let named = code(&text).contains("crate::detectors");
            assert!(!named, "{}: a ruleset never names a detector", path.display());
        }
    }
    assert!(wrong.is_empty(), "uses that break the layers:\n{}", wrong.join("\n"));
}

#[test]
fn files_stay_small() {
    let mut sizes: Vec<usize> = Vec::new();
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= 500, "{} has {lines} lines: split it by concept", path.display());
        sizes.push(lines);
    }
    sizes.sort_unstable();
    assert!(sizes[sizes.len() / 2] <= 250, "the median file has {} lines", sizes[sizes.len() / 2]);
}

#[test]
fn the_library_cannot_reach_the_world() {
    for (path, text) in sources() {
        let code = code(&text);
        for way in [
            "std::fs",
            "std::net",
            "std::time",
            "std::env",
            "std::thread",
            "std::io",
            "std::process",
            "static mut",
            "lazy_static",
            "thread_local",
            "unsafe ",
        ] {
            assert!(!code.contains(way), "{} holds `{way}`", path.display());
        }
    }
}

#[test]
fn a_sixth_of_the_code_is_documentation() {
    let mut documented = 0usize;
    let mut all = 0usize;
    for (_, text) in sources() {
        let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or(&text);
        for line in text.lines().map(str::trim_start).filter(|l| !l.is_empty()) {
            all += 1;
            documented += usize::from(line.starts_with("///") || line.starts_with("//!"));
        }
    }
    assert!(documented * 6 >= all, "{documented} of {all} lines are documentation");
}

#[test]
fn data_files_say_where_they_come_from() {
    let mut data = Vec::new();
    for ending in [".txt", ".toml"] {
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), ending, &mut data);
    }
    assert!(!data.is_empty(), "no data files were found");
    for path in data {
        let text = fs::read_to_string(&path).expect("data is UTF-8");
        let head: String =
            text.lines().take_while(|l| l.starts_with('#')).collect::<Vec<_>>().join("\n");
        for key in ["SPDX-License-Identifier:", "What:", "Source:", "Version:", "Date:"] {
            assert!(head.contains(key), "{} has no `{key}` in its header", path.display());
        }
    }
}
