use serde::{Deserialize, Serialize};

use crate::corrections::{BodySays, Fact};
use crate::{Contract, RouteKind};

/// How an agreement was bought, as far as its records say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// The kind of procedure.
    pub kind: RouteKind,
    /// The procedure in the words of the record that the kind is from; of the first that has any, where
    /// none says the kind.
    pub procedure: Option<String>,
    /// The framework or dynamic market that it is called off from.
    pub framework: Option<String>,
    /// The lot.
    pub lot: Option<String>,
    /// Whether it is itself a framework or dynamic market.
    pub is_framework: bool,
}

impl Route {
    /// The route by what the mentions of one agreement say: the first that says something holds.
    pub fn of(told: &[&Contract]) -> Self {
        let saying = told
            .iter()
            .find(|contract| kind(contract).is_known())
            .or_else(|| told.iter().find(|contract| contract.procedure.is_some()));
        let calling_off = told.iter().find(|contract| contract.framework.is_some());
        let lot = |contract: &&Contract| contract.lot.clone();
        Self {
            kind: saying.map_or(RouteKind::Unknown, |contract| kind(contract)),
            procedure: saying.and_then(|contract| contract.procedure.clone()),
            framework: calling_off.and_then(|contract| contract.framework.clone()),
            lot: calling_off.and_then(lot).or_else(|| told.iter().find_map(lot)),
            is_framework: told.iter().any(|contract| contract.is_framework),
        }
    }

    /// With the framework and the lot that the body names, or without those that it says are not known.
    pub(super) fn corrected_by(self, said: &BodySays) -> Self {
        let corrected = |fact, own: Option<String>| {
            if said.speaks_of(fact) { said.text(fact).map(str::to_owned) } else { own }
        };
        Self {
            framework: corrected(Fact::Framework, self.framework),
            lot: corrected(Fact::Lot, self.lot),
            ..self
        }
    }

    /// The kind in words; the source's words where they say something else.
    pub fn words(&self) -> &str {
        let own = self.procedure.as_deref().filter(|_| !self.kind.is_known());
        own.map_or(self.kind.words(), |words| words.trim_end_matches([' ', '-']))
    }

    /// The framework and the lot in words; empty where neither is known.
    pub fn framework_and_lot(&self) -> String {
        let itself = self.is_framework.then_some("itself a framework");
        let parts = [itself, self.framework.as_deref(), self.lot.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// The kind that one record says: by the words of the procedure, and, of what is called off, by those of
/// the title and description.
pub(crate) fn kind(contract: &Contract) -> RouteKind {
    let stated = RouteKind::of_words(contract.procedure.as_deref().unwrap_or_default());
    let is_exact = matches!(stated, RouteKind::CallOffDirect | RouteKind::MiniCompetition);
    if is_exact || !stated.is_call_off() && contract.framework.is_none() {
        return stated;
    }
    let text = format!("{} {}", contract.title, contract.description).to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let direct = says(&["direct award", "directly award", "direct call"]);
    let competition = says(&["mini competition", "mini-competition", "further competition"]);
    match (direct || stated.is_without_competition(), competition) {
        (true, false) => RouteKind::CallOffDirect,
        (false, true) => RouteKind::MiniCompetition,
        _ => RouteKind::CallOff,
    }
}
