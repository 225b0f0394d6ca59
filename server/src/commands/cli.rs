//! The command line of `press`: what clap reads, and how empty environment variables are treated.

use clap::{Arg, CommandFactory, FromArgMatches, Parser};

use super::Command;

/// A newspaper's whole system in one program.
#[derive(Parser)]
#[command(name = "press", version)]
struct Press {
    #[command(subcommand)]
    command: Command,
}

/// Reads the command line; ends the process with a message when it cannot be understood, or when help was requested.
pub fn parse() -> Command {
    let matches = command().get_matches();
    match Press::from_arg_matches(&matches) {
        Ok(press) => press.command,
        Err(error) => error.exit(),
    }
}

/// All commands with their arguments, as this process can use them.
pub fn command() -> clap::Command {
    without_empty_variables(Press::command())
}

/// Service managers and container files often set a variable to nothing. An empty variable counts as one that is not set.
fn without_empty_variables(command: clap::Command) -> clap::Command {
    let is_empty =
        |arg: &Arg| arg.get_env().is_some_and(|name| std::env::var_os(name).is_some_and(|value| value.to_string_lossy().trim().is_empty()));
    command
        .mut_args(|arg| if is_empty(&arg) { arg.env(clap::builder::Resettable::Reset) } else { arg })
        .mut_subcommands(without_empty_variables)
}
