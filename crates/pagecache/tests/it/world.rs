//! A small world of stories, sections, people and a menu, edited at random, against a cache of its pages.
//!
//! Soundness: every page whose bytes change was invalidated, so that no request gets old bytes. Precision: few others were.

use std::collections::{BTreeMap, BTreeSet};

use pagecache::{CacheStatus, Recorder};
use proptest::prelude::*;

use crate::support::*;

const STORIES: u8 = 12;
const SECTIONS: u8 = 3;
const PEOPLE: u8 = 3;
/// Cards on a section's page and on the front.
const CARDS: usize = 3;

#[derive(Debug, Clone, Default)]
struct Story {
    headline: u8,
    text: u8,
    section: u8,
    byline: u8,
    live: bool,
    published: u8,
}

#[derive(Debug, Clone, Default)]
struct World {
    stories: BTreeMap<u8, Story>,
    section_names: BTreeMap<u8, u8>,
    people_names: BTreeMap<u8, u8>,
    menu: Vec<u8>,
    title: u8,
}

/// Notes what is read; there is no way to read without noting.
struct Reader<'a> {
    world: &'a World,
    recorder: Recorder,
}

impl Reader<'_> {
    fn story(&self, id: u8) -> Option<&Story> {
        self.recorder.note(format!("story:{id}"));
        self.world.stories.get(&id).filter(|story| story.live)
    }
    /// The part of a story that lists show.
    fn card(&self, id: u8) -> String {
        self.recorder.note(format!("card:{id}"));
        self.world
            .stories
            .get(&id)
            .map_or(String::new(), |story| format!("<a {id}>{} by {}</a>", story.headline, self.person(story.byline)))
    }
    fn person(&self, id: u8) -> u8 {
        self.recorder.note(format!("person:{id}"));
        self.world.people_names.get(&id).copied().unwrap_or_default()
    }
    fn section(&self, id: u8) -> u8 {
        self.recorder.note(format!("section:{id}"));
        self.world.section_names.get(&id).copied().unwrap_or_default()
    }
    fn shelf(&self, section: Option<u8>) -> Vec<u8> {
        self.recorder.note(section.map_or("shelf:all".to_owned(), |id| format!("shelf:{id}")));
        self.world.shelf(section)
    }
    fn frame(&self, inside: String) -> String {
        self.recorder.note("settings");
        self.recorder.note("menu");
        let menu: Vec<String> = self.world.menu.iter().map(|id| self.section(*id).to_string()).collect();
        format!("<h1>{}</h1><nav>{}</nav>{inside}", self.world.title, menu.join(" "))
    }
    fn render(&self, path: &str) -> String {
        let number = path.trim_matches('/').split_once('/').and_then(|(_, number)| number.parse().ok()).unwrap_or(0);
        let cards = |ids: Vec<u8>| ids.into_iter().map(|id| self.card(id)).collect::<String>();
        self.frame(match path {
            "/" => cards(self.shelf(None)),
            path if path.starts_with("/section/") => format!("{}: {}", self.section(number), cards(self.shelf(Some(number)))),
            _ => match self.story(number) {
                Some(story) => format!("{} {} {} {}", story.headline, story.text, self.section(story.section), self.person(story.byline)),
                None => "no such story".to_owned(),
            },
        })
    }
}

impl World {
    fn shelf(&self, section: Option<u8>) -> Vec<u8> {
        let mut ids: Vec<_> =
            self.stories.iter().filter(|(_, story)| story.live && section.is_none_or(|section| story.section == section)).collect();
        ids.sort_by_key(|(id, story)| std::cmp::Reverse((story.published, **id)));
        ids.into_iter().map(|(id, _)| *id).take(CARDS).collect()
    }
    fn paths() -> Vec<String> {
        let sections = (0..SECTIONS).map(|n| format!("/section/{n}"));
        let stories = (0..STORIES).map(|n| format!("/story/{n}"));
        std::iter::once("/".to_owned()).chain(sections).chain(stories).collect()
    }
    fn render(&self, path: &str, recorder: Recorder) -> String {
        Reader { world: self, recorder }.render(path)
    }
    /// Makes the change and returns the keys that it touched, as a newsroom would name them.
    fn apply(&mut self, edit: Edit) -> Vec<String> {
        match edit {
            Edit::Story(id, new) => {
                let old = self.stories.insert(id, new.clone()).unwrap_or_default();
                let mut keys = vec![format!("story:{id}")];
                if (old.headline, old.byline) != (new.headline, new.byline) {
                    keys.push(format!("card:{id}"));
                }
                if (old.live, old.section, old.published) != (new.live, new.section, new.published) {
                    keys.push("shelf:all".to_owned());
                    keys.extend([old.section, new.section].map(|section| format!("shelf:{section}")));
                }
                keys
            }
            Edit::Section(id, name) => {
                self.section_names.insert(id, name);
                vec![format!("section:{id}")]
            }
            Edit::Person(id, name) => {
                self.people_names.insert(id, name);
                vec![format!("person:{id}")]
            }
            Edit::Menu(sections) => {
                self.menu = sections;
                vec!["menu".to_owned()]
            }
            Edit::Title(title) => {
                self.title = title;
                vec!["settings".to_owned()]
            }
        }
    }
}

#[derive(Debug, Clone)]
enum Edit {
    Story(u8, Story),
    Section(u8, u8),
    Person(u8, u8),
    Menu(Vec<u8>),
    Title(u8),
}

fn edit() -> impl Strategy<Value = Edit> {
    let story = (any::<[u8; 2]>(), 0..SECTIONS, 0..PEOPLE, prop::bool::weighted(0.8), 0u8..30)
        .prop_map(|([headline, text], section, byline, live, published)| Story { headline, text, section, byline, live, published });
    prop_oneof![
        8 => (0..STORIES, story).prop_map(|(id, story)| Edit::Story(id, story)),
        1 => (0..SECTIONS, any::<u8>()).prop_map(|(id, name)| Edit::Section(id, name)),
        1 => (0..PEOPLE, any::<u8>()).prop_map(|(id, name)| Edit::Person(id, name)),
        1 => prop::collection::vec(0..SECTIONS, 0..3).prop_map(Edit::Menu),
        1 => any::<u8>().prop_map(Edit::Title),
    ]
}

async fn visit(cache: &Cache, world: &World, path: &str) -> (String, CacheStatus) {
    let (world, rendered_path) = (world.clone(), path.to_owned());
    let render = move |recorder: Recorder| async move { Ok(html(world.render(&rendered_path, recorder))) };
    let lookup = cache.get_or_render(&page(path), render).await.unwrap();
    (text(&lookup.page), lookup.status)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edit_every_page_is_correct_and_few_are_rendered_again(edits in prop::collection::vec(edit(), 1..40)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(async {
            let ((cache, _), mut world) = (cache(), World::default());
            for path in World::paths() {
                visit(&cache, &world, &path).await;
            }
            for edit in edits {
                let before: BTreeMap<String, String> = World::paths().into_iter().map(|path| (path.clone(), world.render(&path, Recorder::new()))).collect();
                let keys: Vec<_> = world.apply(edit.clone()).iter().map(Into::into).collect();
                cache.invalidate(&keys);
                let mut in_vain = BTreeSet::new();
                for path in World::paths() {
                    let truth = world.render(&path, Recorder::new());
                    let (got, how) = visit(&cache, &world, &path).await;
                    prop_assert_eq!(&got, &truth, "{} after {:?}", path, edit);
                    if how != CacheStatus::Hit && before.get(&path) == Some(&truth) {
                        in_vain.insert(path);
                    }
                }
                // Shelves name more than is seen of them: a story below the last card touches the shelf and changes nothing.
                let allowed = match edit {
                    Edit::Story(..) => 3 + 1,
                    // set to what it was before
                    _ => World::paths().len(),
                };
                prop_assert!(in_vain.len() <= allowed, "{:?} drew {:?} in vain", edit, in_vain);
                cache.check().map_err(TestCaseError::fail)?;
            }
            Ok::<(), TestCaseError>(())
        })?;
    }
}
