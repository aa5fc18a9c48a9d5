//! What the law says of pipeline notices: facts to be shown beside the list, and no advice.

use crate::alignment::{Checked, RuleFact};

const SECTION_93: &str = "https://www.legislation.gov.uk/ukpga/2023/54/section/93";

/// The facts on who publishes a pipeline notice, when, and of what.
pub fn pipeline_rules() -> &'static [RuleFact] {
    &RULES
}

static RULES: [RuleFact; 6] = [
    RuleFact {
        provision: "Procurement Act 2023, section 93(1) and (4)",
        words: "A pipeline notice is due from a contracting authority that considers that it will pay more \
                than £100 million in the coming financial year under contracts for goods, services or works, \
                exempted contracts apart.",
        source: SECTION_93,
        checked: Checked::Text,
    },
    RuleFact {
        provision: "Procurement Act 2023, section 93(6)",
        words: "The section does not apply to private utilities or to transferred Northern Ireland \
                authorities.",
        source: SECTION_93,
        checked: Checked::Text,
    },
    RuleFact {
        provision: "Procurement Act 2023, section 93(2) and (4)",
        words: "It is published within 56 days that begin with the first day of that financial year, and \
                financial years begin on 1 April.",
        source: SECTION_93,
        checked: Checked::Text,
    },
    RuleFact {
        provision: "Procurement Act 2023, section 93(3) and (4)",
        words: "It tells of each public contract with an estimated value of more than £2 million for which a \
                tender notice or a transparency notice is meant to be published in the 18 months from the \
                first day of that financial year. The list here looks 18 months ahead of its as-at date \
                instead.",
        source: SECTION_93,
        checked: Checked::Text,
    },
    RuleFact {
        provision: "Procurement Act 2023, section 4 and Schedule 3",
        words: "Estimated values under the Act are reckoned with VAT. Sources mostly state them without, so \
                that both are shown apart here and neither is reckoned from the other.",
        source: "https://www.legislation.gov.uk/ukpga/2023/54/schedule/3",
        checked: Checked::Summary,
    },
    RuleFact {
        provision: "Procurement Regulations 2024 (SI 2024/692), regulation 15",
        words: "The regulation sets the least that the notice says of each contract. The columns here follow \
                the fields of such notices on Find a Tender.",
        source: "https://www.legislation.gov.uk/uksi/2024/692/regulation/15/made",
        checked: Checked::Summary,
    },
];
