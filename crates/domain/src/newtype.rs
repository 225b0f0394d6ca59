//! Macros for the checked text types and closed sets of words of this crate.

/// A text borrowed from the input unless it has escapes; serde would copy a plain `Cow`.
#[derive(serde::Deserialize)]
pub(crate) struct Borrowed<'a>(#[serde(borrow)] pub(crate) std::borrow::Cow<'a, str>);

/// Gives a `struct Name(String)` with a `parse` function its conversions, display and serde form (plain text).
macro_rules! text_type {
    ($name:ident) => {
        impl $name {
            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.0
            }
        }
        impl TryFrom<String> for $name {
            type Error = $crate::ParseError;
            fn try_from(value: String) -> Result<Self, Self::Error> {
                Self::parse(&value)
            }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::ParseError;
            fn from_str(value: &str) -> Result<Self, Self::Err> {
                Self::parse(value)
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = $crate::newtype::Borrowed::deserialize(deserializer)?;
                Self::parse(&text.0).map_err(serde::de::Error::custom)
            }
        }
    };
}

/// A closed set of words stored as text: `as_str`, `parse`, `Display`, serde, all from one list.
macro_rules! word_enum {
    ($(#[$meta:meta])* $name:ident, $what:literal { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }
        impl $name {
            /// Every value, in order of declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The word that is stored.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
            /// Reads the stored word; any other text is an error that lists the known words.
            pub fn parse(text: &str) -> Result<Self, $crate::ParseError> {
                match text {
                    $($word => Ok($name::$variant),)+
                    other => Err($crate::ParseError::new($what, format!("{other:?} is not one of {}", [$($word),+].join(", ")))),
                }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl TryFrom<String> for $name {
            type Error = $crate::ParseError;
            fn try_from(value: String) -> Result<Self, Self::Error> {
                Self::parse(&value)
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = $crate::newtype::Borrowed::deserialize(deserializer)?;
                Self::parse(&text.0).map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use {text_type, word_enum};
