//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use omdome::text::OffsetUnit;

pub const USAGE: &str = "\
moderate: what a ruleset says about comments

usage: moderate [options] [FILE]

Reads posts as JSON lines (`text`, and optionally `id`, `author`, `thread`, `at`
in seconds, `today`, `channel`, `media`, `breaches`, `locale`, `crisis`) from FILE
or, with --jsonl or FILE `-`, from standard input. Without FILE it runs on a
bundled sample.

  --preset NAME    region-stockholm (default), vgr or outgoing
  --policy FILE    a policy in TOML or JSON; may repeat: later files are layers
                   over earlier ones, or over --preset where that is given
  --unit UNIT      what spans count: utf8 (default), utf16 or code_point
  --jsonl          one verdict a line instead of text for people
  --explain        also say which rules fired, which did not, and why
  --check          compile, print every diagnostic, exit 2 if one is an error
  --locale LANG    sv (default) or en, for people
  -h, --help       this text
";

#[derive(Debug, Default)]
pub struct Args {
    pub preset: Option<String>,
    pub policies: Vec<PathBuf>,
    pub unit: OffsetUnit,
    pub jsonl: bool,
    pub explain: bool,
    pub check: bool,
    pub locale: Option<String>,
    pub file: Option<PathBuf>,
    pub help: bool,
}

impl Args {
    pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Args, String> {
        use lexopt::prelude::*;
        let mut parser = lexopt::Parser::from_args(args);
        let mut out = Args::default();
        let text = |e: lexopt::Error| e.to_string();
        while let Some(arg) = parser.next().map_err(text)? {
            match arg {
                Long("preset") => {
                    out.preset = Some(parser.value().and_then(|v| v.string()).map_err(text)?);
                }
                Long("policy") => out.policies.push(parser.value().map_err(text)?.into()),
                Long("unit") => out.unit = parser.value().and_then(|v| v.parse()).map_err(text)?,
                Long("jsonl") => out.jsonl = true,
                Long("explain") => out.explain = true,
                Long("check") => out.check = true,
                Long("locale") => {
                    let locale = parser.value().and_then(|v| v.string()).map_err(text)?;
                    if locale != "sv" && locale != "en" {
                        return Err(format!("unknown locale `{locale}`: use sv or en"));
                    }
                    out.locale = Some(locale);
                }
                Short('h') | Long("help") => out.help = true,
                Value(file) if out.file.is_none() => out.file = Some(file.into()),
                other => return Err(other.unexpected().to_string()),
            }
        }
        Ok(out)
    }
}
