//! Sentences from word lists: varied enough to exercise search and lists.

use domain::document::{BlockKind, Heading, Inline, Paragraph};
use domain::{Author, AuthorId, AuthorKind, Document, Slug};

const WHO: &[&str] = &[
    "The water commission",
    "A trade delegation",
    "The foreign ministry",
    "A group of mediators",
    "The harbour authority",
    "The election observers",
    "A customs union",
    "The border committee",
    "The statistics office",
    "A panel of jurists",
    "The energy council",
    "The railway board",
    "A cultural mission",
    "The fisheries secretariat",
    "The consular service",
    "A relief convoy",
    "The central bank",
    "The weather service",
    "A parliamentary committee",
    "The translation bureau",
    "The aviation regulator",
    "A coastguard patrol",
    "The seed bank",
    "The heritage board",
];
const DOES: &[&str] = &[
    "reviews",
    "postpones",
    "welcomes",
    "questions",
    "publishes",
    "signs",
    "extends",
    "rewrites",
    "defends",
    "rejects",
    "measures",
    "doubles",
    "opens",
    "inspects",
    "translates",
    "suspends",
    "revives",
    "audits",
    "proposes",
    "settles",
];
const WHAT: &[&str] = &[
    "the transit agreement",
    "a list of tariffs",
    "the river timetable",
    "its observer mission",
    "the visa protocol",
    "a grain corridor",
    "the maritime boundary",
    "an exchange of prisoners",
    "the power line",
    "a debt schedule",
    "the glacier survey",
    "its annual register",
    "the peace timetable",
    "a pilot project",
    "the cable route",
    "an archive of letters",
    "the quota for herring",
    "the monsoon fund",
    "a school for interpreters",
    "the demining plan",
    "the airspace notice",
    "a museum loan",
    "the pension treaty",
    "the radio frequencies",
];
const WHERE: &[&str] = &[
    "in Islamabad",
    "in Jakarta",
    "in Brussels",
    "in Tashkent",
    "in Geneva",
    "in Nairobi",
    "in Hanoi",
    "in Muscat",
    "in Bishkek",
    "in Lisbon",
    "in Colombo",
    "in Vienna",
    "in Quetta",
    "in Manila",
    "in Astana",
    "in Warsaw",
    "near the delta",
    "at the mountain pass",
    "on the northern coast",
    "along the old road",
];
const WHEN: &[&str] = &[
    "after a long night",
    "before the rains",
    "for the third time",
    "without a vote",
    "despite objections",
    "ahead of the summit",
    "two years late",
    "under a new chair",
    "with conditions",
    "at the last session",
];
const OPENINGS: &[&str] = &[
    "Officials said on arrival that",
    "According to a draft seen by this paper,",
    "People familiar with the text expect that",
    "In a note to members,",
    "At a short briefing,",
    "Two delegations confirmed that",
    "Local traders report that",
    "The minutes show that",
    "Nobody in the room disputed that",
    "A footnote makes clear that",
];
const FIRST: &[&str] = &["Amina", "Bilal", "Carla", "Dawud", "Elif", "Farah", "Goran", "Hiba", "Ilyas", "Jun"];
const LAST: &[&str] = &["Achakzai", "Bertram", "Castellan", "Dogar"];

/// Writes one story; the same number gives the same words.
pub struct Writer {
    state: u64,
}

impl Writer {
    /// The writer of story `number`.
    pub fn new(number: u64) -> Self {
        Self { state: number.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5851_F42D_4C95_7F2D }
    }

    /// SplitMix64: reproducible, and sufficient for text that is no secret.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// One of the items; `None` for an empty list.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let length = u64::try_from(list.len()).ok().filter(|length| *length > 0)?;
        list.get(usize::try_from(self.next() % length).ok()?)
    }

    fn word(&mut self, list: &[&'static str]) -> &'static str {
        self.pick(list).copied().unwrap_or_default()
    }

    /// A headline of eight to twelve words.
    pub fn headline(&mut self) -> String {
        let (who, does, what) = (self.word(WHO), self.word(DOES), self.word(WHAT));
        let tail = if self.next().is_multiple_of(2) { self.word(WHERE) } else { self.word(WHEN) };
        format!("{who} {does} {what} {tail}")
    }

    /// A whole sentence.
    pub fn sentence(&mut self) -> String {
        let opening = self.word(OPENINGS);
        let (who, does, what, place, when) = (self.word(WHO), self.word(DOES), self.word(WHAT), self.word(WHERE), self.word(WHEN));
        format!("{opening} {} {does} {what} {place} {when}.", who.to_lowercase())
    }

    /// A text of 150 to 400 words.
    pub fn document(&mut self) -> Document {
        let paragraphs = 3 + self.next() % 5;
        let mut kinds = Vec::new();
        for index in 0..paragraphs {
            if index == 3 {
                kinds.push(BlockKind::Heading(Heading { level: 2, content: vec![Inline::plain(self.headline())] }));
            }
            let text: Vec<String> = (0..3).map(|_| self.sentence()).collect();
            kinds.push(BlockKind::Paragraph(Paragraph { content: vec![Inline::plain(text.join(" "))] }));
        }
        Document::from_kinds(kinds)
    }
}

/// One of forty correspondents.
pub fn author(id: AuthorId, slug: Slug, number: u64) -> Author {
    let mut writer = Writer::new(number);
    let name = format!(
        "{} {}",
        FIRST.iter().cycle().nth(number as usize).unwrap_or(&"Amina"),
        LAST.iter().cycle().nth(number as usize / FIRST.len()).unwrap_or(&"Dogar")
    );
    Author {
        id,
        slug,
        name,
        kind: AuthorKind::Person,
        job_title: "Correspondent".to_owned(),
        bio: writer.sentence(),
        location: String::new(),
        email: None,
        picture: None,
        languages: Vec::new(),
        links: Vec::new(),
    }
}
