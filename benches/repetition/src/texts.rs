//! Texts of the length of comments, any number of them.
//!
//! Words are as frequent as in a language (Zipf: the word of rank *r* comes about
//! 1/*r* as often as the first), frequent ones are short, and long ones are
//! compounds: which words two strangers have in common is what a history is up
//! against.

const SMALL: [&str; 48] = [
    "och", "att", "det", "som", "en", "på", "är", "av", "för", "med", "inte", "till", "den", "har",
    "de", "om", "vi", "jag", "ni", "men", "ett", "var", "så", "i", "nu", "man", "här", "när",
    "kan", "från", "eller", "vad", "ska", "alla", "efter", "hur", "bara", "mer", "där", "under",
    "utan", "måste", "finns", "också", "igen", "varför", "någon", "aldrig",
];
const STEMS: [&str; 64] = [
    "vård", "buss", "skol", "tåg", "väg", "tid", "bolag", "park", "sjuk", "hus", "läkar", "region",
    "bil", "cykel", "barn", "gamm", "kvälls", "natt", "linje", "kort", "telefon", "kö", "plats",
    "syster", "kommun", "stads", "vinter", "sommar", "mat", "tand", "hjärt", "ögon", "press",
    "skatt", "lön", "chef", "styr", "mål", "vatten", "snö", "gräs", "torg", "bro", "stig", "ljus",
    "hiss", "golv", "dörr", "trapp", "kon", "bib", "apo", "fri", "hyr", "arb", "möt", "grann",
    "rikt", "själv", "jour", "halt", "spår", "resa", "frukt",
];
const ENDS: [&str; 16] = [
    "en", "ar", "et", "erna", "ning", "a", "arna", "t", "or", "s", "ingen", "het", "are", "de",
    "lig", "ade",
];
const CAMPAIGN: &str = "Rädda akuten i Nynäshamn, skriv på listan du också innan politikerna stänger \
                        den för gott och flyttar allt till Huddinge";

/// SplitMix64 (Steele, Lea and Flood, 2014): numbers in a row give nothing alike.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 += 1;
        let n = self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let n = (n ^ (n >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let n = (n ^ (n >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        n ^ (n >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }
}

/// Appends the word of a rank.
fn word(rank: usize, text: &mut String) {
    match rank.checked_sub(SMALL.len()) {
        None => text.push_str(SMALL[rank]),
        Some(rank) => {
            // Rarer words have more parts.
            let mut parts = rank;
            text.push_str(STEMS[parts % 64]);
            parts /= 64;
            while parts > 15 {
                text.push_str(STEMS[parts % 64]);
                parts /= 64;
            }
            text.push_str(ENDS[(parts + rank) % 16]);
        }
    }
}

/// A text of 8 to 23 words that no other number gives.
pub fn unique(number: u64) -> String {
    let mut numbers = Numbers(number << 8);
    let mut text = String::new();
    for i in 0..8 + numbers.below(16) {
        if i > 0 {
            text.push(' ');
        }
        // Log-uniform: each doubling of the rank is as frequent as the one before.
        let bits = numbers.below(17);
        word((1 << bits) + numbers.below(1 << bits) - 1, &mut text);
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
