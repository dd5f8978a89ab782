//! What people do to a text before they post it again.

use crate::texts::Texts;

type Change = fn(&str, &mut Texts) -> String;

/// The kinds of change by name.
pub const KINDS: &[(&str, Change)] = &[
    ("exact", |text, _| text.into()),
    ("capitals", |text, _| text.to_uppercase()),
    ("blanks", |text, _| text.replace(' ', "  \n")),
    ("punctuation", |text, _| text.replace('.', " !!!").replace('?', "??")),
    ("emoji", |text, _| format!("😡 {text} 👎👎")),
    ("drawn out", |text, texts| {
        let vowel = texts.pick(&["a", "o", "e"]);
        text.replace(vowel, &vowel.repeat(3))
    }),
    ("leet", |text, _| text.replace('a', "4").replace('o', "0")),
    ("look-alikes", |text, _| text.replace('a', "а").replace('o', "о")),
    ("zero width", |text, _| text.replace('t', "t\u{200B}")),
    ("diacritics", |text, _| text.replace(['å', 'ä'], "a").replace('ö', "o")),
    ("decomposed", |text, _| text.replace('å', "a\u{30A}").replace('ö', "o\u{308}")),
    ("tags", |text, _| format!("{text} #vården #svpol")),
    ("name", |text, _| format!("@kim_78 {text}")),
    ("link", |text, _| format!("{text} https://exempel.example/a/9")),
    ("number", |text, texts| format!("{text} {}", 10 + texts.below(9000))),
    ("slip", |text, texts| edit(text, texts, 1, |word, _| swap(word))),
    ("one word", |text, texts| edit(text, texts, 1, |_, texts| texts.word().into())),
    ("word added", |text, texts| {
        edit(text, texts, 1, |word, texts| format!("{} {word}", texts.word()))
    }),
    ("two words", |text, texts| edit(text, texts, 2, |_, texts| texts.word().into())),
    ("cut off", |text, _| {
        let words: Vec<&str> = text.split(' ').collect();
        words[..words.len() - words.len() / 5].join(" ")
    }),
    ("reworded", |text, texts| {
        // Between a seventh and a quarter of the words.
        let words = text.split(' ').count() * (14 + texts.below(12)) / 100;
        edit(text, texts, words, |_, texts| texts.word().into())
    }),
];

/// Changes `n` different words.
fn edit(
    text: &str,
    texts: &mut Texts,
    n: usize,
    change: impl Fn(&str, &mut Texts) -> String,
) -> String {
    let mut words: Vec<String> = text.split(' ').map(String::from).collect();
    let mut done = Vec::new();
    while done.len() < n {
        let at = texts.below(words.len());
        if !done.contains(&at) {
            words[at] = change(&words[at], texts);
            done.push(at);
        }
    }
    words.join(" ")
}

/// The second and the third letter change places.
fn swap(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() > 3 {
        letters.swap(1, 2);
    }
    letters.into_iter().collect()
}
