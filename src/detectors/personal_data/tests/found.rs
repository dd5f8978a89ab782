//! What is found, by kind, as people write it. A row holds the text and what must
//! be found in it, in order.

use super::Bench;

type Row = (&'static str, &'static [&'static str]);

fn check(rows: &[Row]) {
    let bench = Bench::new();
    for (text, expected) in rows {
        assert_eq!(bench.found(text), *expected, "{text}");
    }
}

#[test]
fn personnummer() {
    check(&[
        (
            "Vi är två: 950715-2396 + 810926-2389",
            &["personnummer: 950715-2396", "personnummer: 810926-2389"],
        ),
        (
            "1. 950715-2396\n2. 810926-2389",
            &["personnummer: 950715-2396", "personnummer: 810926-2389"],
        ),
        ("1) 9507152396\n2) 8109262389", &["personnummer: 9507152396", "personnummer: 8109262389"]),
        (
            "9507152396 8109262389 9505132390",
            &["personnummer: 9507152396", "personnummer: 8109262389", "personnummer: 9505132390"],
        ),
        ("950715 2396, 810926 2389", &["personnummer: 950715 2396", "personnummer: 810926 2389"]),
        (
            "950715-2396\n810926-2389\n950513-2390",
            &[
                "personnummer: 950715-2396",
                "personnummer: 810926-2389",
                "personnummer: 950513-2390",
            ],
        ),
        ("personnummer 950715 2396 rum 12", &["personnummer: 950715 2396"]),
        ("pnr 950715\n2396", &["personnummer: 950715\n2396"]),
        ("personnummer 950715 23 96", &["personnummer: 950715 23 96"]),
        ("pnr 95-07-15-23-96", &["personnummer: 95-07-15-23-96"]),
        ("personnummer 950715(2396)", &["personnummer: 950715(2396"]),
        ("pnr 950715*2396", &["personnummer: 950715*2396"]),
    ]);
}

#[test]
fn interimsnummer() {
    check(&[
        ("T-nummer 840607-R384", &["interimsnummer: 840607-R384"]),
        ("mitt interimspersonnummer 19840607-R384", &["interimsnummer: 19840607-R384"]),
        ("840607R384 går inte att logga in med", &["interimsnummer: 840607R384"]),
        ("840607 R384 fick jag av högskolan", &["interimsnummer: 840607 R384"]),
        ("840607–R384", &["interimsnummer: 840607–R384"]),
        ("1984-06-07-R384", &["interimsnummer: 1984-06-07-R384"]),
        ("tillfälligt personnummer 961213K384", &["interimsnummer: 961213K384"]),
    ]);
}

#[test]
fn reservnummer() {
    check(&[
        ("Reservnummer 99198700-1848", &["reservnummer: 99198700-1848"]),
        ("res.nr 991987001848", &["reservnummer: 991987001848"]),
        ("991988002274 står på armbandet", &["reservnummer: 991988002274"]),
        ("reserv-id 19110321X846", &["reservnummer: 19110321X846"]),
        ("19110321-X846 heter jag i systemet", &["reservnummer: 19110321-X846"]),
        ("94111121-MSX1 stod på provröret", &["reservnummer: 94111121-MSX1"]),
        ("94111121 MSX1", &["reservnummer: 94111121 MSX1"]),
        ("94111121msx1", &["reservnummer: 94111121msx1"]),
        ("Reservnummer 19450829SF2B från Värmland", &["reservnummer: 19450829SF2B"]),
        ("lokalt reservnummer 19450829-SF2B", &["reservnummer: 19450829-SF2B"]),
    ]);
}

#[test]
fn organisationsnummer() {
    check(&[
        ("Orgnr 559993-2521", &["organisationsnummer: 559993-2521"]),
        ("org.nr 5599932521", &["organisationsnummer: 5599932521"]),
        ("Bolaget (559993-2521) äger allt", &["organisationsnummer: 559993-2521"]),
        ("organisationsnummer: 232100-0016", &["organisationsnummer: 232100-0016"]),
        ("16559993-2521 är organisationsnumret", &["organisationsnummer: 16559993-2521"]),
        ("momsreg.nr SE559993252101", &["organisationsnummer: SE559993252101"]),
        ("VAT SE 559993252101", &["organisationsnummer: SE 559993252101"]),
        ("Företagets org nr 559993 2521", &["organisationsnummer: 559993 2521"]),
    ]);
}

#[test]
fn phone() {
    check(&[
        ("Ring +44 20 7946 0958", &["phone: +44 20 7946 0958"]),
        ("+44 7700 900123 är hans nummer", &["phone: +44 7700 900123"]),
        ("Call me +1 (212) 555-0123", &["phone: +1 (212) 555-0123"]),
        ("0044 20 7946 0958 är hans telefon", &["phone: 0044 20 7946 0958"]),
        ("Ring 08-465 00 400", &["phone: 08-465 00 400"]),
        ("tel08-46500400", &["phone: 08-46500400"]),
        ("Tel:0701740605.", &["phone: 0701740605"]),
        ("(08) 465 004 00", &["phone: (08) 465 004 00"]),
        ("08/465 004 00 växeln hemma", &["phone: 08/465 004 00"]),
        ("+46(0)701740605", &["phone: +46(0)701740605"]),
        ("+46 0 70 174 06 05", &["phone: +46 0 70 174 06 05"]),
        ("070 - 174 06 05", &["phone: 070 - 174 06 05"]),
        ("0 7 0 1 7 4 0 6 0 5", &["phone: 0 7 0 1 7 4 0 6 0 5"]),
        ("nummer:070-1740605,070-1740606", &["phone: 070-1740605", "phone: 070-1740606"]),
        ("ring 070-1740605/070-1740606", &["phone: 070-1740605", "phone: 070-1740606"]),
        ("Mobil 070-1740605 kl 17-19", &["phone: 070-1740605"]),
        ("0980-31 92 00 hem till mamma", &["phone: 0980-31 92 00"]),
        ("0701740605 Anna", &["phone: 0701740605"]),
        ("Anna 070 17 40 605", &["phone: 070 17 40 605"]),
        ("07017 40605", &["phone: 07017 40605"]),
        ("070.1740605", &["phone: 070.1740605"]),
        ("070_1740605 är mitt nr", &["phone: 070_1740605"]),
        ("O7O-174 O6 O5 är mitt nummer", &["phone: O7O-174 O6 O5"]),
        ("https://wa.me/46701740605", &["phone: 46701740605"]),
        ("tel:+46701740605", &["phone: +46701740605"]),
        ("sms:0701740605", &["phone: 0701740605"]),
        (
            "031-3900695, 040-6280425 eller 08-46500400",
            &["phone: 031-3900695", "phone: 040-6280425", "phone: 08-46500400"],
        ),
        ("Swisha till 070 174 06 05, pengarna behövs", &["phone: 070 174 06 05"]),
    ]);
}

#[test]
fn email() {
    check(&[
        ("Mejla anna.berg@example.com", &["email: anna.berg@example.com"]),
        ("E-post: kalle_k@exempel.se.", &["email: kalle_k@exempel.se"]),
        ("anna.berg (at) example.com", &["email: anna.berg (at) example.com"]),
        ("skriv till anna.berg[at]example[dot]com", &["email: anna.berg[at]example[dot]com"]),
        (
            "min mejl är anna punkt berg at exempel punkt se",
            &["email: anna punkt berg at exempel punkt se"],
        ),
        ("anna snabel-a exempel.se går bra", &["email: anna snabel-a exempel.se"]),
        ("anna.berg snabela exempel punkt se", &["email: anna.berg snabela exempel punkt se"]),
        ("kalle @ exempel.se är min mail", &["email: kalle @ exempel.se"]),
        ("mail: kalle@exempel . se", &["email: kalle@exempel . se"]),
        (
            "nås på kalle (snabel-a) exempel (punkt) se",
            &["email: kalle (snabel-a) exempel (punkt) se"],
        ),
        ("kalle{at}example.org", &["email: kalle{at}example.org"]),
        ("adressen är kalle(a)exempel.se", &["email: kalle(a)exempel.se"]),
        ("maila mig: kalle AT exempel DOT com", &["email: kalle AT exempel DOT com"]),
        ("E-POST KALLE.K@EXEMPEL.SE", &["email: KALLE.K@EXEMPEL.SE"]),
        ("mailto:kalle@example.com", &["email: kalle@example.com"]),
        ("<kalle@example.com>", &["email: kalle@example.com"]),
        ("Kontakt:kalle+vard@example.co.uk!", &["email: kalle+vard@example.co.uk"]),
        ("o'neil@example.com svarar", &["email: o'neil@example.com"]),
        ("kalle@exempel-bolaget.example.se.Tack", &["email: kalle@exempel-bolaget.example.se"]),
        ("Skriv till åsa.öberg@exempel.se, eller ring", &["email: åsa.öberg@exempel.se"]),
        (
            "kalle@example.com,olle@example.com",
            &["email: kalle@example.com", "email: olle@example.com"],
        ),
        ("kalle.k_at_example.com funkar", &["email: kalle.k_at_example.com"]),
        ("kalle.k (AT) example (DOT) com", &["email: kalle.k (AT) example (DOT) com"]),
        ("kalle.k@example(dot)com", &["email: kalle.k@example(dot)com"]),
        ("kalle.k(@)example.com", &["email: kalle.k(@)example.com"]),
        ("kalle.k ＠ example．com är min mail", &["email: kalle.k ＠ example．com"]),
        ("kalle.k@exam\u{200B}ple.com", &["email: kalle.k@exam\u{200B}ple.com"]),
        ("kalle.k[snabel-a]example.com", &["email: kalle.k[snabel-a]example.com"]),
        ("kalle.k @example.com", &["email: kalle.k @example.com"]),
        ("kalle.k@ example.com", &["email: kalle.k@ example.com"]),
        ("kalle.k&#64;example.com", &["email: kalle.k&#64;example.com"]),
        (
            "Mejla kalle punkt k snabel a example punkt com",
            &["email: kalle punkt k snabel a example punkt com"],
        ),
        ("kalle.k at example.com är min mejl", &["email: kalle.k at example.com"]),
    ]);
}

#[test]
fn address() {
    check(&[
        (
            "Min adress är Exempelgatan 12, 123 45 Påhittstad.",
            &["address: Exempelgatan 12, 123 45 Påhittstad"],
        ),
        ("Jag bor på Påhittsvägen 7, tredje våningen.", &["address: Påhittsvägen 7"]),
        ("Hon bor i Exempelgatan 3B", &["address: Exempelgatan 3B"]),
        (
            "Adress: Storgatan 14 A, 2 tr, 111 22 Stockholm",
            &["address: Storgatan 14 A, 2 tr, 111 22 Stockholm"],
        ),
        ("Hemtjänsten hittade inte till Lilla Nygatan 8.", &["address: Lilla Nygatan 8"]),
        ("Skicka posten till Björkvägen 22, 16440 Kista", &["address: Björkvägen 22, 16440 Kista"]),
        ("Han bor på Olof Exempels gata 4!", &["address: Olof Exempels gata 4"]),
        ("bor på exempelgatan 12 i solna", &["address: exempelgatan 12"]),
        ("Bor på Exempelg. 12 om ni undrar", &["address: Exempelg. 12"]),
        ("Ambulansen åkte fel, vi bor Sjöstigen 5 lgh 1203", &["address: Sjöstigen 5 lgh 1203"]),
        (
            "Norra Exempelgränd 4, SE-123 45 Påhittstad är rätt adress",
            &["address: Norra Exempelgränd 4, SE-123 45 Påhittstad"],
        ),
        ("Vi flyttade till Trollbacken 31 i mars", &["address: Trollbacken 31"]),
        ("Grannen på Ekallén 9 spelar högt", &["address: Ekallén 9"]),
        ("Chefen bor på Rosenstigen 2, åk dit och säg vad ni tycker", &["address: Rosenstigen 2"]),
        ("Mariatorget 5, porten till vänster", &["address: Mariatorget 5"]),
        ("Hämtas på Kvarnvägen 18 efter 17", &["address: Kvarnvägen 18"]),
        ("EXEMPELGATAN 12 ÄR MIN ADRESS", &["address: EXEMPELGATAN 12"]),
        (
            "Lämna paketet på Solrosvägen 44, 149 33 Nynäshamn",
            &["address: Solrosvägen 44, 149 33 Nynäshamn"],
        ),
        ("Hans adress är Tallbacksvägen 101.", &["address: Tallbacksvägen 101"]),
        ("Fågelstigen 3 C heter det", &["address: Fågelstigen 3 C"]),
        ("Jag bor Ängsvägen 12, 1 tr, ring på", &["address: Ängsvägen 12, 1 tr"]),
        ("Hemadress Exempelbacken 6", &["address: Exempelbacken 6"]),
        ("Karlaplan 10 ligger lägenheten på", &["address: Karlaplan 10"]),
    ]);
}

#[test]
fn bank_account() {
    check(&[
        ("Konto 5000-000 00 51 SEB", &["bank_account: 5000-000 00 51"]),
        ("kontonr: 34000000047", &["bank_account: 34000000047"]),
        ("Sätt in på kontot 3400-00 000 47", &["bank_account: 3400-00 000 47"]),
        ("clearing 8000-2 0 000 000 018", &["bank_account: 8000-2 0 000 000 018"]),
        ("Lönekonto 5000 0000051 tack", &["bank_account: 5000 0000051"]),
        ("Mitt kontonummer är 5000, 000 00 51", &["bank_account: 5000, 000 00 51"]),
        ("Kontonummer: 8000-2, 0000000018", &["bank_account: 8000-2, 0000000018"]),
    ]);
}

#[test]
fn bankgiro() {
    check(&[
        ("Bankgiro 5559-1945", &["bankgiro: 5559-1945"]),
        ("bg 5559 1945", &["bankgiro: 5559 1945"]),
        ("bankgironummer 55591945", &["bankgiro: 55591945"]),
    ]);
}

#[test]
fn plusgiro() {
    check(&[
        ("Plusgiro 3189733-3", &["plusgiro: 3189733-3"]),
        ("pg 318 97 33-3", &["plusgiro: 318 97 33-3"]),
        ("Pg: 86 66 31 4-3", &["plusgiro: 86 66 31 4-3"]),
    ]);
}

#[test]
fn iban() {
    check(&[
        ("IBAN SE45 5000 0000 0583 9825 7466", &["iban: SE45 5000 0000 0583 9825 7466"]),
        ("SE4550000000058398257466 är mitt konto", &["iban: SE4550000000058398257466"]),
        ("iban: se45 5000 0000 0583 9825 7466", &["iban: se45 5000 0000 0583 9825 7466"]),
        ("NO93 8601 1117 947", &["iban: NO93 8601 1117 947"]),
        ("DE89 3704 0044 0532 0130 00", &["iban: DE89 3704 0044 0532 0130 00"]),
        ("GB29-NWBK-6016-1331-9268-19", &["iban: GB29-NWBK-6016-1331-9268-19"]),
        ("FI21 1234 5600 0007 85 finska kontot", &["iban: FI21 1234 5600 0007 85"]),
    ]);
}

#[test]
fn card() {
    check(&[
        ("Kortnummer 4000 0566 5566 5556", &["card: 4000 0566 5566 5556"]),
        ("kort 4000056655665556 gick ut 12/27", &["card: 4000056655665556"]),
        ("4000-0566-5566-5556 drogs två gånger", &["card: 4000-0566-5566-5556"]),
        ("3714 496353 98431 amex", &["card: 3714 496353 98431"]),
        ("Visa 4000.0566.5566.5556", &["card: 4000.0566.5566.5556"]),
        ("mitt mastercard 371449635398431", &["card: 371449635398431"]),
    ]);
}

#[test]
fn plate() {
    check(&[
        ("Bilen ABC123 stod på handikapprutan", &["plate: ABC123"]),
        ("reg nr ABC 12A", &["plate: ABC 12A"]),
        ("Regnr: abc123 smet", &["plate: abc123"]),
        ("Taxi ABC123 kom aldrig", &["plate: ABC123"]),
        ("ABC 12A är bilen som körde på mig", &["plate: ABC 12A"]),
        ("Vit Volvo ABC12A blockerar ambulansen", &["plate: ABC12A"]),
        ("Skylten ABC 123, anmäl!", &["plate: ABC 123"]),
    ]);
}

#[test]
fn passport() {
    check(&[
        ("Passnummer 99999903", &["passport: 99999903"]),
        ("mitt passnr är AA1234567", &["passport: AA1234567"]),
        ("pass nr 99999903 syntes på bilden", &["passport: 99999903"]),
    ]);
}

#[test]
fn several_kinds() {
    check(&[
        (
            "Allt om henne: personnr 950715-2396, Exempelgatan 12, 0701740605, regnr abc 123",
            &[
                "personnummer: 950715-2396",
                "address: Exempelgatan 12",
                "phone: 0701740605",
                "plate: abc 123",
            ],
        ),
        (
            "pnr 9507152396, 0701740605, kalle@example.com",
            &["personnummer: 9507152396", "phone: 0701740605", "email: kalle@example.com"],
        ),
        ("Tel 0701740605 pnr 9507152396", &["phone: 0701740605", "personnummer: 9507152396"]),
        (
            "Kalle K\n950715-2396\nExempelgatan 12\n123 45 Påhittstad\n070-174 06 05",
            &[
                "personnummer: 950715-2396",
                "address: Exempelgatan 12\n123 45 Påhittstad",
                "phone: 070-174 06 05",
            ],
        ),
        (
            "Nordea 3300-860130-2386",
            &["bank_account: 3300-860130-2386", "personnummer: 860130-2386"],
        ),
        (
            "Nordea konto 33008601302386",
            &["bank_account: 33008601302386", "personnummer: 8601302386"],
        ),
        (
            "personkonto 3300 8601302386",
            &["bank_account: 3300 8601302386", "personnummer: 8601302386"],
        ),
    ]);
}

#[test]
fn spelt_out() {
    check(&[
        (
            "noll sju noll, ett sju fyra, noll sex, noll fem, så når du mej",
            &["phone: noll sju noll, ett sju fyra, noll sex, noll fem"],
        ),
        (
            "Ring noll sjuttio ett sjuttiofyra noll sex trettiofem efter sex",
            &["phone: noll sjuttio ett sjuttiofyra noll sex trettiofem"],
        ),
        ("Messa mig: 0 sju 0 - 174 06 05", &["phone: 0 sju 0 - 174 06 05"]),
        ("NOLL SJU NOLL 174 06 05", &["phone: NOLL SJU NOLL 174 06 05"]),
        ("smsa nollsjunoll 174 noll sex 05", &["phone: nollsjunoll 174 noll sex 05"]),
        (
            "nollsju nollettsju fyra nollsex nollfem",
            &["phone: nollsju nollettsju fyra nollsex nollfem"],
        ),
        ("Mitt nr är 070 ett sju fyra 06 05", &["phone: 070 ett sju fyra 06 05"]),
        ("noll 70 ett 74 06 05", &["phone: noll 70 ett 74 06 05"]),
        ("nollsjuttio streck 174 06 noll fem", &["phone: nollsjuttio streck 174 06 noll fem"]),
        (
            "plus fyrtiosex sju noll ett sju fyra noll sex noll fem",
            &["phone: plus fyrtiosex sju noll ett sju fyra noll sex noll fem"],
        ),
        (
            "nolla sjua nolla etta sjua fyra nolla sexa nolla femma",
            &["phone: nolla sjua nolla etta sjua fyra nolla sexa nolla femma"],
        ),
        (
            "tel noll åtta fyra sex fem noll noll fyra noll noll",
            &["phone: noll åtta fyra sex fem noll noll fyra noll noll"],
        ),
        (
            "noll atta fyra sex fem noll noll fyra noll noll, ring",
            &["phone: noll atta fyra sex fem noll noll fyra noll noll"],
        ),
        ("Hon är född nittiofem noll sju femton och sista fyra vet jag inte", &[]),
        (
            "pnr nittiofem noll sju femton tjugotre nittiosex",
            &["personnummer: nittiofem noll sju femton tjugotre nittiosex"],
        ),
        (
            "nio fem noll sju ett fem, två tre nio sex",
            &["personnummer: nio fem noll sju ett fem, två tre nio sex"],
        ),
    ]);
}

/// Layouts of the kinds that lean on a word beside them.
#[test]
fn further_layouts() {
    check(&[
        ("Ring 070*174*06*05 om hon syns", &["phone: 070*174*06*05"]),
        ("Vi bor på Uppdiktade gränd 12A", &["address: Uppdiktade gränd 12A"]),
        ("De bor i Drömparken 7", &["address: Drömparken 7"]),
        ("Han bor på Lilla Torget 3", &["address: Lilla Torget 3"]),
        ("Huset på Sjöstråket 8, gula", &["address: Sjöstråket 8"]),
        ("kto 5000-000 00 51", &["bank_account: 5000-000 00 51"]),
        ("SEB 5000 00 000 51", &["bank_account: 5000 00 000 51"]),
        ("giro 5559-1945", &["bankgiro: 5559-1945"]),
        ("bg:5559-1945", &["bankgiro: 5559-1945"]),
        ("plusgirokonto 41 39 20-0", &["plusgiro: 41 39 20-0"]),
        ("postgiro 318 97 33-3", &["plusgiro: 318 97 33-3"]),
        ("nej epa ABC123", &["plate: ABC123"]),
        ("Grå Tesla, ABC12A, parkerade på trottoaren", &["plate: ABC12A"]),
        ("99999903 står det på mitt pass", &["passport: 99999903"]),
        ("nationellt id-kort 99999903", &["passport: 99999903"]),
        ("id-kortsnummer 99999903", &["passport: 99999903"]),
    ]);
}
