//! Commercial messages from signs that add up.
//!
//! Shops, prices and offers are talked about every day, so no single sign makes
//! an advertisement. Each sign is of a kind: the seller's voice, a call to a
//! buyer, a price, a lure, a way to reach the seller, goods, easy money, a cure.
//! Every kind counts once, by its strongest sign; what shows that someone only
//! reports, asks or talks about public services is taken off.
//!
//! Signs are phrases (`sv-pitch.txt`, entries whose category is `x.pitch.` and
//! the kind; they are never reported by themselves), words of trade
//! ([`Topic`](crate::lexicon::Topic)), and shapes: prices, phone numbers, the
//! mark of a question. Words are only read where some word or phrase is more
//! than goods and prices, so that ordinary text pays nothing.

use super::market;
use crate::category::Category;
use crate::detector::{Scan, Sink};
use crate::finding::{Confidence, Finding, Severity};
use crate::lexicon::{Cues, Entry, Strength, TermHit, Topic};
use crate::text::Flags;

/// What the categories of phrases begin with.
const PREFIX: &str = "x.pitch.";

/// How many kinds are added up: `not` and the verbs are not.
const ADDED: usize = Topic::NOT;

/// Kinds that say what is for sale or at what price.
const OFFERS: [usize; 7] = [
    Topic::PRICE,
    Topic::LURE,
    Topic::GOODS,
    Topic::GAIN,
    Topic::CURE,
    Topic::ILLICIT,
    Topic::ENGLISH,
];
/// Kinds whose signs add up among themselves: easy money, what may not be sold,
/// and English spam.
const HEAPED: [usize; 3] = [Topic::GAIN, Topic::ILLICIT, Topic::ENGLISH];
const MOST_HEAPED: u32 = 6;
/// Kinds that may begin an advertisement; the others are everyday talk.
const OPENERS: [usize; 11] = [
    Topic::VOICE,
    Topic::CALL,
    Topic::LURE,
    Topic::CHANNEL,
    Topic::GOODS,
    Topic::GAIN,
    Topic::CURE,
    Topic::ILLICIT,
    Topic::ENGLISH,
    Topic::DEED,
    Topic::FIRM,
];
/// Who and what a notice without a seller's voice does not speak of.
const TALK: Cues = Cues::BE
    .with(Cues::ME)
    .with(Cues::YOU)
    .with(Cues::THIRD)
    .with(Cues::THEM)
    .with(Cues::DEMONSTRATIVE);
/// From here on it is an advertisement.
const ENOUGH: u32 = 4;
/// In a long text more signs are met by chance: one more for so many words.
const WORDS_A_POINT: usize = 30;
/// Fewer words are no message.
const LEAST_WORDS: usize = 4;
/// At most this much is taken off.
const MOST_OFF: u32 = 8;

/// What an entry of the lexicon counts for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    kind: usize,
    points: u32,
}

impl Sign {
    /// The sign that an entry is, if it is one.
    pub(super) fn of(entry: &Entry) -> Option<Sign> {
        let sense = entry.senses().first()?;
        let kind = Topic::kind_named(sense.category.as_str().strip_prefix(PREFIX)?)?;
        let points = match sense.strength {
            Strength::Mild => 1,
            Strength::Medium => 2,
            Strength::Strong => 3,
        };
        Some(Sign { kind, points })
    }
}

/// Whether findings of this category are only ever added up.
pub(super) fn is_sign(category: &Category) -> bool {
    category.as_str().starts_with(PREFIX)
}

/// The signs seen so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pitch {
    range: Option<(usize, usize)>,
    points: [u32; ADDED],
    off: u32,
    /// What a customer tells. Tales of easy money and cures are told so too.
    tale: u32,
    told: bool,
    /// A buyer is called upon, or goods are offered in a seller's own words.
    urged: bool,
    /// Where the last phrase that takes off ended: words of one are not two.
    off_until: usize,
}

impl Pitch {
    /// Takes note of an advertisement that an entry told by itself.
    pub(super) fn tell(&mut self) {
        self.told = true;
    }

    /// Adds a phrase.
    pub(super) fn add(&mut self, sign: Sign, hit: &TermHit) {
        let range = hit.range();
        if sign.kind != Topic::NOT {
            self.count(sign.kind, sign.points, range.start, range.end);
        } else if range.start >= self.off_until {
            self.take_off(sign.points);
            self.off_until = range.end;
        }
    }

    /// Reports the message once, if the signs add up and no entry told it
    /// already.
    pub(super) fn report(mut self, scan: &Scan<'_>, sink: &mut Sink<'_>) {
        let begun = self.range.is_some()
            || scan.document().flags().intersects(Flags::DIGIT)
            || scan.signals().topics().intersects(&OPENERS);
        // A word or two sell nothing, whatever they are.
        if self.told || !begun || scan.document().words().len() < LEAST_WORDS {
            return;
        }
        let length = scan.document().words().len() / WORDS_A_POINT;
        let length = u32::try_from(length).unwrap_or(u32::MAX);
        let phrases: u32 = self.points.iter().sum();
        let wanted = length.saturating_add(ENOUGH - 1).saturating_sub(phrases);
        if !market::may_add(scan, wanted) {
            return;
        }
        market::read(scan, &mut self);
        let Some((start, end)) = self.range else { return };
        let points = |kind: usize| self.points.get(kind).copied().unwrap_or(0);
        let sum: u32 = self.points.iter().sum();
        let kinds = self.points.iter().filter(|points| **points > 0).count();
        // A call and a way to answer it are no offer: something must be for sale.
        let offered = points(Topic::VOICE) > 2
            || points(Topic::VOICE) + points(Topic::CALL) >= ENOUGH
            || OFFERS.iter().any(|kind| points(*kind) > 0);
        let tale = if points(Topic::GAIN) + points(Topic::CURE) > 0 { 0 } else { self.tale };
        // A customer who passes on a code sells too.
        let tale = if self.urged { tale / 2 } else { tale };
        // Goods and their price are talked about; with a verb they are no notice.
        let bare = points(Topic::VOICE) + points(Topic::CALL) + points(Topic::CHANNEL) == 0
            && points(Topic::LURE) + points(Topic::PRICE) + points(Topic::GOODS) == sum;
        let notice = points(Topic::PRICE) > 0 && points(Topic::LURE).min(points(Topic::GOODS)) > 1;
        let talk = bare && !notice && scan.signals().cues().intersects(TALK)
            || points(Topic::CHANNEL) < 2 && !self.urged && market::is_report(scan);
        let several = kinds > 1 || sum > ENOUGH;
        let sold = sum > points(Topic::CHANNEL) + points(Topic::GOODS);
        // With a price, or something that only sellers offer, less is enough.
        let priced = points(Topic::PRICE) > 0
            && (points(Topic::VOICE) + points(Topic::CALL) > 0
                || points(Topic::GOODS) > 1 && bare && !talk);
        let telling =
            [Topic::GAIN, Topic::CURE, Topic::ILLICIT].iter().any(|kind| points(*kind) > 1)
                || points(Topic::CHANNEL) > 1 && points(Topic::LURE) > 0;
        // A call and goods without a price or a seller: *Hörapparater hämtas nu*.
        let nobody = points(Topic::CALL) + points(Topic::GOODS) == sum;
        let least = if nobody {
            ENOUGH + 1
        } else if priced || telling {
            ENOUGH - 1
        } else {
            ENOUGH
        };
        let enough = length.saturating_add(least);
        if !offered || !several || !sold || talk || sum < enough.saturating_add(self.off + tale) {
            return;
        }
        let illicit = points(Topic::ILLICIT) > 2;
        let span = scan.document().span(start..end);
        let finding = Finding::new(Category::Advertising, span, Confidence::Likely, "lex.pitch");
        let severity = if illicit { Severity::High } else { Severity::Medium };
        sink.push(finding.severity(severity));
    }

    /// Counts a sign that stands at `start..end` of the folded text.
    pub(super) fn count(&mut self, kind: usize, points: u32, start: usize, end: usize) {
        let Some(sum) = self.points.get_mut(kind) else { return };
        self.urged |= kind == Topic::CALL && points > 1 || kind == Topic::VOICE && points > 2;
        // A second sign of most kinds says little more.
        *sum = match *sum {
            0 => points,
            before if HEAPED.contains(&kind) => (before + points).min(MOST_HEAPED),
            before => before.max(points).max(2),
        };
        let (from, to) = self.range.unwrap_or((start, end));
        self.range = Some((from.min(start), to.max(end)));
    }

    /// Whether somebody speaks as a seller or to a buyer.
    pub(super) fn sells(&self) -> bool {
        let kinds = [Topic::VOICE, Topic::CALL, Topic::CHANNEL];
        kinds.iter().any(|kind| self.points.get(*kind).is_some_and(|points| *points > 0))
    }

    /// Notes what a customer tells.
    pub(super) fn tale(&mut self) {
        self.tale = (self.tale + 2).min(MOST_OFF);
    }

    /// Takes off what shows that someone only talks of a sale.
    pub(super) fn take_off(&mut self, points: u32) {
        self.off = (self.off + points).min(MOST_OFF);
    }
}
