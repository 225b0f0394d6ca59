//! Makes the JavaScript glue for a wasm file: `bindgen INPUT.wasm OUT_DIR NAME` writes NAME.js and NAME_bg.wasm.
//!
//! The same as `wasm-bindgen --target web --no-typescript --out-dir OUT_DIR --out-name NAME INPUT.wasm`.

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [input, out_dir, name] = args.as_slice() else {
        eprintln!("usage: bindgen INPUT.wasm OUT_DIR NAME");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    let done = bindgen
        .web(true)
        .map(|b| b.input_path(input).out_name(name).typescript(false))
        .and_then(|b| b.generate(out_dir));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bindgen: {input}: {error:#}");
            ExitCode::FAILURE
        }
    }
}
