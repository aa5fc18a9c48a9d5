use std::collections::BTreeSet;

use estate::Regime;
use estate::alignment::{RuleFact, extension_rules};

use crate::finding_tables::Holds::Text;
use crate::finding_tables::table;
use crate::windows::{WindowGroup, WindowGroups};
use crate::{FindingCell, FindingRow, FindingTable};

/// What the laws say of extending that contracts of any group were bought under: a row for each fact.
pub fn laws_on_extending(windows: &WindowGroups) -> FindingTable {
    let regimes: BTreeSet<Regime> = windows.groups.iter().flat_map(WindowGroup::regimes).collect();
    let row = |regime: Regime, fact: &RuleFact| FindingRow {
        cells: vec![
            FindingCell::text(regime.words()),
            FindingCell::text(fact.provision),
            FindingCell::text(fact.words),
            FindingCell::text(fact.source),
            FindingCell::text(fact.checked.words()),
        ],
        ..FindingRow::default()
    };
    let facts = regimes
        .into_iter()
        .flat_map(|regime| extension_rules(regime).iter().map(move |fact| row(regime, fact)));
    FindingTable {
        about: "Facts of the law that bear on extending a contract, for each law under which a contract of the sheets on alignment windows was bought. They are in our words, each with the provision and the page of legislation.gov.uk. They are no advice.".into(),
        coverage: "Laws of the contracts in these groups. Each fact says whether it was checked against the text of the law or against published summaries.".into(),
        next_step: "Read the provision itself, and ask your own lawyers.".into(),
        rows: facts.collect(),
        ..table(
            "laws-on-extending",
            "Law on extending",
            &[
                ("Regime", Text),
                ("Provision", Text),
                ("What it says, in our words", Text),
                ("Source", Text),
                ("Checked", Text),
            ],
        )
    }
}
