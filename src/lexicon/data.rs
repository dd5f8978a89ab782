//! The bundled texts.

/// Everyday words by what they tell about the words around them.
pub(super) const CLASSES: &str = include_str!("data/sv-classes.txt");
/// Parts of compounds, by what they name.
pub(super) const JOINTS: &str = include_str!("data/sv-joints.txt");
/// What speaks for or against a reading of a word.
pub(super) const SCALES: &str = include_str!("data/sv-scales.txt");
/// The commonest small words of languages, covered and not.
pub(super) const TONGUES: &str = include_str!("data/tongues.txt");
/// Emoji and the listed words they stand for.
pub(super) const EMOJI: &str = include_str!("data/emoji.txt");
/// Words by what they are about.
pub(super) const TOPICS: &str = include_str!("data/sv-topics.txt");
/// Words that exist, and must not be taken for a listed one without its dots.
pub(super) const ORDINARY: &str = include_str!("data/sv-ordinary.txt");
/// The bundled lexicons: name and text.
pub(super) const SWEDISH: &[(&str, &str)] = &[
    ("sv-profanity.txt", include_str!("data/sv-profanity.txt")),
    ("sv-insult.txt", include_str!("data/sv-insult.txt")),
    ("sv-contempt.txt", include_str!("data/sv-contempt.txt")),
    ("sv-hate.txt", include_str!("data/sv-hate.txt")),
    ("sv-obscene.txt", include_str!("data/sv-obscene.txt")),
    ("sv-more.txt", include_str!("data/sv-more.txt")),
    ("sv-dated.txt", include_str!("data/sv-dated.txt")),
    ("sv-callings.txt", include_str!("data/sv-callings.txt")),
    ("sv-compounds.txt", include_str!("data/sv-compounds.txt")),
    ("sv-joined.txt", include_str!("data/sv-joined.txt")),
    ("sv-uses.txt", include_str!("data/sv-uses.txt")),
    ("en.txt", include_str!("data/en.txt")),
    ("fi.txt", include_str!("data/fi.txt")),
    ("loans.txt", include_str!("data/loans.txt")),
];
