//! What a ruleset says about comments: the crate as a black box.
//!
//! ```text
//! cargo run --release --example moderate
//! ```
//!
//! runs on a bundled sample; see `--help` for the rest.

#[path = "moderate/args.rs"]
mod args;
#[path = "moderate/history.rs"]
mod history;
#[path = "moderate/input.rs"]
mod input;
#[path = "moderate/policy.rs"]
mod policy;
#[path = "moderate/print.rs"]
mod print;

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use omdome::ruleset::{Ruleset, Scratch};

use crate::args::Args;
use crate::history::History;
use crate::input::Line;

const SAMPLE: &str = include_str!("moderate/sample.jsonl");

/// How many lines go by between two signs of life.
const PROGRESS: usize = 10_000;

fn main() -> ExitCode {
    let args = match Args::parse(std::env::args_os().skip(1)) {
        Ok(args) => args,
        Err(fault) => {
            eprintln!("moderate: {fault}\n\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    if args.help {
        print!("{}", args::USAGE);
        return ExitCode::SUCCESS;
    }
    let built = policy::build(&args);
    if args.check {
        return policy::report(built);
    }
    let ruleset = match built {
        Ok(built) => built.ruleset,
        Err(faults) => {
            eprintln!("{}", faults.join("\n"));
            return ExitCode::from(2);
        }
    };
    match run(&args, &ruleset) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // A reader that has seen enough, such as `head`, is no fault.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("moderate: {e}");
            ExitCode::FAILURE
        }
    }
}

/// The input: FILE, standard input, or the bundled sample.
fn open(args: &Args) -> io::Result<Box<dyn BufRead>> {
    match &args.file {
        Some(file) if file.as_os_str() != "-" => {
            let opened = File::open(file)
                .map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", file.display())))?;
            Ok(Box::new(BufReader::new(opened)))
        }
        None if !args.jsonl => Ok(Box::new(SAMPLE.as_bytes())),
        _ => Ok(Box::new(BufReader::new(io::stdin()))),
    }
}

/// Whether every line could be read.
fn run(args: &Args, ruleset: &Ruleset) -> io::Result<bool> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut input = open(args)?;
    let mut scratch = Scratch::new();
    let mut history = History::new();
    let mut all_read = true;
    let mut bytes = Vec::new();
    let show_progress =
        io::stderr().is_terminal() && args.file.is_some() && !io::stdout().is_terminal();
    for number in 1.. {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        let line = bytes.trim_ascii();
        if line.is_empty() {
            continue;
        }
        let read = std::str::from_utf8(line)
            .map_err(|e| format!("column {}: not UTF-8", e.valid_up_to() + 1));
        match read.and_then(Line::parse) {
            Ok(line) => one(args, ruleset, &line, &mut scratch, &mut history, &mut out)?,
            Err(fault) => {
                all_read = false;
                eprintln!("moderate: line {number}: {fault}");
            }
        }
        if show_progress && number % PROGRESS == 0 {
            eprintln!("moderate: {number} lines");
        }
    }
    out.flush()?;
    Ok(all_read)
}

fn one(
    args: &Args,
    ruleset: &Ruleset,
    line: &Line,
    scratch: &mut Scratch,
    history: &mut History,
    out: &mut impl Write,
) -> io::Result<()> {
    let looked_up = history.look_up(ruleset, line, scratch);
    let mut post = line.post();
    if let Some(looked_up) = &looked_up {
        post = post.sightings(&looked_up.sightings);
    }
    let (verdict, explanation) = if args.explain {
        let (verdict, explanation) = ruleset.explain(&post);
        (verdict, Some(explanation))
    } else {
        (ruleset.classify_with(&post, scratch), None)
    };
    let report = verdict
        .report(post.text(), args.unit)
        .map_err(io::Error::other)?
        .with_ref(line.id.as_deref());
    if args.jsonl {
        print::json(&report, explanation.as_ref(), out)?;
    } else {
        let locale = args.locale.as_deref().unwrap_or("sv");
        print::people(ruleset, &post, &verdict, &report, locale, explanation.as_ref(), out)?;
    }
    if let Some(looked_up) = looked_up {
        history.record(line, looked_up);
    }
    Ok(())
}
