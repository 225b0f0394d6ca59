//! The examples of `docs/contracts/blocks.md`. Other crates' tests include this file to check that they handle every kind of block.

const CONTRACT: &str = include_str!("../../../../docs/contracts/blocks.md");

/// One example of the contract.
pub struct Example {
    /// The kind of block it shows: the `###` heading above it; empty for whole documents.
    pub kind: String,
    /// The JSON of a whole document.
    pub json: String,
}

/// Every example, in the order of the contract.
pub fn examples() -> Vec<Example> {
    let (mut examples, mut kind, mut open) = (Vec::new(), String::new(), None::<String>);
    for line in CONTRACT.lines() {
        if line == "```json" {
            open = Some(String::new());
        } else if let Some(json) = open.take() {
            if line == "```" {
                let json = if kind.is_empty() { json } else { format!(r#"{{"type":"doc","attrs":{{"version":1}},"content":[{json}]}}"#) };
                examples.push(Example { kind: kind.clone(), json });
            } else {
                open = Some(json + line + "\n");
            }
        } else if let Some(heading) = line.strip_prefix("## ").map(|_| "").or(line.strip_prefix("### ")) {
            kind = heading.to_owned();
        }
    }
    examples
}
