//! Comments of two or three sentences, no two of them the same.

/// A seeded source of texts.
pub struct Texts {
    state: u64,
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
    pub fn new(seed: u64) -> Texts {
        Texts { state: seed << 32 }
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
        let parts = [self.pick(OPENINGS), self.pick(WHO), self.pick(WHAT), self.pick(SO)];
        parts.join(" ") + "."
    }

    pub fn comment(&mut self) -> String {
        // One sentence alone would often differ in its opening only.
        let mut text = self.sentence() + " " + &self.sentence();
        if self.below(2) == 0 {
            text = text + " " + self.pick(ENDS);
        }
        text
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
