//! Personal data in running text: identity numbers, contact details, accounts.
//!
//! One pass over the folded text finds runs of digits (`run`) and hands each
//! to the recognisers, a file per kind with its format, check and sources. Every
//! recogniser states what the form alone is worth and what it is worth beside a
//! word that names the kind; `context` finds such words, `evidence` puts the
//! two together, and digits that fit several kinds are settled there, once, by
//! evidence.
//!
//! | kind | found by |
//! |---|---|
//! | `personnummer`, `samordningsnummer` | date, check digit, layout |
//! | `interimsnummer`, `reservnummer` | date, letters, check digit |
//! | `organisationsnummer` | check digit and dash, or a word |
//! | `phone` | numbering plan, layout |
//! | `email` | form, also spelt out |
//! | `address` | street name and house number |
//! | `bank_account`, `bankgiro`, `plusgiro` | check digit and a word |
//! | `iban`, `card` | check digits, country or brand |
//! | `plate`, `passport` | form and a word |
//!
//! # Settings
//!
//! ```toml
//! [detector.personal_data]
//! # Only these kinds; all of them if left out.
//! kinds = ["personnummer", "phone"]
//! # All but these.
//! off = ["plate"]
//! # How sure one of a kind must be to be reported at all: possible, likely, confirmed.
//! least = { bankgiro = "confirmed", phone = "likely" }
//! # Nobody's secret: numbers, series of numbers, addresses, domains.
//! allow = ["08-123 45 67", "08-123 4*", "info@exempel.se", "@exempel.se"]
//! ```
//!
//! What is allowed is not reported, and no other detector reads it.

mod address;
mod bank;
mod birth;
mod card;
mod context;
mod cue;
mod disguise;
mod email;
mod evidence;
mod giro;
mod iban;
mod identity;
mod interimsnummer;
mod kind;
mod layout;
mod lettered;
mod look;
mod luhn;
mod numeral;
mod organisationsnummer;
mod passport;
mod personnummer;
mod phone;
mod plan;
mod plate;
mod reservnummer;
mod run;
mod samordningsnummer;
mod settings;
mod spelt;
mod streets;
#[cfg(test)]
mod tests;

use alloc::boxed::Box;
use core::ops::ControlFlow;

use self::context::Page;
use self::evidence::Reading;
use self::kind::Kind;
use self::layout::Layouts;
use self::lettered::Lettered;
use self::look::Look;
use self::run::View;
use self::settings::Settings;
use self::streets::Streets;
use crate::category::{Category, Id};
use crate::detector::{Detector, KindSpec, Scan, Scanner, Setup, Sink};
use crate::finding::{Details, Finding, Target};
use crate::text::{Document, Flags};

/// Finds what people must not publish about a person.
///
/// See the [module](self) for the kinds and the settings.
#[derive(Clone, Copy, Debug, Default)]
pub struct PersonalData;

impl Detector for PersonalData {
    fn id(&self) -> &'static str {
        "personal_data"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn prepare(&self, setup: &mut Setup<'_>) -> Box<dyn Scanner> {
        let settings = Settings::read(setup);
        setup.reports(
            settings.kinds().iter().map(|k| KindSpec::exclusive(Category::PersonalData, k.id())),
        );
        setup.marks(cue::words());
        setup.marks(numeral::words());
        Box::new(PersonalDataScanner { settings, streets: Streets::read() })
    }
}

#[derive(Debug)]
struct PersonalDataScanner {
    settings: Settings,
    streets: Streets,
}

impl Scanner for PersonalDataScanner {
    fn scan(&self, scan: &Scan<'_>, sink: &mut Sink<'_>) {
        let document = scan.document();
        let page = Page { document, signals: scan.signals() };
        let (flags, marks) = (document.flags(), page.signals.marks());
        let spelt = marks & cue::SIGN != 0 || flags.intersects(Flags::AT);
        let numerals = marks & numeral::STRONG != 0
            || flags.intersects(Flags::DIGIT) && marks & numeral::NUMERAL != 0;
        if !(flags.intersects(Flags::DIGIT) || spelt || numerals) {
            return;
        }
        let mut look = Look::new(page, &self.streets, scan.today(), sink.is_explaining());
        if flags.intersects(Flags::DIGIT) {
            // What else may be read in the text could still drop one of the numbers.
            let alone = !(spelt || numerals);
            run::each(document, |view| {
                self.look_at(view, &mut look);
                let full = alone
                    && look
                        .is_full(view.first().start, &self.settings, |r| self.counts(r, document));
                if full { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
        }
        if flags.intersects(Flags::AT) {
            email::look(&mut look);
        }
        if spelt {
            spelt::look(&mut look);
        }
        if numerals {
            numeral::look(&mut look);
        }
        if !look.readings.is_empty() {
            self.report(look.readings, scan, sink);
        }
        for near_miss in look.near_misses {
            sink.near_miss(near_miss);
        }
    }
}

impl PersonalDataScanner {
    /// Hands the digits at the beginning of a view to every recogniser.
    fn look_at(&self, view: &View<'_>, look: &mut Look<'_>) {
        address::look(view, look);
        plate::look(view, look);
        iban::look(view, look);
        disguise::look(view, look);
        // A sure number holds no other one, and none begins among digits that stand
        // alone, unless a number ends there.
        let first = view.first().start;
        let begins = view.before_end() == Some(look.taken) || view.byte_before(first) == b'+';
        if first < look.sure || view.runs_on() && !begins {
            return;
        }
        let mut digits = 0;
        let enough = view.linked().iter().any(|group| {
            digits += group.len();
            digits >= 3
        });
        if !enough {
            return;
        }
        let free = look.mentions(&identity::SAMORDNING) || look.mentions(&organisationsnummer::OWN);
        let layouts = Layouts::of(view, look.taken, free);
        identity::look(view, &layouts, look);
        organisationsnummer::look(view, &layouts, look);
        phone::look(view, look);
        if let Some(number) = Lettered::read(view) {
            interimsnummer::look(&number, view.first().start, look);
            reservnummer::look_lettered(&number, view.first().start, look);
        }
        reservnummer::look_digits(view, &layouts, look);
        card::look(view, look);
        bank::look(view, look);
        giro::look(view, look);
        passport::look(view, look);
    }

    /// Whether a reading is reported if it stays.
    fn counts(&self, reading: &Reading, document: &Document<'_>) -> bool {
        let folded = document.folded().get(reading.range.clone()).unwrap_or_default();
        !self.settings.allows(reading.kind, folded)
    }

    /// Settles the readings and reports what stays.
    fn report(&self, mut readings: alloc::vec::Vec<Reading>, scan: &Scan<'_>, sink: &mut Sink<'_>) {
        let document = scan.document();
        readings.retain(|r| self.settings.takes(r));
        evidence::settle(&mut readings);
        for reading in readings {
            if !self.counts(&reading, document) {
                sink.claim(document.span(reading.range));
                continue;
            }
            let finding = finding(&reading, scan);
            match reading.stands_beside() {
                true => sink.push_beside(finding),
                false => sink.push_weighed(finding, reading.score),
            }
        }
    }
}

fn finding(reading: &Reading, scan: &Scan<'_>) -> Finding {
    let span = scan.document().span(reading.range.clone());
    let context = reading.cue.map(|cue| Id::from_static(cue.id()));
    let details = Details { evasion: reading.evasion, context, ..Details::default() };
    let target = match reading.kind {
        Kind::Organisationsnummer | Kind::Bankgiro | Kind::Plusgiro => Target::None,
        _ => Target::Person,
    };
    Finding::new(Category::PersonalData, span, reading.confidence(), reading.code)
        .kind(reading.kind.id())
        .severity(reading.kind.severity())
        .target(target)
        .details(details)
}
