//! One change of a draft, in ProseMirror's JSON.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use serde_json::{Map, Value, json};

use crate::document::{MarkNode, Node as Json};

use super::{marks::Mark, read, slice::Slice};

/// One change of a draft: a step of ProseMirror. Its JSON is ProseMirror's own; positions count UTF-16 units.
#[derive(Debug, Clone)]
pub struct Step(pub(super) Change);

/// What a step does.
#[derive(Debug, Clone)]
pub(super) enum Change {
    /// Replaces a range by a slice.
    Replace { from: usize, to: usize, slice: Slice, structure: bool },
    /// Replaces what is around a gap by a slice, and puts what is in the gap into the slice.
    ReplaceAround { from: usize, to: usize, gap: (usize, usize), slice: Slice, insert: usize, structure: bool },
    /// Marks the text of a range, or removes the mark.
    Mark { from: usize, to: usize, mark: Mark, add: bool },
    /// Several changes of marks: the undoing of a mark that replaced others. One after another, no sets within.
    MarkSet(Vec<Change>),
    /// Sets an attribute of the node that begins at a position.
    Attr { pos: usize, attr: String, value: Value },
    /// Sets a field of the story.
    DocAttr { attr: String, value: Value },
}

impl PartialEq for Step {
    fn eq(&self, other: &Self) -> bool {
        self.0.json() == other.0.json()
    }
}

impl Serialize for Step {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.json().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Step {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Map::deserialize(deserializer)?;
        Change::read(json).map(Self).map_err(D::Error::custom)
    }
}

impl Change {
    fn read(mut json: Map<String, Value>) -> Result<Self, String> {
        let kind = json.get("stepType").and_then(Value::as_str).unwrap_or_default().to_owned();
        let (from, to) = (|json: &Map<_, _>| whole(json, "from"), |json: &Map<_, _>| whole(json, "to"));
        let structure = json.get("structure").and_then(Value::as_bool).unwrap_or_default();
        match kind.as_str() {
            "replace" => Ok(Self::Replace { from: from(&json)?, to: to(&json)?, slice: slice(&mut json)?, structure }),
            "replaceAround" => Ok(Self::ReplaceAround {
                from: from(&json)?,
                to: to(&json)?,
                gap: (whole(&json, "gapFrom")?, whole(&json, "gapTo")?),
                insert: whole(&json, "insert")?,
                slice: slice(&mut json)?,
                structure,
            }),
            "addMark" | "removeMark" => {
                let mark = MarkNode::deserialize(json.remove("mark").unwrap_or_default()).map_err(|error| format!("mark: {error}"))?;
                Ok(Self::Mark { from: from(&json)?, to: to(&json)?, mark: Mark::read(&mark)?, add: kind == "addMark" })
            }
            // ProseMirror writes a set within a set when it undoes a set, and cannot read that; as one list it can
            "markSet" => {
                let mut set = Vec::new();
                for step in json.remove("steps").and_then(|steps| steps.as_array().cloned()).ok_or("steps must be a list")? {
                    let Value::Object(step) = step else { return Err("steps must be a list of steps".to_owned()) };
                    match Self::read(step)? {
                        Self::MarkSet(inner) => set.extend(inner),
                        mark @ Self::Mark { .. } => set.push(mark),
                        _ => return Err("a set of marks can hold only addMark and removeMark".to_owned()),
                    }
                }
                Ok(Self::MarkSet(set))
            }
            "attr" => Ok(Self::Attr { pos: whole(&json, "pos")?, attr: name(&json)?, value: json.remove("value").unwrap_or_default() }),
            "docAttr" => Ok(Self::DocAttr { attr: name(&json)?, value: json.remove("value").unwrap_or_default() }),
            "addNodeMark" | "removeNodeMark" => Err(format!("{kind} is not accepted: only text has marks")),
            other => Err(format!("{other:?} is not a type of step that this program knows")),
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Replace { from, to, slice, structure } => {
                with_slice(json!({ "stepType": "replace", "from": from, "to": to }), slice, *structure)
            }
            Self::ReplaceAround { from, to, gap, slice, insert, structure } => {
                let json = json!({
                    "stepType": "replaceAround", "from": from, "to": to, "gapFrom": gap.0, "gapTo": gap.1, "insert": insert,
                });
                with_slice(json, slice, *structure)
            }
            Self::Mark { from, to, mark, add } => {
                json!({ "stepType": if *add { "addMark" } else { "removeMark" }, "mark": mark, "from": from, "to": to })
            }
            Self::MarkSet(steps) => json!({ "stepType": "markSet", "steps": steps.iter().map(Self::json).collect::<Vec<_>>() }),
            Self::Attr { pos, attr, value } => json!({ "stepType": "attr", "pos": pos, "attr": attr, "value": value }),
            Self::DocAttr { attr, value } => json!({ "stepType": "docAttr", "attr": attr, "value": value }),
        }
    }
}

fn whole(json: &Map<String, Value>, name: &str) -> Result<usize, String> {
    let number = json.get(name).and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok());
    number.map(|number| number as usize).ok_or_else(|| format!("{name} must be a position, a whole number from 0"))
}

fn name(json: &Map<String, Value>) -> Result<String, String> {
    json.get("attr").and_then(Value::as_str).map(str::to_owned).ok_or_else(|| "attr must be the name of an attribute".to_owned())
}

fn slice(json: &mut Map<String, Value>) -> Result<Slice, String> {
    let Some(Value::Object(mut slice)) = json.remove("slice").filter(|slice| !slice.is_null()).or_else(|| Some(json!({}))) else {
        return Err("slice must be an object".to_owned());
    };
    let open = |slice: &Map<_, _>, name| if slice.contains_key(name) { whole(slice, name) } else { Ok(0) };
    let (start, end) = (open(&slice, "openStart")?, open(&slice, "openEnd")?);
    let content = slice.remove("content").filter(|content| !content.is_null()).unwrap_or_else(|| json!([]));
    let nodes = Vec::<Json<'static>>::deserialize(content).map_err(|error| format!("slice: {error}"))?;
    Slice::new(read::content(&nodes).map_err(|wrong| format!("slice.{wrong}"))?, start, end)
}

fn with_slice(mut step: Value, slice: &Slice, structure: bool) -> Value {
    let Some(map) = step.as_object_mut() else { return step };
    if !slice.content.is_empty() {
        let mut json = Map::from_iter([("content".to_owned(), json!(slice.content.iter().map(|node| &**node).collect::<Vec<_>>()))]);
        for (name, open) in [("openStart", slice.open_start), ("openEnd", slice.open_end)].into_iter().filter(|(_, open)| *open > 0) {
            json.insert(name.to_owned(), open.into());
        }
        map.insert("slice".to_owned(), json.into());
    }
    if structure {
        map.insert("structure".to_owned(), true.into());
    }
    step
}
