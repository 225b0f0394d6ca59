//! Thirty short stories to search in.

use domain::*;

use crate::support::{DAY, TestNewsroom};

/// Headline, text, section (0 or 1), author (0 or 1), age in days.
const STORIES: &[(&str, &str, usize, usize, i64)] = &[
    (
        "Indus waters treaty talks resume in Geneva",
        "Negotiators from both capitals met over the Indus Waters Treaty after two years of silence.",
        0,
        0,
        1,
    ),
    (
        "Summit of foreign ministers ends without statement",
        "The summit closed late on Friday. Ministers left the hall without a joint statement.",
        0,
        0,
        2,
    ),
    (
        "Climate finance: who pays for the floods",
        "Pakistan asks for grants rather than loans after the floods. The climate fund remains small.",
        1,
        1,
        3,
    ),
    (
        "Karachi port signs a container deal",
        "The port of Karachi will handle more containers under an agreement signed with two shipping lines.",
        1,
        0,
        4,
    ),
    ("ASEAN weighs a code of conduct", "The association's diplomats weigh a code of conduct for the South China Sea.", 0, 1, 5),
    ("Opinion: diplomacy needs patience", "Patience is a diplomatic virtue. A treaty is written slowly and broken quickly.", 0, 1, 6),
    ("Embassy reopens in Kabul", "The embassy reopened its consular section. Visas are issued again.", 0, 0, 8),
    ("Central bank holds its rate", "The bank kept its policy rate. Inflation slowed for a third month.", 1, 0, 9),
    ("Naïve hopes and hard bargains at the café", "Delegates sat in a café near the palace and drafted the text by hand.", 0, 1, 10),
    ("Überfall on the grid: hackers probe power lines", "Analysts say the intrusion reached control rooms in three provinces.", 1, 1, 12),
    ("Cricket: visitors chase down a record", "The visitors chased 340 with an over to spare.", 1, 1, 15),
    ("Interview: the negotiator who never raised her voice", "She negotiated four treaties and one ceasefire.", 0, 0, 18),
    ("Satellites map melting glaciers above the Indus", "Images show the glaciers that feed the Indus are thinning.", 1, 0, 20),
    ("SCO drills bring old rivals together", "Troops of rival states trained side by side in the steppe.", 0, 1, 25),
    ("European Union opens trade preferences review", "Brussels reviews the preferences that Pakistani exporters enjoy.", 1, 0, 30),
    ("The long road to the water accord", "The accord took nine years. The treaty it replaced took six.", 0, 0, 40),
    ("Summits and their photographers", "Every summit has its family picture.", 0, 1, 45),
    ("Wheat prices fall after harvest", "Farmers complain about prices as the harvest comes in.", 1, 1, 50),
    ("Refugee registration begins at the border", "Officials register families at two crossings.", 0, 0, 60),
    ("Science diplomacy finds a laboratory", "Physicists from eleven nations share one laboratory.", 1, 0, 70),
    ("Peace envoy visits Islamabad", "The envoy met the prime minister and the foreign secretary in Islamabad.", 0, 0, 80),
    ("سلام دنیا: اردو میں خبر", "یہ خبر اردو میں ہے۔ امن مذاکرات جاری ہیں۔", 0, 1, 90),
    ("Election observers file their report", "Observers call the vote orderly and the count slow.", 0, 1, 100),
    ("Culture: a museum returns its bronzes", "The museum sent the bronzes home after a long talk.", 1, 1, 120),
    ("Sanctions explained in six charts", "What sanctions do, whom they hit and how they end.", 1, 0, 150),
    ("How a summit is made", "Months of letters come before a summit. A summit is the last step.", 0, 0, 200),
    ("COVID-19 and the closed consulates", "In 2020 consulates closed for months.", 0, 1, 400),
    ("Energy corridor moves ahead", "Engineers broke ground on the corridor's third pipeline.", 1, 0, 500),
    ("The treaty of old men", "An essay on the treaty that old men signed and young men broke.", 0, 1, 800),
    ("Archive: first issue of this paper", "Welcome to the first issue. We will write about diplomacy.", 0, 0, 1500),
];

/// Sections and authors of the corpus.
pub struct Corpus {
    pub sections: [Section; 2],
    pub child: Section,
    pub authors: [Author; 2],
}

/// Stores the corpus.
pub async fn store(paper: &TestNewsroom) -> Corpus {
    let world = paper.section("world", None);
    let sections = [world.clone(), paper.section("economy", None)];
    let child = paper.section("south-asia", Some(&world));
    let authors = [paper.author("ayesha", "Ayesha Siddiqui"), paper.author("omar", "Omar Núñez")];
    let picture = paper.picture("dam", "The dam at Tarbela in spring");
    paper
        .edit(async |edit| {
            for section in sections.iter().chain([&child]) {
                edit.put_section(section).await.unwrap();
            }
            for author in &authors {
                edit.put_author(author).await.unwrap();
            }
            edit.put_media(&picture).await.unwrap();
            for (number, (headline, text, section, author, age)) in STORIES.iter().enumerate() {
                let section = if number == 0 { &child } else { &sections[*section] };
                let story = Story {
                    sections: vec![section.id.clone()],
                    bylines: vec![Byline { author: authors[*author].id.clone(), role: BylineRole::Writer }],
                    lead_image: (number == 0).then(|| picture.id.clone()),
                    standfirst: (number == 3).then(|| "A logistics story".parse().unwrap()),
                    ..paper.story(&format!("c{number}"), headline, text, age * DAY)
                };
                edit.overwrite_story(&story, "corpus").await.unwrap();
            }
        })
        .await;
    Corpus { sections, child, authors }
}
