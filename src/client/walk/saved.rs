//! Where a walk stands to what can be written down, and back.

use super::super::page::Id;
use super::known::{Known, Repeats};
use super::{Ask, GONE, HIDDEN, Look, NAMELESS, SINGLE, Stand, TIES, Walk};
use serde_json::{Value, json};

/// Why rows may be missing, by number.
const DOUBTS: [&str; 5] = [TIES, HIDDEN, NAMELESS, GONE, SINGLE];

/// What the next page is asked for, by number.
const LOOKS: [Look; 3] = [Look::On, Look::Behind, Look::Again];

impl Walk {
    /// Where it stands.
    pub(in super::super) fn stand(&self) -> Stand {
        self.at
    }

    /// Takes back that `rest` of the rows of a page were given, before which it stood there: they are asked for again. False
    /// where those that were given could not be told from them.
    pub(in super::super) fn undo(
        &mut self,
        before: Stand,
        given: &[Option<Id>],
        rest: &[Option<Id>],
    ) -> bool {
        self.known.forget(rest);
        if given.is_empty() {
            self.at = Stand { idle: 0, ..before };
            return true;
        }
        // What was learnt of the list by the rows that were given holds.
        self.at = Stand { asked: before.asked, look: before.look, back: before.back, idle: 0, ..self.at };
        given.iter().all(Option::is_some)
    }

    /// The rows that were given, each with its place.
    pub(in super::super) fn places(&self) -> Vec<(Id, u32)> {
        self.known.places()
    }

    /// The rest of it.
    pub(in super::super) fn to_json(&self) -> Value {
        let Stand { asked, is_first, back, longest, idle: _, repeats, is_loose, doubt, look, alone } =
            self.at;
        json!({
            "offset": asked.offset, "first": is_first, "back": back, "longest": longest, "loose": is_loose, "alone": alone,
            "doubt": doubt.and_then(|doubt| DOUBTS.iter().position(|&one| one == doubt)),
            "look": LOOKS.iter().position(|&one| one == look),
            "repeats": [repeats.first, repeats.count, repeats.offset, repeats.last],
            "given": self.known.given(),
        })
    }

    /// Goes on from where a walk stood. Nothing where that was not written by [`to_json`](Self::to_json).
    pub(in super::super) fn restore(&mut self, saved: &Value, places: Vec<(Id, u32)>) -> Option<()> {
        let number = |name: &str| saved.get(name)?.as_u64();
        let at = |name: &str| usize::try_from(number(name)?).ok();
        let doubt = saved.get("doubt")?;
        let repeats = saved.get("repeats")?;
        self.at = Stand {
            asked: Ask { offset: number("offset")?, count: self.size },
            is_first: saved.get("first")?.as_bool()?,
            back: number("back")?,
            longest: number("longest")?,
            // Whoever comes back has patience again.
            idle: 0,
            repeats: Repeats {
                first: repeats.get(0)?.as_u64(),
                count: u32::try_from(repeats.get(1)?.as_u64()?).ok()?,
                offset: repeats.get(2)?.as_u64()?,
                last: repeats.get(3)?.as_u64(),
            },
            is_loose: saved.get("loose")?.as_bool()?,
            doubt: if doubt.is_null() { None } else { Some(*DOUBTS.get(at("doubt")?)?) },
            look: *LOOKS.get(at("look")?)?,
            alone: u32::try_from(number("alone")?).ok()?,
        };
        self.known = Known::restore(places, number("given")?);
        Some(())
    }
}
