//! What is allocated: nothing for a clean comment once the memory is warm, little
//! for one that is not, and how much a ruleset holds.
#![cfg(feature = "toml")]

#[path = "common/preset.rs"]
mod preset;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use omdome::post::Post;
use omdome::presets::Preset;
use omdome::ruleset::{Ruleset, Scratch};

struct Counting;

thread_local! {
    static COUNT: Cell<u64> = const { Cell::new(0) };
    /// Bytes held now, and the most at one time.
    static HELD: Cell<i64> = const { Cell::new(0) };
    static PEAK: Cell<i64> = const { Cell::new(0) };
}

fn note(allocations: u64, bytes: i64) {
    COUNT.with(|c| c.set(c.get() + allocations));
    let held = HELD.with(Cell::get) + bytes;
    HELD.with(|h| h.set(held));
    PEAK.with(|p| p.set(p.get().max(held)));
}

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note(1, layout.size() as i64);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        note(0, -(layout.size() as i64));
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        note(1, size as i64 - layout.size() as i64);
        unsafe { System.realloc(place, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn counted<T>(f: impl FnOnce() -> T) -> (u64, T) {
    let before = COUNT.with(Cell::get);
    let out = f();
    (COUNT.with(Cell::get) - before, out)
}

/// Comments of about 200 bytes in which nothing is found, with what makes the
/// scanners look twice: digits, dots, emoji, capitals, quotation marks.
const CLEAN: &[&str] = &[
    "Vi väntade i fyra timmar på akuten i Huddinge innan någon hade tid att titta på foten, men när vi väl \
     kom in var både läkaren och sjuksköterskan hur snälla som helst. Tack till er båda!",
    "Buss 172 går kl. 7.15 och 7.45 från Skarpnäck, t.ex. på tisdagar, men i dag kom varken den första eller \
     den andra. Det kostar 42 kr och tar 35 minuter, så nu blir jag sen till jobbet igen.",
    "TACK TILL ALLA PÅ AVDELNING 14 😀👏 ni gjorde en svår tid lättare – och ”tack” räcker egentligen inte. \
     Mamma är hemma nu, hon mår bra och hälsar till er allihop på plan 3.",
];

#[test]
fn a_clean_comment_allocates_nothing_with_a_scratch() {
    let ruleset = preset::build(Preset::RegionStockholm);
    let mut scratch = Scratch::new();
    for text in CLEAN {
        let post = Post::new(text);
        assert!(ruleset.classify_with(&post, &mut scratch).is_clean(), "{text}");
    }
    for text in CLEAN {
        let post = Post::new(text);
        let (count, verdict) = counted(|| ruleset.classify_with(&post, &mut scratch));
        assert_eq!(count, 0, "{text}");
        assert!(verdict.is_clean());
    }
    // The counter itself works.
    let (count, _) = counted(|| Box::new(7));
    assert_eq!(count, 1);
}

#[test]
fn a_clean_comment_allocates_nothing_without_a_scratch_either() {
    let ruleset = preset::build(Preset::RegionStockholm);
    for text in CLEAN {
        assert!(ruleset.classify(&Post::new(text)).is_clean(), "{text}");
    }
    for text in CLEAN {
        let (count, _) = counted(|| ruleset.classify(&Post::new(text)));
        assert_eq!(count, 0, "{text}");
    }
}

/// What comments with findings allocate: the lists of the verdict, and for each
/// finding its form, its quote and what its detector kept on the way.
#[test]
fn a_comment_with_findings_allocates_little() {
    let coarse = "Vad fan håller ni på med, du är en jävla idiot. Ring 070-174 06 35 eller läs på \
                  https://exempel.example/protest?id=7 så får du se hur det egentligen står till.";
    let ruleset = preset::build(Preset::RegionStockholm);
    let mut scratch = Scratch::new();
    for text in [coarse, "Ring 070-174 06 35.", "Din jävla idiot!"] {
        let post = Post::new(text);
        let findings = ruleset.classify_with(&post, &mut scratch).findings().len() as u64;
        assert!(findings > 0, "{text}");
        let (count, _) = counted(|| ruleset.classify_with(&post, &mut scratch));
        println!("{count} allocations, {findings} findings: {text}");
        assert!(count <= 6 + 5 * findings, "{count} for {findings} findings: {text}");
    }
}

/// Bytes that a built ruleset holds, and the most at one time while it is built.
/// What is built once for the process (the policies of the presets) is left out.
#[test]
fn a_ruleset_is_small() {
    const MIB: i64 = 1 << 20;
    drop(preset::build(Preset::RegionStockholm));
    let before = HELD.with(Cell::get);
    PEAK.with(|p| p.set(before));
    let ruleset = preset::build(Preset::RegionStockholm);
    let (held, peak) = (HELD.with(Cell::get) - before, PEAK.with(Cell::get) - before);
    println!("a ruleset holds {} KiB, at most {} KiB", held / 1024, peak / 1024);
    // Ceilings, to be lowered: the goals are 4 and 8 MiB.
    assert!(held <= 10 * MIB, "{held} bytes");
    assert!(peak <= 13 * MIB, "{peak} bytes");
    drop(ruleset);
}

/// Texts without a link that have all that the link detector looks at: dots
/// between words, colons and slashes, words for a dot, e-mail addresses, other
/// scripts, numbers with dots.
const LINK_FREE: &[&str] = &[
    "Det var dåligt.Jag fick vänta.Ingen svarade.se till att fler får jobb.nu räcker det.",
    "Kl. 7.15 den 3.4.2026 t.ex. och/eller m.m., dvs. 1.234.567 kr: 50%av alla & fler. Eller 2/3 //",
    "En punkt till: prick klockan tre, dot eller inte. Ta poängen i provet . och. kom igen nu.",
    "Skriv till anna.svensson@exempel.example, #dagensord @anna så hör vi av oss 👍 – tack…",
    "Привет.как дела? 你好。再见 · nästa • punkt ０１ 𝐟𝐞𝐭 d.e.t.t.a f*lar http: // och www.",
];

#[test]
fn the_link_detector_allocates_nothing_without_a_link() {
    let detectors =
        [Box::new(omdome::detectors::link::Link) as Box<dyn omdome::detector::Detector>];
    let builder = Ruleset::builder(omdome::policy::Policy::new("links", "1.0.0"));
    let ruleset = builder.detectors(detectors).build().expect("a policy without rules builds");
    let mut scratch = Scratch::new();
    for text in CLEAN.iter().chain(LINK_FREE) {
        let post = Post::new(text);
        let warm = ruleset.classify_with(&post, &mut scratch);
        assert!(warm.findings().is_empty(), "{text}: {:?}", warm.findings());
        let (count, _) = counted(|| ruleset.classify_with(&post, &mut scratch));
        assert_eq!(count, 0, "{text}");
    }
}
