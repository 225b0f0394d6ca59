//! The attributes of a node in alphabetical order. A sorted list, because nodes have few attributes.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
};
use serde_json::Value;

use crate::newtype::Borrowed;

/// Names with values: each name once, in alphabetical order, so that equal documents have equal bytes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Attributes<'a>(Vec<(Cow<'a, str>, Value)>);

impl<'a> Attributes<'a> {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// All names with their values, in alphabetical order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    /// Removes this name.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let at = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.remove(at).1)
    }

    /// Sets the value of this name.
    pub fn insert(&mut self, name: &'a str, value: Value) {
        self.set(Cow::Borrowed(name), value);
    }

    /// Sets the value of this name, which may be owned.
    pub fn set(&mut self, name: Cow<'a, str>, value: Value) {
        match self.0.binary_search_by(|(known, _)| (**known).cmp(&*name)) {
            Ok(at) => {
                if let Some(slot) = self.0.get_mut(at) {
                    slot.1 = value;
                }
            }
            Err(at) => self.0.insert(at, (name, value)),
        }
    }
}

impl Serialize for Attributes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Attributes<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(InOrder)
    }
}

struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Attributes<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of attributes")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Attributes<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some((name, value)) = map.next_entry::<Borrowed<'de>, Value>()? {
            list.push((name.0, value));
        }
        // of a name that appears twice the last value counts, as in any JSON object
        list.reverse();
        list.sort_by(|(a, _), (b, _)| a.cmp(b));
        list.dedup_by(|(later, _), (earlier, _)| later == earlier);
        Ok(Attributes(list))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_once_and_in_order() {
        let read: Attributes<'_> = serde_json::from_str(r#"{"b":1,"a":"x","b":{"y":2},"\u0041":null}"#).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), r#"{"A":null,"a":"x","b":{"y":2}}"#);
        assert_eq!((read.get("b").and_then(|b| b.get("y")), read.get("c")), (Some(&Value::from(2)), None));
        let mut made = Attributes::default();
        for (name, value) in [("b", 1), ("a", 2), ("b", 3), ("c", 4)] {
            made.insert(name, value.into());
        }
        assert_eq!(serde_json::to_string(&made).unwrap(), r#"{"a":2,"b":3,"c":4}"#);
        assert!(serde_json::from_str::<Attributes<'_>>("[]").is_err());
    }
}
