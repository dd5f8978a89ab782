//! Comments of one to four sentences from two sources, no two of them the same.

use crate::letters;

/// Which sentences comments are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Sentences put together of four parts.
    Parts,
    /// Whole sentences of many shapes.
    Letters,
}

/// A seeded source of texts.
pub struct Texts {
    state: u64,
    source: Source,
}

const OPENINGS: &[&str] = &[
    "I tisdags",
    "Sedan i mars",
    "När jag kom hem",
    "Varje morgon",
    "Förra veckan",
    "Efter tre samtal",
    "Trots fyra mejl",
    "På väg till jobbet",
    "Enligt min syster",
    "Utan förvarning",
    "Så sent som i går",
    "Redan i höstas",
    "Under hela lovet",
    "Just nu",
    "För andra gången i år",
    "Kvällen före helgen",
];
const WHO: &[&str] = &[
    "stod pensionärerna",
    "väntade min son",
    "fick grannen",
    "satt en barnvagnsförälder",
    "hörde vi rektorn",
    "såg jag plogbilen",
    "ringde distriktssköterskan",
    "mötte oss föraren",
    "läste hela gatan",
    "talade kommunalrådet",
    "bytte lokföraren",
    "glömde nämnden",
    "skrev arkitekten",
    "lovade kuratorn",
    "betalade hyresgästerna",
    "sökte undersköterskan",
    "vaknade hela kvarteret",
    "letade tandläkaren",
];
const WHAT: &[&str] = &[
    "om hållplatsen vid kyrkan",
    "bland trasiga lyktstolpar",
    "med en remiss utan datum",
    "framför en låst entré",
    "kring förslaget om badhuset",
    "utanför den nedlagda apoteksfilialen",
    "i kylan utan vindskydd",
    "mellan två inställda turer",
    "efter ett halvår i telefonkö",
    "på en parkering full av is",
    "under ett läckande tak",
    "bredvid den nya rondellen",
    "mot beslutet om biblioteket",
    "för journaler som försvunnit",
    "vid hissen som aldrig lagas",
    "över räkningen från röntgen",
    "genom tunneln som luktar",
    "hos en handläggare på semester",
];
const SO: &[&str] = &[
    "och ingen svarade på en timme",
    "vilket gjorde mormor mycket orolig",
    "men skylten sade något annat",
    "så barnen fick gå längs vägen",
    "fast budgeten räckte till konst",
    "och kostnaden hamnade hos oss",
    "medan kaffet kallnade i termosen",
    "därför flyttar vi till Enköping",
    "innan någon tänkte på rullstolar",
    "tills vaktmästaren hämtade nyckeln",
    "eftersom avtalet gick ut i juni",
    "och det blev en väldigt fin kväll",
    "utan att protokollet nämner saken",
    "så hela trapphuset skrattade",
    "men tonen var vänlig och lugn",
    "vilket tidningen skrev om sedan",
];
const ENDS: &[&str] = &[
    "Hur tänker ni lösa sommaren?",
    "Någon borde mäta bullret där.",
    "Vem ansvarar för grusningen?",
    "Personalen förtjänar bättre chefer.",
    "Kan ni lägga ut ritningarna?",
    "Det gick fortare på åttiotalet.",
    "Jag hjälper gärna till som frivillig.",
    "Sätt upp en bänk åtminstone.",
    "Nu röstar jag med fötterna.",
    "Fint att någon lyssnar ibland.",
    "Vad kostade utredningen egentligen?",
    "Protokollet saknar datum.",
];

impl Texts {
    pub fn new(seed: u64, source: Source) -> Texts {
        Texts { state: seed << 32, source }
    }

    /// A number below `n`; SplitMix64.
    pub fn below(&mut self, n: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = self.state;
        let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    pub fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.below(from.len())]
    }

    fn sentence(&mut self) -> String {
        if self.source == Source::Letters {
            return self.letter();
        }
        let parts = [self.pick(OPENINGS), self.pick(WHO), self.pick(WHAT), self.pick(SO)];
        parts.join(" ") + "."
    }

    /// A sentence with everything that varies filled in.
    fn letter(&mut self) -> String {
        let mut text = String::from(self.pick(letters::SENTENCES)) + self.pick(letters::TAILS);
        let slots = [
            ("{p}", letters::PLACES),
            ("{t}", letters::TIMES),
            ("{v}", letters::WHO),
            ("{s}", letters::THINGS),
        ];
        for (slot, from) in slots {
            text = text.replacen(slot, self.pick(from), 1).replace(slot, self.pick(from));
        }
        text
    }

    pub fn comment(&mut self) -> String {
        // One sentence alone would often differ in its opening only.
        let mut text = self.sentence() + " " + &self.sentence();
        let more = match self.source {
            Source::Parts => 0,
            Source::Letters => self.below(7) / 3,
        };
        for _ in 0..more {
            text = text + " " + &self.sentence();
        }
        if self.source == Source::Parts && self.below(2) == 0 {
            text = text + " " + self.pick(ENDS);
        }
        text
    }

    /// A comment of its own that shares a sentence with others.
    pub fn with_stock(&mut self) -> String {
        self.comment() + " " + self.pick(letters::STOCK)
    }

    /// An answer that quotes.
    pub fn answer(&mut self, to: &str) -> String {
        let own = self.comment();
        match self.below(3) {
            0 => format!("> {to}\n\n{own}"),
            1 => format!("Du skriver: \"{to}\" {own}"),
            _ => format!("”{to}”\n{own}"),
        }
    }

    pub fn thanks(&mut self) -> String {
        self.pick(letters::THANKS).into()
    }

    /// A word that fits nowhere in particular.
    pub fn word(&mut self) -> &'static str {
        self.pick(&[
            "faktiskt",
            "ständigt",
            "Norrtälje",
            "lastbilen",
            "fjorton",
            "kanske",
            "tydligen",
            "oktober",
            "gräsmattan",
            "plötsligt",
            "kusinen",
            "hemskt",
        ])
    }
}
