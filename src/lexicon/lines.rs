//! The lines of data files, and where one of them is wrong.

use alloc::string::String;

use crate::error::{Diagnostic, Position};

/// The lines that are neither empty nor a comment, with their numbers from 1.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (u32, &str)> {
    let told = |(_, line): &(u32, &str)| !line.trim().is_empty() && !line.starts_with('#');
    (1u32..).zip(text.lines()).filter(told)
}

/// What stands before the colon of each line.
pub(super) fn names(text: &str) -> impl Iterator<Item = &str> {
    lines(text).filter_map(|(_, line)| line.split_once(':')).map(|(name, _)| name)
}

/// What is wrong with a line as a whole.
pub(super) fn fault(source: &str, line: u32, code: &'static str, message: String) -> Diagnostic {
    let at = Position { source: source.into(), line, column: 1 };
    Diagnostic::error(code, "", message).at(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use alloc::vec::Vec;

    #[test]
    fn lines_keep_their_numbers() {
        let text = "# prov\n\na: b\n  \n# c\nd: e\n";
        assert_eq!(lines(text).collect::<Vec<_>>(), [(3, "a: b"), (6, "d: e")]);
        assert_eq!(names(text).collect::<Vec<_>>(), ["a", "d"]);
        let told = fault("egen.txt", 6, "lexicon.class", "fel".to_string()).to_string();
        assert_eq!(told, "egen.txt:6:1: error[lexicon.class]: fel");
    }
}
