//! Whether the lexicons can say anything about a text at all.
//!
//! A text in a script or language that they do not cover is not clean: it was
//! not assessed, and the verdict says so (`text`, `language`).

use crate::detector::Scan;
use crate::lexicon::is_capital;
use crate::text::{Document, Flags};

/// Fewer letters of another script are a name or a greeting.
const LEAST_LETTERS: usize = 8;
/// In fewer words the language cannot be told.
const LEAST_WORDS: usize = 6;
/// Small words of another language that it takes.
const LEAST_OTHER: u32 = 2;
/// Long words, none of them known, that it takes where no small word tells.
const LEAST_STRANGE: usize = 9;

/// Whether the text is, for the greater part, in a script or language that the
/// lexicons do not cover. A constant for all others but those of another
/// script; O(n) for them.
pub(super) fn is_unread(scan: &Scan<'_>) -> bool {
    let document = scan.document();
    if document.flags().intersects(Flags::NON_LATIN) && is_mostly_foreign(document) {
        return true;
    }
    if document.words().len() < LEAST_WORDS {
        return false;
    }
    let tongues = scan.signals().tongues();
    if tongues.other() >= LEAST_OTHER {
        return tongues.other() / 3 >= tongues.covered();
    }
    tongues.covered() == 0 && tongues.other() == 0 && is_strange(scan)
}

/// Whether more than half of the letters are of another script.
fn is_mostly_foreign(document: &Document<'_>) -> bool {
    let text = core::str::from_utf8(document.folded()).unwrap_or_default();
    let (mut latin, mut foreign) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        if c.is_ascii() || matches!(c, 'å' | 'ä' | 'ö') {
            latin += 1;
        } else {
            foreign += 1;
        }
    }
    foreign >= LEAST_LETTERS && foreign > latin
}

/// Whether the text is a row of long words in lower case of which the lexicons
/// know none: no list of names or stops, no laughter, no Swedish letters.
fn is_strange(scan: &Scan<'_>) -> bool {
    let (document, signals) = (scan.document(), scan.signals());
    let words = document.words();
    if !signals.cues().is_empty()
        || !signals.hits().is_empty()
        || words.len() < LEAST_STRANGE
        || document.flags().intersects(Flags::SWEDISH.with(Flags::SLASH).with(Flags::AT))
    {
        return false;
    }
    let (mut strange, mut capitals) = (0, 0);
    let mut before: &[u8] = &[];
    for (i, word) in words.iter().enumerate() {
        let bytes = document.word(*word);
        let long = bytes.len() > 3 && bytes.iter().all(|b| b.is_ascii_lowercase());
        strange += usize::from(long && bytes != before);
        capitals += usize::from(is_capital(document, i));
        before = bytes;
    }
    strange >= LEAST_STRANGE && 3 * strange >= 2 * words.len() && 4 * capitals <= words.len()
}

#[cfg(test)]
mod tests {
    use crate::detectors::language::Language;
    use crate::policy::Policy;
    use crate::post::Post;
    use crate::ruleset::{Ruleset, Scratch};

    #[test]
    fn what_is_not_covered_is_said_to_be_unread() {
        let unread = [
            "Это сообщение написано на другом языке, и никто его не читал.",
            "هذا التعليق مكتوب بلغة أخرى ولم يقرأه أحد",
            "Αυτό το σχόλιο είναι γραμμένο σε άλλη γλώσσα",
            "ความคิดเห็นนี้เขียนเป็นภาษาอื่น",
            "ይህ አስተያየት በሌላ ቋንቋ የተጻፈ ነው",
            "这条评论是用另一种语言写的没有人读过",
            "Nie wiem, dlaczego autobus znowu nie przyjechał na czas, to jest skandal",
            "No entiendo por qué los autobuses siempre llegan tarde por la mañana",
            "Bu otobüs her sabah geç geliyor ve kimse bir şey yapmıyor",
            "Waxaan rabaa inaan ballan ka qabsado dhakhtarka laakiin qofna kama jawaabo",
            "Ich verstehe nicht, warum der Bus immer zu spät kommt",
            "Je ne comprends pas pourquoi le bus est toujours en retard",
            "Ne znam zašto autobus opet nije došao na vrijeme, ovo je sramota",
            "Nuk e kuptoj pse autobusi vonohet gjithmonë dhe askush nuk përgjigjet",
            "Nem értem, hogy miért késik mindig a busz és senki nem válaszol",
            "Muddo dheer baan meesha sugayay tobanka subaxnimo goobta caafimaadka xaafadda ugu dhow",
        ];
        let read = [
            "Tack för hjälpen i går.",
            "Hej! Hur gör man för att byta vårdcentral?",
            "Why is the bus always late? Nobody answers the phone any more",
            "Miksi bussi on aina myöhässä? Kukaan ei vastaa puhelimeen",
            "Slussen Gullmarsplan Skanstull Medborgarplatsen Odenplan Karolinska Stadion Ropsten Mariatorget",
            "haha haha haha haha haha haha haha haha haha haha",
            "Дядя Ваня spelas i mars, kultursamtal på Söder efteråt",
            "ขอบคุณ till städerskan på Östra, hon blev så glad",
            "Estou aqui",
            "Gracias!",
            "buss tunnelbana spårvagn båt cykel taxi flyg",
            "Boken heter Les Misérables och den är av Victor Hugo",
            "Livet är la vie en rose för oss som bor på landet",
            "Bananer kaffe smör mjölk bröd ost skinka gurka tomat sallad",
            "väntade tre timmar akuten igår ingen läkare fanns",
            "Jeg forstår ikke hvorfor bussen alltid er forsinket",
            "🙏🙏🙏 ❤️❤️❤️ ✨✨✨ 👏👏👏",
            "x = 3, y = 4, α + β = γ",
        ];
        let ruleset = Ruleset::builder(Policy::new("se.prov", "1.0.0"))
            .detector(Language)
            .skip_examples()
            .build()
            .unwrap();
        let mut scratch = Scratch::new();
        let mut is_unread = |text: &str| {
            let verdict = ruleset.classify_with(&Post::new(text), &mut scratch);
            verdict.unassessed().any(|u| u.why == "language" && u.part.is_some())
        };
        for text in unread {
            assert!(is_unread(text), "{text}");
        }
        for text in read {
            assert!(!is_unread(text), "{text}");
        }
    }
}
