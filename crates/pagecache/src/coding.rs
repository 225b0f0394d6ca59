//! Content negotiation: `Accept-Encoding` against the codings of a page.

use http::{HeaderMap, header};

/// The content coding of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Coding {
    /// Without coding.
    Identity,
    /// gzip.
    Gzip,
    /// Brotli.
    Brotli,
}

impl Coding {
    /// Its token in `Content-Encoding`; `None` for identity, which has no such header.
    pub fn token(self) -> Option<&'static str> {
        match self {
            Coding::Identity => None,
            Coding::Gzip => Some("gzip"),
            Coding::Brotli => Some("br"),
        }
    }
}

/// Which codings, besides identity, a page has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Codings {
    /// Whether it has gzip.
    pub gzip: bool,
    /// Whether it has Brotli.
    pub brotli: bool,
}

/// The best coding that the client accepts: the one with the highest weight, and of equals the smallest (Brotli, gzip, identity).
/// Identity is accepted with the lowest weight unless the client names it. `None` if the client refuses all that there is.
pub fn negotiate(request: &HeaderMap, has: Codings) -> Option<Coding> {
    let mut weights = Weights::default();
    for value in request.get_all(header::ACCEPT_ENCODING) {
        for member in value.as_bytes().split(|byte| *byte == b',') {
            weights.read(member);
        }
    }
    let mut best: Option<(u16, Coding)> = None;
    for (there, weight, coding) in [
        (true, weights.identity(), Coding::Identity),
        (has.gzip, weights.of(weights.gzip), Coding::Gzip),
        (has.brotli, weights.of(weights.brotli), Coding::Brotli),
    ] {
        if there && weight > 0 && best.is_none_or(|best| (weight, coding) >= best) {
            best = Some((weight, coding));
        }
    }
    best.map(|(_, coding)| coding)
}

/// Weights in thousandths; `None` for codings that the client did not name.
#[derive(Debug, Default)]
struct Weights {
    identity: Option<u16>,
    gzip: Option<u16>,
    brotli: Option<u16>,
    rest: Option<u16>,
}

impl Weights {
    fn read(&mut self, member: &[u8]) {
        let mut parts = member.split(|byte| *byte == b';');
        let name = parts.next().unwrap_or_default().trim_ascii();
        let slot = match () {
            () if name.eq_ignore_ascii_case(b"br") => &mut self.brotli,
            () if name.eq_ignore_ascii_case(b"gzip") || name.eq_ignore_ascii_case(b"x-gzip") => &mut self.gzip,
            () if name.eq_ignore_ascii_case(b"identity") => &mut self.identity,
            () if name == b"*" => &mut self.rest,
            () => return,
        };
        let weight = match parts.next() {
            None => Some(1000),
            Some(parameter) => quality(parameter),
        };
        // a weight that cannot be parsed is ignored
        if let Some(weight) = weight {
            *slot = Some(weight);
        }
    }
    fn of(&self, named: Option<u16>) -> u16 {
        named.or(self.rest).unwrap_or(0)
    }
    fn identity(&self) -> u16 {
        match (self.identity, self.rest) {
            (Some(weight), _) => weight,
            (None, Some(0)) => 0,
            // acceptable, but only when nothing else is
            (None, _) => 1,
        }
    }
}

/// `q=0.5` as thousandths.
fn quality(parameter: &[u8]) -> Option<u16> {
    let (name, value) = parameter.split_at_checked(parameter.iter().position(|byte| *byte == b'=')? + 1)?;
    if !name.trim_ascii().eq_ignore_ascii_case(b"q=") {
        return None;
    }
    let value: f32 = std::str::from_utf8(value.trim_ascii()).ok()?.parse().ok()?;
    (0.0..=1.0).contains(&value).then(|| (value * 1000.0).round() as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Codings = Codings { gzip: true, brotli: true };

    fn negotiated(accept: &str, has: Codings) -> Option<Coding> {
        let mut request = HeaderMap::new();
        request.insert(header::ACCEPT_ENCODING, accept.parse().unwrap());
        negotiate(&request, has)
    }

    #[test]
    fn table() {
        use Coding::*;
        for (accept, all, only_gzip, nothing) in [
            ("gzip, deflate, br, zstd", Some(Brotli), Some(Gzip), Some(Identity)),
            ("gzip", Some(Gzip), Some(Gzip), Some(Identity)),
            ("x-gzip", Some(Gzip), Some(Gzip), Some(Identity)),
            ("BR", Some(Brotli), Some(Identity), Some(Identity)),
            ("", Some(Identity), Some(Identity), Some(Identity)),
            ("*", Some(Brotli), Some(Gzip), Some(Identity)),
            ("br;q=0.5, gzip", Some(Gzip), Some(Gzip), Some(Identity)),
            ("br; q=0.5 ,gzip ;q=0.4", Some(Brotli), Some(Gzip), Some(Identity)),
            ("br;q=0, gzip;q=0", Some(Identity), Some(Identity), Some(Identity)),
            ("br;q=0, *", Some(Gzip), Some(Gzip), Some(Identity)),
            ("identity;q=0, br", Some(Brotli), None, None),
            ("identity;q=0", None, None, None),
            ("*;q=0", None, None, None),
            ("*;q=0, identity", Some(Identity), Some(Identity), Some(Identity)),
            ("*;q=0, gzip;q=0.1", Some(Gzip), Some(Gzip), None),
            ("identity, br;q=0.9", Some(Identity), Some(Identity), Some(Identity)),
            ("identity;q=0.5, gzip;q=0.5", Some(Gzip), Some(Gzip), Some(Identity)),
            ("gzip;q=2", Some(Identity), Some(Identity), Some(Identity)),
            ("gzip;q=x, br", Some(Brotli), Some(Identity), Some(Identity)),
            ("gzip;level=9", Some(Identity), Some(Identity), Some(Identity)),
            ("br;q=0.001", Some(Brotli), Some(Identity), Some(Identity)),
        ] {
            assert_eq!(negotiated(accept, ALL), all, "{accept}");
            assert_eq!(negotiated(accept, Codings { gzip: true, brotli: false }), only_gzip, "{accept}");
            assert_eq!(negotiated(accept, Codings { gzip: false, brotli: false }), nothing, "{accept}");
        }
    }

    #[test]
    fn without_the_header_and_with_several() {
        let mut request = HeaderMap::new();
        assert_eq!(negotiate(&request, ALL), Some(Coding::Identity));
        request.append(header::ACCEPT_ENCODING, "gzip".parse().unwrap());
        request.append(header::ACCEPT_ENCODING, "br".parse().unwrap());
        assert_eq!(negotiate(&request, ALL), Some(Coding::Brotli));
    }
}
