//! The definitions of the arguments to completions for shells, and to manual pages.

use super::arguments::Arguments;
use super::{Failure, Outcome, terminal};
use clap::CommandFactory;
use clap_complete::Shell;

/// `rocketql completions`
pub(super) fn completions(shell: Shell) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "rocketql", &mut script);
    terminal::print(&script)?;
    Ok(Outcome::Done)
}

/// `rocketql man`
pub(super) fn man(command: Option<&str>) -> Result<Outcome, Failure> {
    let mut arguments = Arguments::command();
    // Only a built command knows the options that all commands share, and its full name.
    arguments.build();
    let page = match command {
        None => arguments,
        Some(name) => match arguments.find_subcommand(name) {
            Some(command) => command.clone(),
            None => return Err(Failure::usage("man", &format!("there is no command `{name}`"))),
        },
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text)?;
    terminal::print(&text)?;
    Ok(Outcome::Done)
}
