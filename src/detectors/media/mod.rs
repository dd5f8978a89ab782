//! Media: what a post carries beside its text is not looked at, and the verdict
//! says so.
//!
//! Nothing here reads a picture, a film or a sound. For each of them that the
//! caller says the post carries, the verdict gets an entry under `unassessed`
//! with the part (`image`, `video`, `audio`) and the reason `not_text`, and a
//! rule of the policy can put the post before a human for it.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::category::Id;
use crate::detector::{Detector, Gap, GapId, Scan, Scanner, Setup, Sink};
use crate::post::Media as Attached;

/// Says which attached media were not assessed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Media;

impl Detector for Media {
    fn id(&self) -> &'static str {
        "media"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn prepare(&self, setup: &mut Setup<'_>) -> Box<dyn Scanner> {
        let gap = |name: &'static str| Gap {
            category: None,
            part: Some(Id::from_static(name)),
            why: Id::from_static("not_text"),
        };
        let gaps = Attached::ALL.iter().map(|(medium, name)| (*medium, setup.gap(gap(name))));
        Box::new(MediaScanner { gaps: gaps.collect() })
    }
}

#[derive(Debug)]
struct MediaScanner {
    gaps: Vec<(Attached, GapId)>,
}

impl Scanner for MediaScanner {
    fn scan(&self, scan: &Scan<'_>, sink: &mut Sink<'_>) {
        let attached = scan.post().attached();
        for (medium, gap) in &self.gaps {
            if attached.contains(*medium) {
                sink.unassessed(*gap);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detector::{Limits, SinkBuffers};
    use crate::fingerprint::FingerprintKey;
    use crate::lexicon::MatcherBuilder;
    use crate::post::{Date, Post};
    use crate::signal::SignalBuffers;
    use crate::text::TextBuffers;

    /// The parts reported for a post with these media.
    fn unassessed(media: Attached) -> Vec<&'static str> {
        let (mut terms, mut gaps, mut diagnostics) =
            (MatcherBuilder::default(), Vec::new(), Vec::new());
        let key = FingerprintKey::default();
        let mut setup = Setup::new("media", None, &key, &mut terms, &mut gaps, &mut diagnostics);
        let scanner = Media.prepare(&mut setup);
        let matcher = terms.build();
        let post = Post::new("titta").media(media);
        let (mut text, mut signals) = (TextBuffers::new(), SignalBuffers::default());
        let document = text.prepare(post.text());
        let signals = signals.find(&document, &matcher);
        let scan = Scan::new(&post, &document, &signals, Date::new(2026, 11, 1).unwrap());
        let (mut buffers, mut limits) = (SinkBuffers::default(), Limits::default());
        let mut sink = Sink::new(&document, &mut buffers, &mut limits, &[], 0, false);
        scanner.scan(&scan, &mut sink);
        assert!(gaps.iter().all(|g| g.why == "not_text" && g.category.is_none()));
        let raised = (0..gaps.len()).filter(|i| limits.gaps >> i & 1 == 1);
        let names = Attached::ALL.iter().map(|(_, name)| *name);
        let names: Vec<&str> = names.collect();
        raised
            .map(|i| {
                *names.iter().find(|n| gaps[i].part.as_ref().is_some_and(|p| p == *n)).unwrap()
            })
            .collect()
    }

    #[test]
    fn each_medium_is_named_and_nothing_else() {
        assert!(unassessed(Attached::NONE).is_empty());
        assert_eq!(unassessed(Attached::IMAGE), ["image"]);
        assert_eq!(unassessed(Attached::AUDIO.with(Attached::VIDEO)), ["video", "audio"]);
    }
}
