//! Fields wanted and fields needed to those that the server is asked for.

use super::keys::is_at_or_below;
use super::residual::Rest;
use super::target::Mode;
use super::widest::Widest;
use crate::diagnostic::{Code, Diagnostic, Part};
use crate::request::ProjectionKey;
use crate::span::Span;

impl Rest<'_> {
    /// Asks the server for the fields that are wanted and those that are needed, and leaves the rest to the client.
    pub(super) fn projection(&mut self) {
        self.sink.set_part(self.origin.of(Part::Fields));
        // Never returned, whoever asks and whoever projects.
        let rules = self.capabilities.rules;
        let is_removed = |path: &str| rules.hides(path);
        for key in self.request.projection.iter().filter(|key| key.include) {
            let path = self.request.text(key.path);
            if is_removed(path) {
                // That nothing is known of it goes without saying.
                while self.sink.take_in(Code::UnknownField, key.span).is_some() {}
                self.sink.report(Diagnostic::new(Code::FieldRemoved, key.span).arg(path.to_owned()));
            }
        }
        if self.request.projection.is_empty() && self.needed.is_empty() {
            return;
        }
        let wrong = self.unprojected();
        if self.mode == Mode::Strict {
            // Once those are left out that no server gives, nothing may be asked for.
            let is_removed = |key: &ProjectionKey| key.include && is_removed(self.request.text(key.path));
            if let Some(wrong) = wrong.filter(|_| !self.request.projection.iter().all(is_removed)) {
                self.sink.report(wrong);
            }
            return;
        }
        if wrong.is_some() {
            let wanted = self.request.projection.clone();
            for key in wanted.iter().filter(|key| key.include) {
                if !is_removed(self.request.text(key.path)) {
                    self.check_returned(key.path, key.span);
                }
            }
        }
        let wanted = self.request.projection.clone();
        let sent = match (self.capabilities.fields().is_read(), wrong.is_some()) {
            (false, _) => Vec::new(),
            (true, is_wrong) => self.sent(&wanted, is_wrong),
        };
        if wrong.is_some() || sent != wanted {
            self.work.fields = self.kept(wanted, &sent);
        }
        self.request.projection = sent;
    }

    /// Why the rows would not have just the fields that are asked for.
    fn unprojected(&self) -> Option<Diagnostic> {
        let keys = &self.request.projection;
        let first = keys.first()?;
        let span = keys.iter().fold(first.span, |all, key| all.to(key.span));
        let access = self.capabilities.fields();
        if !access.is_read() {
            return Some(self.unread(Code::FieldsUnread, span, "fields", access));
        }
        let is_inclusive = keys.iter().any(|key| key.include);
        if let Some(left_out) = keys.iter().find(|key| !key.include).filter(|_| is_inclusive) {
            return Some(Diagnostic::new(Code::IdStays, left_out.span).arg(left_out.span));
        }
        let always = self.always()?;
        if let Some(left_out) = keys.iter().find(|key| !key.include) {
            return Some(
                Diagnostic::new(Code::FieldStays, left_out.span).arg(left_out.span).arg(self.endpoint()),
            );
        }
        let asks = |name: &&&str| keys.iter().any(|key| self.request.text(key.path) == **name);
        let visible = |name: &&&str| !self.capabilities.rules.hidden.contains(name);
        let missing: Vec<_> = always.iter().filter(visible).filter(|name| !asks(name)).copied().collect();
        (!missing.is_empty())
            .then(|| Diagnostic::new(Code::FieldsWider, span).arg(self.endpoint()).arg(missing.join(", ")))
    }

    /// The fields to ask the server for, so that it gives all that are wanted and all that are needed.
    fn sent(&mut self, wanted: &[ProjectionKey], is_wrong: bool) -> Vec<ProjectionKey> {
        let always = self.always();
        let is_inclusive = wanted.iter().any(|key| key.include);
        let needed = std::mem::take(&mut self.needed);
        if !is_inclusive && always.is_none() {
            // What is needed is not left out.
            let needed = Widest::of(needed.iter().map(|&path| self.request.text(path)));
            let is_needed = |key: &&ProjectionKey| needed.touches(self.request.text(key.path));
            return wanted.iter().filter(|key| !is_needed(key)).copied().collect();
        }
        let inclusive = wanted.iter().filter(|key| key.include).copied();
        let needed =
            needed.into_iter().map(|path| ProjectionKey { path, include: true, span: Span::default() });
        if always.is_none() && !is_wrong && needed.len() == 0 {
            return wanted.to_vec();
        }
        // It comes anyway, but a filter may ask about it where `fields` names it alone.
        let names_id = inclusive.clone().any(|key| self.request.text(key.path) == "_id");
        let has_to_be_asked_for = |key: &ProjectionKey| {
            let path = self.request.text(key.path);
            always.is_none_or(|always| {
                let comes_anyway = always.iter().any(|name| is_at_or_below(path, name));
                !comes_anyway && (path != "_id" || names_id)
            })
        };
        let asked: Vec<_> = inclusive.chain(needed).filter(has_to_be_asked_for).collect();
        self.widest(asked)
    }

    /// The keys that lie below no other, each once.
    fn widest(&self, keys: Vec<ProjectionKey>) -> Vec<ProjectionKey> {
        let path = |key: &ProjectionKey| self.request.text(key.path);
        let widest = Widest::of(keys.iter().map(path));
        let kept = keys.iter().enumerate().filter(|(place, key)| widest.has(path(key), *place));
        kept.map(|(_, key)| *key).collect()
    }
    /// The fields that the client keeps where the server gives more: those that are wanted, or else those that it would
    /// have given by itself.
    fn kept(&mut self, mut wanted: Vec<ProjectionKey>, sent: &[ProjectionKey]) -> Option<Vec<ProjectionKey>> {
        let key = |path, include| ProjectionKey { path, include, span: Span::default() };
        let always = self.always().filter(|_| !sent.is_empty());
        match (wanted.first(), always) {
            (Some(first), Some(_)) if !wanted.iter().any(|key| key.include) => {
                // What was asked for beside the usual fields is left out too, with all that it stands in.
                let span = first.span;
                for added in sent {
                    let top = self.request.text(added.path).split('.').next().unwrap_or_default().to_owned();
                    let path = self.request.intern(&top);
                    wanted.push(ProjectionKey { span, ..key(path, false) });
                }
                // Those inside it are then needless.
                Some(self.widest(wanted))
            }
            (Some(_), _) => Some(wanted),
            (None, None) => None,
            (None, Some(always)) => {
                let hidden = self.capabilities.rules.hidden;
                let visible = always.iter().filter(|name| !hidden.contains(name));
                Some(visible.map(|name| key(self.request.intern(name), true)).collect())
            }
        }
    }
}
