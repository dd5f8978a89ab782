//! The two check schemes that identity numbers and accounts share.
//!
//! - *Luhn*, mod 10 with the weights 2, 1, 2 … from the right (ISO/IEC 7812-1,
//!   annex B; SKV 704 for personnummer, which writes the same rule from the
//!   left).
//! - *mod 11* with the weights 1, 2 … 10, 1 from the right (Bankgirot,
//!   *Bankernas uppbyggnad av kontonummer*).

/// Whether the last of the values is the Luhn check digit of those before it.
///
/// A value may exceed nine where a letter stands for a number: the cross-sum of
/// the weighted value counts, which for single digits is the usual rule.
pub(super) fn is_luhn(values: impl DoubleEndedIterator<Item = u8>) -> bool {
    let mut sum = 0u32;
    let mut double = false;
    let mut any = false;
    for value in values.rev() {
        let weighted = u32::from(value) << u32::from(double);
        sum += if weighted > 9 { cross_sum(weighted) } else { weighted };
        double = !double;
        any = true;
    }
    any && sum % 10 == 0
}

/// Whether the values pass mod 11 with the weights 1, 2 … 10, 1 from the right.
pub(super) fn is_mod11(values: impl DoubleEndedIterator<Item = u8>) -> bool {
    let weights = (1..=10u32).cycle();
    let sum: u32 = values.rev().zip(weights).map(|(v, w)| u32::from(v) * w).sum();
    sum % 11 == 0
}

fn cross_sum(mut n: u32) -> u32 {
    let mut sum = 0;
    while n > 0 {
        sum += n % 10;
        n /= 10;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> impl DoubleEndedIterator<Item = u8> {
        text.bytes().map(|b| b - b'0')
    }

    #[test]
    fn luhn_both_ways() {
        // A common worked example, and Region Stockholm's own
        // organisationsnummer.
        for good in ["79927398713", "2321000016", "4000056655665556"] {
            assert!(is_luhn(digits(good)), "{good}");
            let mut bad = std::string::String::from(good);
            let last = bad.pop().unwrap();
            bad.push(if last == '9' { '0' } else { char::from(last as u8 + 1) });
            assert!(!is_luhn(digits(&bad)), "{bad}");
        }
        assert!(!is_luhn(digits("")));
    }

    #[test]
    fn mod11_both_ways() {
        // 1·1 + 5·2 = 11; the eleventh digit from the right has weight 1 again.
        assert!(is_mod11(digits("0000000051")));
        assert!(is_mod11(digits("10000000051")) != is_mod11(digits("0000000051")));
        assert!(!is_mod11(digits("0000000052")));
    }
}
