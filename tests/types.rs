//! What may cross threads, and what holds no borrow.

use omdome::error::BuildError;
use omdome::post::Post;
use omdome::ruleset::{Explanation, Ruleset, Scratch};
use omdome::verdict::{Report, Verdict};

fn crosses_threads<T: Send + Sync + 'static>() {}
fn is_shared<T: Clone + Send + Sync + 'static>() {}
fn moves<T: Send + 'static>() {}

#[test]
fn auto_traits() {
    is_shared::<Ruleset>();
    is_shared::<Verdict>();
    is_shared::<Report>();
    crosses_threads::<BuildError>();
    crosses_threads::<Explanation>();
    crosses_threads::<Post<'static>>();
    moves::<Scratch>();
}
