//! IP addresses as hosts, in every notation that browsers accept.

use core::net::{Ipv4Addr, Ipv6Addr};

/// The IPv4 address that a host stands for, by the rules of the URL Standard
/// (host parsing, "IPv4 parser"): one to four parts, each decimal, octal with a
/// leading `0` or hexadecimal with `0x`, the last one filling what is left.
pub(super) fn v4(host: &str) -> Option<Ipv4Addr> {
    let host = host.strip_suffix('.').unwrap_or(host);
    if !host.starts_with(|c: char| c.is_ascii_digit()) || host.len() > 48 {
        return None;
    }
    let mut parts = [0u32; 4];
    let mut count = 0usize;
    for part in host.split('.') {
        *parts.get_mut(count)? = number(part)?;
        count += 1;
    }
    let last = *parts.get(count.checked_sub(1)?)?;
    let head = parts.get(..count - 1)?;
    let room = 4 - head.len();
    let fits = room == 4 || last < 1u32 << (8 * room);
    if !fits || head.iter().any(|part| *part > 255) {
        return None;
    }
    let high = head.iter().zip([24u32, 16, 8]).fold(0, |sum, (part, shift)| sum | part << shift);
    Some(Ipv4Addr::from(high | last))
}

fn number(part: &str) -> Option<u32> {
    let (digits, radix) = match part.strip_prefix("0x").or_else(|| part.strip_prefix("0X")) {
        Some(hex) => (hex, 16),
        None => match part.strip_prefix('0') {
            Some(octal) if !octal.is_empty() => (octal, 8),
            _ => (part, 10),
        },
    };
    if digits.is_empty() {
        return (radix == 16).then_some(0);
    }
    digits.chars().all(|c| c.is_digit(radix)).then_some(())?;
    u32::from_str_radix(digits, radix).ok()
}

/// Whether the host is written as four decimal numbers from 0 to 255.
pub(super) fn is_dotted_quad(host: &str) -> bool {
    host.parse::<Ipv4Addr>().is_ok()
}

/// The IPv6 address between brackets; an IPv4 address mapped into it (RFC 4291,
/// 2.5.5.2) or behind the NAT64 prefix (RFC 6052) is given as IPv4.
pub(super) fn v6(inside: &str) -> Option<Result<Ipv6Addr, Ipv4Addr>> {
    let inside = inside.split_once('%').map_or(inside, |(address, _zone)| address);
    let address: Ipv6Addr = inside.parse().ok()?;
    if let Some(mapped) = address.to_ipv4_mapped() {
        return Some(Err(mapped));
    }
    let [prefix, well_known, 0, 0, 0, 0, high, low] = address.segments() else {
        return Some(Ok(address));
    };
    if (prefix, well_known) == (0x64, 0xFF9B) {
        return Some(Err(Ipv4Addr::from(u32::from(high) << 16 | u32::from(low))));
    }
    Some(Ok(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notation_gives_the_same_address() {
        let address = Ipv4Addr::new(185, 23, 4, 17);
        for host in [
            "185.23.4.17",
            "185.23.4.17.",
            "0271.027.04.021",
            "0xb9.0x17.0x4.0x11",
            "3105293329",
            "0xB9170411",
            "185.1508369",
            "185.23.1041",
            "0xb9.23.04.17",
        ] {
            assert_eq!(v4(host), Some(address), "{host}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for host in
            ["256.1.1.1", "1.2.3.4.5", "4294967296", "1..2.3", "09.1.1.1", "1.2.3.x", "", "x"]
        {
            assert_eq!(v4(host), None, "{host}");
        }
    }

    #[test]
    fn mapped_addresses_are_ipv4() {
        let address = Ipv4Addr::new(185, 23, 4, 17);
        assert_eq!(v6("::ffff:185.23.4.17"), Some(Err(address)));
        assert_eq!(v6("64:ff9b::b917:411"), Some(Err(address)));
        assert_eq!(v6("2001:db8::1"), Some(Ok("2001:db8::1".parse().unwrap())));
        assert_eq!(v6("185.23.4.17"), None);
    }
}
