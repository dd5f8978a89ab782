//! Punycode: host labels in letters outside ASCII (RFC 3492).

use alloc::string::String;
use alloc::vec::Vec;

const BASE: u32 = 36;
const TMIN: u32 = 1;
const TMAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const INITIAL_BIAS: u32 = 72;
const INITIAL_N: u32 = 128;

/// A label has at most 63 bytes (RFC 1035), so no more characters are read.
const MAX_CHARS: usize = 63;

/// The `xn--` form of a label without its prefix; `None` if it does not fit a
/// label. O(n²) in at most 63 characters.
pub(super) fn encode(label: &str) -> Option<String> {
    let input: Vec<u32> = label.chars().take(MAX_CHARS + 1).map(u32::from).collect();
    if input.len() > MAX_CHARS {
        return None;
    }
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(out.len()).ok()?;
    if basic > 0 {
        out.push('-');
    }
    let (mut n, mut delta, mut bias, mut handled) = (INITIAL_N, 0u32, INITIAL_BIAS, basic);
    let total = u32::try_from(input.len()).ok()?;
    while handled < total {
        let next = input.iter().copied().filter(|c| *c >= n).min()?;
        delta = delta.checked_add((next - n).checked_mul(handled + 1)?)?;
        n = next;
        for c in &input {
            if *c < n {
                delta = delta.checked_add(1)?;
            }
            if *c == n {
                write_number(delta, bias, &mut out);
                bias = adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.checked_add(1)?;
        n += 1;
    }
    Some(out)
}

fn write_number(mut q: u32, bias: u32, out: &mut String) {
    let mut k = BASE;
    loop {
        let t = threshold(k, bias);
        if q < t {
            out.push(digit(q));
            return;
        }
        out.push(digit(t + (q - t) % (BASE - t)));
        q = (q - t) / (BASE - t);
        k += BASE;
    }
}

/// The label behind an `xn--` form without its prefix; `None` if it is no valid
/// punycode. O(n²) in at most 63 characters.
pub(super) fn decode(encoded: &str) -> Option<String> {
    let (basic, tail) = encoded.rsplit_once('-').unwrap_or(("", encoded));
    if encoded.len() > MAX_CHARS || !basic.is_ascii() {
        return None;
    }
    let mut out: Vec<char> = basic.chars().collect();
    let (mut n, mut i, mut bias) = (INITIAL_N, 0u32, INITIAL_BIAS);
    let mut bytes = tail.bytes().peekable();
    while bytes.peek().is_some() {
        let old = i;
        let (mut weight, mut k) = (1u32, BASE);
        loop {
            let d = value(bytes.next()?)?;
            i = i.checked_add(d.checked_mul(weight)?)?;
            let t = threshold(k, bias);
            if d < t {
                break;
            }
            weight = weight.checked_mul(BASE - t)?;
            k += BASE;
        }
        let len = u32::try_from(out.len()).ok()? + 1;
        bias = adapt(i - old, len, old == 0);
        n = n.checked_add(i / len)?;
        i %= len;
        out.insert(i as usize, char::from_u32(n)?);
        i += 1;
    }
    Some(out.into_iter().collect())
}

fn threshold(k: u32, bias: u32) -> u32 {
    k.saturating_sub(bias).clamp(TMIN, TMAX)
}

fn adapt(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > (BASE - TMIN) * TMAX / 2 {
        delta /= BASE - TMIN;
        k += BASE;
    }
    k + (BASE - TMIN + 1) * delta / (delta + SKEW)
}

fn digit(d: u32) -> char {
    char::from_digit(if d < 26 { d + 10 } else { d - 26 }, 36).unwrap_or('0')
}

fn value(b: u8) -> Option<u32> {
    match b {
        b'a'..=b'z' => Some(u32::from(b - b'a')),
        b'A'..=b'Z' => Some(u32::from(b - b'A')),
        b'0'..=b'9' => Some(u32::from(b - b'0') + 26),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 3492 section 7.1 (L) and (S), and hosts in everyday use.
    #[test]
    fn known_pairs() {
        for (label, code) in [
            ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
            ("räksmörgås", "rksmrgs-5wao1o"),
            ("bücher", "bcher-kva"),
            ("例え", "r8jz45g"),
            ("ѕl", "l-cvb"),
            ("рф", "p1ai"),
        ] {
            assert_eq!(encode(label).as_deref(), Some(code), "{label}");
            assert_eq!(decode(code).as_deref(), Some(label), "{code}");
        }
    }

    #[test]
    fn what_is_no_punycode_is_refused() {
        for code in ["å-x", "99999999999", "a-\u{7f}", "-zzzzzzzzzzzzzzz9999999"] {
            assert_eq!(decode(code), None, "{code}");
        }
        assert_eq!(encode(&"ö".repeat(64)), None);
    }
}
