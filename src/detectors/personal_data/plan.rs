//! The Swedish numbering plan, as far as it tells a telephone number from other
//! digits.
//!
//! A national number is a 0 and seven to nine digits: an area code (*riktnummer*)
//! or a mobile prefix, and a subscriber number that does not begin with 0.
//!
//! *Source*: Post- och telestyrelsen, the Swedish numbering plan for telephony
//! (ITU-T E.164), as published by the ITU; the series reserved for fiction in
//! PTS's own list.

use super::run::Digits;

/// What the plan says about a national number, the leading 0 included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plan {
    /// A mobile number.
    Mobile,
    /// A landline; the length of the area code, the 0 included.
    Area(usize),
    /// A number that belongs to no household: services, freephone, premium.
    Service,
}

/// Three-digit area codes, without the leading 0.
const SHORT_AREAS: &[u16] =
    &[11, 13, 16, 18, 19, 21, 23, 26, 31, 33, 35, 36, 40, 42, 44, 46, 54, 60, 63, 90, 10, 75];

/// Four-digit area codes, without the leading 0, in ranges.
const LONG_AREAS: &[(u16, u16)] = &[
    (120, 123),
    (125, 125),
    (140, 144),
    (150, 152),
    (155, 159),
    (171, 171),
    (173, 176),
    (220, 227),
    (240, 241),
    (243, 243),
    (246, 248),
    (250, 251),
    (253, 253),
    (258, 258),
    (270, 271),
    (278, 278),
    (280, 281),
    (290, 295),
    (297, 297),
    (300, 304),
    (320, 322),
    (325, 325),
    (340, 340),
    (345, 346),
    (370, 372),
    (380, 383),
    (390, 390),
    (392, 393),
    (410, 411),
    (413, 418),
    (430, 431),
    (433, 433),
    (435, 435),
    (451, 451),
    (454, 457),
    (459, 459),
    (470, 472),
    (474, 474),
    (476, 481),
    (485, 486),
    (490, 496),
    (498, 499),
    (500, 506),
    (510, 515),
    (520, 526),
    (528, 528),
    (530, 534),
    (550, 555),
    (560, 560),
    (563, 565),
    (570, 571),
    (573, 573),
    (580, 587),
    (589, 591),
    (611, 613),
    (620, 624),
    (640, 640),
    (642, 645),
    (647, 647),
    (650, 653),
    (657, 657),
    (660, 663),
    (670, 672),
    (680, 680),
    (682, 682),
    (684, 684),
    (687, 687),
    (690, 693),
    (695, 696),
    (910, 916),
    (918, 918),
    (920, 930),
    (932, 935),
    (940, 943),
    (950, 954),
    (960, 961),
    (970, 971),
    (973, 973),
    (975, 978),
    (980, 981),
];

/// Reads a national number with its leading 0.
pub(super) fn plan(digits: &Digits) -> Option<Plan> {
    let len = digits.len();
    let (two, three) = (digits.number(1, 2), digits.number(1, 3));
    let subscriber = |at: usize| digits.part(at, 1).first().is_some_and(|d| *d != 0);
    if !digits.starts_with(&[0]) || !(8..=10).contains(&len) {
        return None;
    }
    if two == 20 || three == 200 || (770..780).contains(&three) || is_premium(three) {
        return Some(Plan::Service);
    }
    if matches!(two, 70 | 72 | 73 | 76 | 79) {
        return (len == 10).then_some(Plan::Mobile);
    }
    if digits.starts_with(&[0, 8]) {
        return subscriber(2).then_some(Plan::Area(2));
    }
    if SHORT_AREAS.contains(&two) && !is_long(three) {
        return subscriber(3).then_some(Plan::Area(3));
    }
    (is_long(three) && subscriber(4) && len >= 9).then_some(Plan::Area(4))
}

fn is_premium(three: u16) -> bool {
    matches!(three, 900 | 939 | 944)
}

fn is_long(three: u16) -> bool {
    let at = LONG_AREAS.partition_point(|(_, to)| *to < three);
    LONG_AREAS.get(at).is_some_and(|(from, _)| *from <= three)
}

/// Whether a number with its country code, without `+` or `00`, can be one: a
/// country code that is in use and 8 to 15 digits (ITU-T E.164, 6.1).
pub(super) fn is_international(digits: &Digits) -> bool {
    let (one, two) = (digits.number(0, 1), digits.number(0, 2));
    let known = matches!(one, 1 | 7)
        || matches!(two,
            20 | 27 | 30..=34 | 36 | 39 | 40 | 41 | 43..=49 | 51..=58 | 60..=66 | 81 | 82 | 84
            | 86 | 90..=95 | 98)
        || matches!(digits.number(0, 3),
            211..=269 | 290..=299 | 350..=359 | 370..=389 | 420..=423 | 500..=509 | 590..=599
            | 670..=692 | 850..=856 | 870..=888 | 960..=979 | 992..=998);
    // North America and Russia have numbers of one length.
    known && (8..=15).contains(&digits.len()) && (!matches!(one, 1 | 7) || digits.len() == 11)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Digits {
        let mut digits = Digits::default();
        text.bytes().for_each(|b| assert!(digits.push(b - b'0')));
        digits
    }

    #[test]
    fn national_numbers() {
        for (text, expected) in [
            ("0701740605", Some(Plan::Mobile)),
            ("0846500400", Some(Plan::Area(2))),
            ("0313900600", Some(Plan::Area(3))),
            ("0980319200", Some(Plan::Area(4))),
            ("020123456", Some(Plan::Service)),
            ("0771123456", Some(Plan::Service)),
            ("0900123456", Some(Plan::Service)),
            // Too short for a mobile, a subscriber number with 0 first, no such
            // area, opening hours.
            ("070174060", None),
            ("0807192380", None),
            ("0310282380", None),
            ("0124123456", None),
            ("07301630", None),
            ("09301730", None),
            ("1701740605", None),
        ] {
            assert_eq!(plan(&digits(text)), expected, "{text}");
        }
    }

    #[test]
    fn ranges_are_sorted_and_apart() {
        assert!(LONG_AREAS.windows(2).all(|w| w[0].1 < w[1].0));
        assert!(LONG_AREAS.iter().all(|(from, to)| from <= to));
    }

    #[test]
    fn countries() {
        assert!(is_international(&digits("46701740605")));
        assert!(is_international(&digits("358401234567")));
        assert!(!is_international(&digits("28012345678")));
        assert!(!is_international(&digits("4670174")));
    }
}
