use super::{BriefingPart, NOT_KNOWN};
use crate::briefing::{Briefing, SaidByBody, SaidOfContract};
use crate::words::day;

impl Briefing {
    pub(super) fn said(&self) -> BriefingPart {
        let said = &self.inferred.said;
        let text = if said.is_empty() {
            "Nothing was corrected or confirmed."
        } else {
            "By the bodies that hold the contracts, each of its own row. What follows is reckoned with it."
        };
        BriefingPart {
            heading: "Corrected or confirmed by the body".to_owned(),
            says: vec![text.to_owned()],
            head: vec!["Contract", "What the body says", "File and row"],
            rows: said.iter().map(contract).collect(),
        }
    }
}

fn contract(own: &SaidOfContract) -> Vec<Vec<String>> {
    let title = if own.title.is_empty() { "Untitled" } else { &own.title };
    let corrected = |own: &SaidByBody| {
        let now = own.now.as_deref().unwrap_or(NOT_KNOWN);
        format!("{} corrected to {now} on {}", own.fact, day(own.on))
    };
    let mut says: Vec<String> = own.corrected.iter().map(corrected).collect();
    says.extend(own.confirmed_on.map(|on| format!("confirmed on {}", day(on))));
    vec![vec![title.to_owned(), own.body.clone()], says, vec![own.place.clone()]]
}
