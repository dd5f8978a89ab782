//! From the path of a diagnostic to a place in a text.

use super::{Data, Mark, Node};

impl Node {
    /// Where the value at `path` stands, or the nearest part above it that
    /// exists; where its key stands if `key` is asked for.
    ///
    /// ```text
    /// rule[3].when.finding.kind
    /// ```
    pub(in crate::policy) fn find(&self, path: &str, key: bool) -> Mark {
        let mut node = self;
        let mut rest = path;
        while !rest.is_empty() {
            let Some((child, after)) = node.step(rest) else {
                // Part of the path is not there: what is above it is at fault.
                return node.at;
            };
            (node, rest) = (child, after);
        }
        if key { node.key } else { node.at }
    }

    /// One step along a path. A key may itself hold dots (`detector.a.b`); the
    /// longest key that fits is taken.
    fn step<'n, 'p>(&'n self, path: &'p str) -> Option<(&'n Node, &'p str)> {
        match &self.data {
            Data::List(items) => {
                let (number, after) = path.strip_prefix('[')?.split_once(']')?;
                Some((items.get(number.parse::<usize>().ok()?)?, after))
            }
            Data::Table(table) => {
                let path = path.strip_prefix('.').unwrap_or(path);
                let ends = |rest: &str| rest.is_empty() || rest.starts_with(['.', '[']);
                table
                    .iter()
                    .filter_map(|(key, node)| {
                        let rest = path.strip_prefix(key.as_str())?;
                        ends(rest).then_some((key.len(), node, rest))
                    })
                    .max_by_key(|(len, ..)| *len)
                    .map(|(_, node, rest)| (node, rest))
            }
            Data::Leaf(_) => None,
        }
    }
}
