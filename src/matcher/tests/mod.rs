//! The parts of the matcher that are seen best through the library's front door.

mod fields;
mod sort;
