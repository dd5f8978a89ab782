//! The secret under which everything here is hashed.

use core::fmt;

/// The secret under which texts, authors and threads are hashed.
///
/// All machines that share a history need the same key. It is no part of a
/// policy and of no digest: a verdict does not tell it. Whoever holds the key
/// can guess short texts in a stored history, so keep it as you keep the
/// history, and change it to forget.
///
/// The hash is SipHash-1-3 (Aumasson and Bernstein, *SipHash: a fast short-input
/// PRF*, 2012), written out here so that its values never change between
/// releases or machines.
///
/// ```
/// use omdome::fingerprint::FingerprintKey;
///
/// let key = FingerprintKey::new(*b"sixteen byte key");
/// assert_eq!(format!("{key:?}"), "FingerprintKey(..)");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct FingerprintKey {
    k0: u64,
    k1: u64,
    /// Odd multipliers for the heads and tails of words.
    head: u32,
    tail: u32,
    check: u16,
}

/// What is hashed, so that equal bytes of different meaning differ.
#[derive(Clone, Copy)]
pub(super) enum Domain {
    Text = 1,
    Signs = 2,
    Author = 3,
    Thread = 4,
    Derive = 5,
    Link = 6,
}

impl FingerprintKey {
    /// A key of sixteen bytes, best drawn at random.
    pub fn new(secret: [u8; 16]) -> FingerprintKey {
        let whole = u128::from_le_bytes(secret);
        let mut key =
            FingerprintKey { k0: low(whole), k1: low(whole >> 64), head: 1, tail: 1, check: 0 };
        let derived = |n: u64| {
            let mut sip = key.sip(Domain::Derive);
            sip.write(n);
            sip.finish()
        };
        let [head, tail, check] = [derived(1), derived(2), derived(3)];
        key.head = high(head) | 1;
        key.tail = high(tail) | 1;
        key.check = u16::try_from(check >> 48).unwrap_or(0);
        key
    }

    /// The hash of an author's name.
    pub(super) fn author(&self, name: &str) -> u32 {
        high(self.text(Domain::Author, name)).max(1)
    }

    /// The hash of a thread's name; 0 stands for a thread that is not known.
    pub(super) fn thread(&self, name: &str) -> u32 {
        high(self.text(Domain::Thread, name)).max(1)
    }

    /// Sixteen bits that tell two keys apart without telling either.
    pub(super) fn check(&self) -> u16 {
        self.check
    }

    pub(super) fn sip(&self, domain: Domain) -> Sip {
        Sip::new(self.k0, self.k1 ^ domain as u64)
    }

    pub(super) fn text(&self, domain: Domain, text: &str) -> u64 {
        self.bytes(domain, text.as_bytes())
    }

    pub(super) fn bytes(&self, domain: Domain, bytes: &[u8]) -> u64 {
        let mut sip = self.sip(domain);
        let lanes = bytes.chunks_exact(8);
        let rest = lanes.remainder();
        for lane in lanes {
            sip.write(u64::from_le_bytes(lane.try_into().unwrap_or_default()));
        }
        if !rest.is_empty() {
            sip.write(padded(rest));
        }
        sip.write(bytes.len() as u64);
        sip.finish()
    }

    /// Multiply-shift (Dietzfelbinger et al., 1997): the top `bits` of the
    /// product with a secret odd number.
    #[inline]
    pub(super) fn head(&self, letters: u32, bits: u32) -> u32 {
        letters.wrapping_mul(self.head) >> (32 - bits)
    }

    #[inline]
    pub(super) fn tail(&self, letters: u32, bits: u32) -> u32 {
        letters.wrapping_mul(self.tail) >> (32 - bits)
    }
}

/// A key fixed in the source, for tests and for a history that never leaves one
/// process. Everyone knows it.
impl Default for FingerprintKey {
    fn default() -> FingerprintKey {
        FingerprintKey::new(*b"omdome-unkeyed-1")
    }
}

/// Shows nothing.
impl fmt::Debug for FingerprintKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FingerprintKey(..)")
    }
}

/// SipHash-1-3 over words of eight bytes.
#[derive(Clone, Copy)]
pub(super) struct Sip {
    v0: u64,
    v1: u64,
    v2: u64,
    v3: u64,
}

impl Sip {
    fn new(k0: u64, k1: u64) -> Sip {
        Sip {
            v0: k0 ^ 0x736f_6d65_7073_6575,
            v1: k1 ^ 0x646f_7261_6e64_6f6d,
            v2: k0 ^ 0x6c79_6765_6e65_7261,
            v3: k1 ^ 0x7465_6462_7974_6573,
        }
    }

    #[inline]
    pub(super) fn write(&mut self, word: u64) {
        self.v3 ^= word;
        self.round();
        self.v0 ^= word;
    }

    #[inline]
    pub(super) fn finish(mut self) -> u64 {
        self.v2 ^= 0xff;
        self.round();
        self.round();
        self.round();
        self.v0 ^ self.v1 ^ self.v2 ^ self.v3
    }

    #[inline]
    fn round(&mut self) {
        self.v0 = self.v0.wrapping_add(self.v1);
        self.v2 = self.v2.wrapping_add(self.v3);
        self.v1 = self.v1.rotate_left(13) ^ self.v0;
        self.v3 = self.v3.rotate_left(16) ^ self.v2;
        self.v0 = self.v0.rotate_left(32);
        self.v2 = self.v2.wrapping_add(self.v1);
        self.v0 = self.v0.wrapping_add(self.v3);
        self.v1 = self.v1.rotate_left(17) ^ self.v2;
        self.v3 = self.v3.rotate_left(21) ^ self.v0;
        self.v2 = self.v2.rotate_left(32);
    }
}

/// Spreads a number over 64 bits; the finaliser of SplitMix64 (Steele, Lea and
/// Flood, 2014), a bijection.
#[inline]
pub(super) fn spread(n: u64) -> u64 {
    let n = n.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ (n >> 31)
}

/// Fewer than eight bytes, little-endian, noughts behind. Without a loop: names are
/// short, and how short is not predictable.
#[inline]
fn padded(rest: &[u8]) -> u64 {
    let len = rest.len();
    match (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            let behind = u64::from(u32::from_le_bytes(*last)) << (8 * (len - 4) % 64);
            u64::from(u32::from_le_bytes(*first)) | behind
        }
        _ => {
            let at = |i: usize| rest.get(i).map_or(0, |b| u64::from(*b) << (8 * i % 64));
            at(0) | at(len / 2) | at(len.saturating_sub(1))
        }
    }
}

fn low(n: u128) -> u64 {
    u64::try_from(n & u128::from(u64::MAX)).unwrap_or(0)
}

fn high(n: u64) -> u32 {
    u32::try_from(n >> 32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The reference vectors of SipHash are for 2-4; the rounds are the same, so
    /// the shape is checked on 2-4 built from ours.
    #[test]
    fn rounds_agree_with_the_published_vectors() {
        let key: std::vec::Vec<u8> = (0..16).collect();
        let whole = u128::from_le_bytes(key.try_into().unwrap());
        let mut sip = Sip::new(low(whole), low(whole >> 64));
        // Vector 8 of the reference implementation: input 00 01 .. 07.
        for word in [0x0706_0504_0302_0100u64, 8 << 56] {
            sip.v3 ^= word;
            sip.round();
            sip.round();
            sip.v0 ^= word;
        }
        sip.v2 ^= 0xff;
        for _ in 0..4 {
            sip.round();
        }
        assert_eq!(sip.v0 ^ sip.v1 ^ sip.v2 ^ sip.v3, 0x93f5_f579_9a93_2462);
    }

    #[test]
    fn a_few_bytes_are_padded_with_noughts() {
        for len in 0..8 {
            let bytes = &[0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77][..len.min(7)];
            let mut eight = [0; 8];
            eight[..bytes.len()].copy_from_slice(bytes);
            assert_eq!(padded(bytes), u64::from_le_bytes(eight), "{len}");
        }
    }

    #[test]
    fn keys_and_domains_differ() {
        let (a, b) = (FingerprintKey::default(), FingerprintKey::new([7; 16]));
        assert_ne!(a.author("u1"), b.author("u1"));
        assert_ne!(a.author("u1"), a.thread("u1"));
        assert_ne!(a.check(), b.check());
    }
}
