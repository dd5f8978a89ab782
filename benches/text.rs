//! The text layer beside full normalisation and a plain byte copy.

mod common;

use common::CLEAN;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use omdome::text::TextBuffers;
use unicode_normalization::UnicodeNormalization;

fn main() {
    divan::main();
}

const ODD: &str = "Vi väntade i 𝒇𝒚𝒓𝒂 timmar – på ”akuten” i Ｈｕｄｄｉｎｇｅ 😡 innan na\u{30A}gon ha\u{200B}de tid att \
titta på foten, men när vi väl kom in var bа̀de läkaren och sköterskan snälla 👨\u{200D}👩\u{200D}👧 Tack!";

fn text(name: &str) -> &'static str {
    if name == "plain" { CLEAN } else { ODD }
}

#[divan::bench(args = ["plain", "odd"])]
fn fold(bencher: Bencher<'_, '_>, name: &str) {
    let text = text(name);
    let mut buffers = TextBuffers::new();
    bencher
        .counter(BytesCount::of_str(text))
        .bench_local(|| buffers.prepare(black_box(text)).words().len());
}

#[divan::bench(args = ["plain", "odd"])]
fn byte_copy_and_fold(bencher: Bencher<'_, '_>, name: &str) {
    let text = text(name);
    let table: [u8; 256] = std::array::from_fn(|b| (b as u8).to_ascii_lowercase());
    let mut out = Vec::new();
    bencher.counter(BytesCount::of_str(text)).bench_local(|| {
        out.clear();
        out.extend(black_box(text).bytes().map(|b| table[usize::from(b)]));
        out.len()
    });
}

#[divan::bench(args = ["plain", "odd"])]
fn unicode_normalization_nfkc(bencher: Bencher<'_, '_>, name: &str) {
    let text = text(name);
    let mut out = String::new();
    bencher.counter(BytesCount::of_str(text)).bench_local(|| {
        out.clear();
        out.extend(black_box(text).nfkc());
        out.len()
    });
}
