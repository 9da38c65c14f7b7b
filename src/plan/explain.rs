//! What was asked and what became of every clause: kept where an explanation is asked for, and only there.

use super::capabilities::Capabilities;
use super::place::Moves as _;
use super::push::{Fate, Step, Why};
use super::rules::is_claimed;
use crate::arena::NodeId;
use crate::operator::Operator;
use crate::request::{Kind, Request};
use crate::server::{Claim, ClaimKind};
use crate::sorted::sort_by;

/// What a plan was made of.
#[derive(Debug, Default)]
pub(crate) struct Trace {
    /// The request as it was read.
    pub(crate) asked: Request,
    /// What becomes of it there; nothing without an endpoint.
    pub(crate) capabilities: Option<Capabilities>,
    /// Every clause, in the order in which it was looked at.
    pub(crate) steps: Vec<Step>,
}

impl Trace {
    /// Clauses that were sent stay with the client: they themselves, what they were before they were rewritten, and what an
    /// `$and` among them was made of.
    #[cold]
    pub(super) fn leave(&mut self, request: &Request, clauses: &[NodeId], why: &Why) {
        let mut gone = clauses.to_vec();
        for &clause in clauses {
            let Kind::Logical(Operator::And, queries) = request.arena.kind(clause) else { continue };
            for query in request.arena.children(queries) {
                if let Kind::Conjunction(clauses) = request.arena.kind(query) {
                    gone.extend(request.arena.children(clauses));
                }
            }
        }
        sort_by(&mut gone, Ord::cmp);
        for step in &mut self.steps {
            let sent = match step.fate {
                Fate::Rewritten(form, _) => form,
                Fate::Pushed | Fate::Supplied(_) | Fate::Lowered(..) | Fate::Shared(..) | Fate::Left(_) => {
                    step.clause
                }
            };
            if gone.binary_search(&sent).is_ok() {
                step.fate = Fate::Left(why.clone());
            }
        }
    }
}

/// What a server would do to a clause at the top of `query`, which stands elsewhere in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Loss {
    /// It is taken out.
    Deleted,
    /// The endpoint's own value takes its place.
    Overwritten,
    /// It takes the place of a restriction of the endpoint's.
    Widens,
    /// It takes the place of a default of the endpoint's.
    Default,
}

/// The clauses that would not mean at the top what they mean, and why.
pub(crate) fn losses(asked: &Request, capabilities: &Capabilities) -> Vec<(NodeId, Loss)> {
    let rules = &capabilities.rules;
    // What is not read at all is not lost from the top alone.
    if !capabilities.query.is_read() {
        return Vec::new();
    }
    let Some(Kind::Conjunction(clauses)) = asked.filter.map(|filter| asked.arena.kind(filter)) else {
        return Vec::new();
    };
    let mut losses = Vec::new();
    for clause in asked.arena.children(clauses) {
        let kind = asked.arena.kind(clause);
        if !rules.is_moved(asked, &kind) {
            continue;
        }
        let Some(key) = asked.key(clause) else { continue };
        let claim = rules.claims.iter().find(|claim| is_claimed(claim, key, asked));
        losses.push((clause, claim.map_or(Loss::Deleted, loss)));
    }
    losses
}

fn loss(claim: &Claim) -> Loss {
    match claim.kind {
        ClaimKind::Server | ClaimKind::Unsure | ClaimKind::Only => Loss::Overwritten,
        ClaimKind::Caller => Loss::Widens,
        ClaimKind::Default => Loss::Default,
    }
}
