//! The words that options choose among, to what they mean to the library.

use clap::ValueEnum;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    Warnings,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Epoch {
    Auto,
    S,
    Ms,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DateForm {
    Ms,
    Iso,
}

impl From<DateForm> for rocketql::DateForm {
    fn from(form: DateForm) -> Self {
        match form {
            DateForm::Ms => Self::Milliseconds,
            DateForm::Iso => Self::Iso,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Input {
    Auto,
    Dsl,
    Ejson,
}

impl From<Input> for rocketql::Input {
    fn from(input: Input) -> Self {
        match input {
            Input::Auto => Self::Auto,
            Input::Dsl => Self::Dsl,
            Input::Ejson => Self::Ejson,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckInput {
    Auto,
    Dsl,
    Ejson,
    Value,
}
