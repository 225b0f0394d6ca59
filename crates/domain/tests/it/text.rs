//! Checked texts at the edges of their rules.

use domain::document::{Href, Inline, inline_text};
use domain::text::one_line;
use domain::{Dateline, Direction, Email, Headline, Language, SitePath, Slug, Standfirst};

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

#[test]
fn one_line_folds_and_trims() {
    for (text, line) in [
        ("", ""),
        ("plain words", "plain words"),
        (" a", "a"),
        ("a ", "a"),
        ("a  b", "a b"),
        ("a\tb\nc\u{7f}d", "a b c d"),
        ("\u{a0}ä\u{2003}ö ", "ä ö"),
        ("~ ~", "~ ~"),
    ] {
        assert_eq!(one_line(text), line, "{text:?}");
    }
}

#[test]
fn lines_have_a_greatest_length() {
    for (most, parse) in [
        (Headline::MAX_CHARS, (|text| Headline::parse(text).map(String::from)) as fn(&str) -> Result<String, _>),
        (Standfirst::MAX_CHARS, |text| Standfirst::parse(text).map(String::from)),
        (Dateline::MAX_CHARS, |text| Dateline::parse(text).map(String::from)),
    ] {
        assert_eq!(parse(&"ä".repeat(most)).unwrap().chars().count(), most);
        assert!(parse(&"ä".repeat(most + 1)).unwrap_err().to_string().contains(&format!("{} characters", most + 1)));
        assert!(parse(" ").unwrap_err().to_string().contains("is empty"));
    }
}

#[test]
fn e_mail_addresses_have_a_greatest_length_and_no_separators() {
    let long = format!("{}@example.org", "a".repeat(254 - "@example.org".len()));
    assert_eq!(Email::parse(&long).unwrap().as_str(), long);
    assert!(Email::parse(&format!("a{long}")).is_err());
    for bad in ["a<b@c.org", "a>b@c.org", "a\"b@c.org", "a,b@c.org", "a;b@c.org", "a@c.", "a\u{0}@c.org"] {
        assert!(Email::parse(bad).is_err(), "{bad:?}");
    }
    assert_eq!(Email::parse(" a@b ").unwrap().as_str(), "a@b");
}

#[test]
fn language_tags_have_a_shape() {
    for good in ["en", "ur-PK", "zh-Hans-CN", "ckb", "de-a-1", "en-abcdefgh-abcdefgh-abcdefgh-12345"] {
        assert_eq!(Language::parse(good).unwrap().as_str(), good);
    }
    for bad in ["", "e", "english", "abcdefghi", "e1", "en-", "en--GB", "en-abcdefghi", "en-ä", "en-abcdefgh-abcdefgh-abcdefgh-123456"] {
        assert!(Language::parse(bad).is_err(), "{bad:?}");
    }
    for (tag, direction) in [("ar", Direction::RightToLeft), ("ckb", Direction::RightToLeft), ("arz", Direction::LeftToRight)] {
        assert_eq!(Language::parse(tag).unwrap().direction(), direction, "{tag}");
    }
    assert!(Language::parse("ur-PK").unwrap().is_same_as(&Language::parse("UR-Arab").unwrap()));
}

#[test]
fn records_have_paths() {
    assert_eq!(SitePath::of_story(&slug("talks")).as_str(), "/talks/");
    assert_eq!(SitePath::of_section(&slug("water")).as_str(), "/category/water/");
    assert_eq!(SitePath::of_tag(&slug("treaty")).as_str(), "/tag/treaty/");
    assert_eq!(SitePath::of_author(&slug("zoya")).as_str(), "/author/zoya/");
    assert_eq!(SitePath::of_story(&slug("about")).child(&slug("team")).as_str(), "/about/team/");
}

#[test]
fn paths_have_a_greatest_length() {
    for letter in ["a", "_"] {
        let path = format!("/{}", letter.repeat(4095));
        assert_eq!(SitePath::parse(&path).unwrap().as_str(), path);
        assert!(SitePath::parse(&(path + letter)).is_err());
    }
    for bad in ["/a/.", "/./a", "/..", "/a\u{0}", "a/b"] {
        assert!(SitePath::parse(bad).is_err(), "{bad:?}");
    }
    for (path, encoded) in
        [("/a.b/c..d/", "/a.b/c..d/"), ("/%2f%zz", "/%2F%25zz"), ("/%a", "/%25a"), ("/~-_'(1)", "/~-_'(1)"), ("/a\"b", "/a%22b")]
    {
        assert_eq!(SitePath::parse(path).unwrap().as_str(), encoded);
    }
}

#[test]
fn slugs_have_a_greatest_length() {
    for letter in ["a", "ä"] {
        assert_eq!(slug(&letter.repeat(Slug::MAX_CHARS)).as_str().chars().count(), Slug::MAX_CHARS);
        assert!(Slug::parse(&letter.repeat(Slug::MAX_CHARS + 1)).is_err());
    }
    for good in ["a_b", "a.b", "a~b", "9", "-", "e\u{301}\u{327}x", "نمی\u{200c}خواهم", "a\u{200d}b"] {
        assert!(Slug::parse(good).is_ok(), "{good:?}");
    }
    assert_eq!(slug("E\u{301}tat").as_str(), "état");
    assert!(Slug::as_written(" talks").is_none());
}

#[test]
fn slugs_from_texts_end_at_a_word() {
    let of = |text: &str| Slug::from_text(text).unwrap().as_str().to_owned();
    assert_eq!(of("-- It's  2026, isn’t it? --"), "its-2026-isnt-it");
    assert_eq!(of(&"a".repeat(80)), "a".repeat(80));
    assert_eq!(of(&"a".repeat(90)), "a".repeat(80));
    // a hyphen at exactly 80 leaves the 80 characters before it whole
    assert_eq!(of(&format!("{} tail", "a".repeat(80))), "a".repeat(80));
    assert_eq!(of(&format!("{} {}", "a".repeat(78), "b".repeat(9))), "a".repeat(78));
    assert!(Slug::from_text("?!").is_none());
}

#[test]
fn numbered_slugs_are_cut_to_fit() {
    assert_eq!(slug("talks").numbered(2).as_str(), "talks-2");
    assert_eq!(slug("talks-").numbered(2).as_str(), "talks-2");
    let long = slug(&"a".repeat(198)).numbered(2);
    assert_eq!(long.as_str(), format!("{}-2", "a".repeat(198)));
    assert_eq!(slug(&"a".repeat(199)).numbered(10).as_str(), format!("{}-10", "a".repeat(197)));
}

#[test]
fn link_targets_have_a_greatest_length_and_a_destination() {
    let long = format!("/{}", "a".repeat(Href::MAX_BYTES - 1));
    assert!(Href::parse(&long).is_ok());
    assert!(Href::parse(&(long + "a")).unwrap_err().to_string().contains("4096"));
    for bad in ["mailto:", "tel:", "https://", "http:x://y", "ftp://x"] {
        assert!(Href::parse(bad).is_err(), "{bad:?}");
    }
    for (good, external) in [("https://x", true), ("tel:1", true), ("mailto:a", true), ("/a", false), ("#a", false), ("?a", false)] {
        assert_eq!(Href::parse(good).unwrap().is_external(), external, "{good}");
    }
}

#[test]
fn the_text_of_a_line_has_a_space_for_a_break() {
    assert_eq!(inline_text(&[Inline::plain("a"), Inline::Break, Inline::marked("b", [])]), "a b");
}
