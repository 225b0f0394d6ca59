use super::*;

fn colour(text: &str) -> Colour {
    Colour::parse(text).unwrap()
}

#[test]
fn a_colour_is_written_in_one_way() {
    assert_eq!(colour(" #ABC "), colour("#aabbcc"));
    assert_eq!(colour("#7d5C14").to_string(), "#7d5c14");
    for bad in ["", "#", "7d5c14", "#7d5c1", "#7d5c14ff", "red", "#ggg", "#1234é"] {
        assert!(Colour::parse(bad).is_err(), "{bad}");
    }
}

#[test]
fn contrast_is_that_of_the_guidelines() {
    let (black, white) = (colour("#000"), colour("#fff"));
    assert!((black.contrast(&white) - 21.0).abs() < 1e-9);
    assert!((white.contrast(&black) - 21.0).abs() < 1e-9);
    assert!((black.contrast(&black) - 1.0).abs() < 1e-9);
    // the darkest grey that fails on white, and the lightest that passes
    assert!(colour("#777777").contrast(&white) < 4.5);
    assert!(colour("#767676").contrast(&white) > 4.5);
}

#[test]
fn a_mix_is_rounded_to_the_nearest() {
    assert_eq!(colour("#000").mix(50, &colour("#fff")), colour("#808080"));
    assert_eq!(colour("#102030").mix(100, &colour("#fff")), colour("#102030"));
    assert_eq!(colour("#102030").mix(0, &colour("#fefefe")), colour("#fefefe"));
}

#[test]
fn the_usual_look_is_readable_and_needs_no_style_sheet() {
    assert_eq!(Look::default().unreadable(), []);
    assert_eq!(Look::default().file_name(), None);
    assert_eq!(serde_json::from_str::<Look>("{}").unwrap(), Look::default());
}

#[test]
fn the_usual_look_is_that_of_the_tokens() {
    let tokens = include_str!("../../../style/tokens.css");
    let Look { paper, ink, accent, alert, .. } = Look::default();
    for (name, tone) in [("paper", paper), ("ink", ink), ("brass", accent), ("oxblood", alert)] {
        let line = format!("--{name}: light-dark({}, {});", tone.light, tone.dark);
        assert!(tokens.contains(&line), "{line}");
    }
}

#[test]
fn texts_that_cannot_be_read_are_named() {
    let pale = Look { accent: Tone { light: colour("#ccaa55"), dark: colour("#d6b56c") }, ..Look::default() };
    let found = pale.unreadable();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].text, found[0].dark, found[0].needed), ("accent", false, 4.5));
    assert!(found[0].contrast > 1.5 && found[0].contrast < 3.0, "{}", found[0].contrast);
    let turned = Look { paper: Tone { light: colour("#fff"), dark: colour("#fff") }, ..Look::default() };
    assert_eq!(
        turned.unreadable().iter().map(|found| (found.text, found.dark)).collect::<Vec<_>>(),
        [("ink", true), ("accent", true), ("alert", true)]
    );
}

#[test]
fn the_name_of_a_style_sheet_says_the_look() {
    let blue = Look {
        paper: Tone { light: colour("#ffffff"), dark: colour("#0b0f14") },
        accent: Tone { light: colour("#0a4f8f"), dark: colour("#7fb8ee") },
        headlines: HeadlineType::Sans,
        ..Look::default()
    };
    let name = blue.file_name().unwrap();
    assert_eq!(name, "look-ffffff-0b0f14-16202c-ece6da-0a4f8f-7fb8ee-7a1f24-ea938d-sans.css");
    assert_eq!(Look::of_file_name(&name), Some(blue.clone()));
    for other in [
        name.to_uppercase(),
        name.replace("sans", "comic"),
        name.replace("-sans", ""),
        name.replace("look", "site"),
        format!("x{name}"),
        name.replace("ffffff", "fff"),
    ] {
        assert_eq!(Look::of_file_name(&other), None, "{other}");
    }
    let css = blue.style_sheet();
    assert!(
        css.starts_with(":root{--paper:light-dark(#ffffff,#0b0f14);--ink:light-dark(#16202c,#ece6da);--brass:light-dark(#0a4f8f,#7fb8ee);"),
        "{css}"
    );
    assert!(css.contains("font-family:var(--sans-latin)"));
    assert!(!Look { headlines: HeadlineType::Serif, ..blue }.style_sheet().contains("font-family"));
}
