//! The form of a piece, which readers should know before they read it: a report, somebody's argument, questions and answers, an explanation.

use serde::{Deserialize, Serialize};

/// The form of a piece. Its section decides; a report with questions and answers is an interview.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// News, a feature, anything else.
    #[default]
    Report,
    /// An argument.
    Opinion,
    /// Questions and answers.
    Interview,
    /// An explanation.
    Analysis,
}

/// Usual English names of sections, as they stand in URLs, that hold only pieces of one form. Other languages say it in [`crate::Section::form`].
const NAMES: [(Form, &[&str]); 3] = [
    (Form::Opinion, &["opinion", "opinions", "comment", "commentary", "columns", "editorial", "editorials", "op-ed", "views"]),
    (Form::Interview, &["interview", "interviews", "conversations"]),
    (Form::Analysis, &["analysis", "analyses", "explained", "explainer", "explainers"]),
];

impl Form {
    /// Every form.
    pub const ALL: [Self; 4] = [Self::Report, Self::Opinion, Self::Interview, Self::Analysis];

    /// The form that a section of this slug usually has.
    pub fn by_slug(slug: &str) -> Self {
        NAMES.iter().find(|(_, slugs)| slugs.contains(&slug)).map_or(Self::Report, |(form, _)| *form)
    }

    /// The form that a tag of this slug names. Fewer words than for sections: stories about stone columns are tagged so too.
    pub fn of_tag(slug: &str) -> Self {
        Self::parse(slug).or_else(|| Self::parse(slug.strip_suffix('s')?)).unwrap_or_default()
    }

    /// Its name in stored data, forms and style sheets.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Opinion => "opinion",
            Self::Interview => "interview",
            Self::Analysis => "analysis",
        }
    }

    /// The form of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_slugs_have_a_form() {
        let forms = ["opinion", "interviews", "analysis", "world", "opinions-of-others"].map(Form::by_slug);
        assert_eq!(forms, [Form::Opinion, Form::Interview, Form::Analysis, Form::Report, Form::Report]);
        let tags = ["opinion", "interviews", "analysis", "columns"].map(Form::of_tag);
        assert_eq!(tags, [Form::Opinion, Form::Interview, Form::Analysis, Form::Report]);
        assert!(Form::ALL.iter().all(|form| Form::parse(form.as_str()) == Some(*form)));
    }
}
