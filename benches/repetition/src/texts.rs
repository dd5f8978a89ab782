//! Texts of the length of comments, any number of them.

const SYLLABLES: [&str; 32] = [
    "ba", "fi", "gul", "hem", "jo", "kan", "lig", "mon", "ner", "pu", "rös", "sta", "tro", "vik",
    "äng", "öd", "ska", "ter", "and", "bus", "dag", "el", "för", "het", "in", "kö", "lan", "med",
    "ord", "reg", "sjuk", "tid",
];
const SMALL: [&str; 16] = [
    "och", "att", "det", "som", "en", "på", "är", "av", "för", "med", "inte", "till", "den", "har",
    "de", "om",
];
const CAMPAIGN: &str = "Rädda akuten i Nynäshamn, skriv på listan du också innan politikerna stänger \
                        den för gott och flyttar allt till Huddinge";

/// A text of 8 to 23 words that no other number gives; a third are small words.
pub fn unique(number: u64) -> String {
    let mut state = number << 8;
    // SplitMix64 (Steele, Lea and Flood, 2014): numbers in a row give nothing alike.
    let mut next = |below: usize| {
        state += 1;
        let n = state.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let n = (n ^ (n >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let n = (n ^ (n >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((n ^ (n >> 31)) % below as u64) as usize
    };
    let mut text = String::new();
    for i in 0..8 + next(16) {
        if i > 0 {
            text.push(' ');
        }
        if next(3) == 0 {
            text.push_str(SMALL[next(SMALL.len())]);
        } else {
            for _ in 0..2 + next(3) {
                text.push_str(SYLLABLES[next(SYLLABLES.len())]);
            }
        }
    }
    text.push('.');
    text
}

/// The campaign's text with one word of its own.
pub fn changed(number: u64) -> String {
    let words: Vec<&str> = CAMPAIGN.split(' ').collect();
    let other = unique(number);
    let word = other.split(' ').next_back().unwrap_or_default();
    let at = number as usize % words.len();
    let words: Vec<&str> =
        words.iter().enumerate().map(|(i, own)| if i == at { word } else { own }).collect();
    words.join(" ")
}
