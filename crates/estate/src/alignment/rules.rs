//! What the law says of extending a contract: facts to be shown beside the days, and no advice.

use serde::Serialize;

use crate::Regime;

/// A fact of the law, shown beside what it bears on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RuleFact {
    /// Where it stands.
    pub provision: &'static str,
    /// The fact, in our words.
    pub words: &'static str,
    /// The law itself, on legislation.gov.uk.
    pub source: &'static str,
    /// What the words were checked against.
    pub checked: Checked,
}

/// What a fact was checked against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Checked {
    /// The text of the law, in a copy of the page that is named.
    Text,
    /// What the government, NHS England or lawyers publish on it; not the text of the law.
    Summary,
}

impl Checked {
    /// How far it was checked, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Text => "checked against the text of the law",
            Self::Summary => {
                "checked against published summaries, not yet against the text of the law"
            }
        }
    }
}

/// The facts on extending a contract that was bought under a law.
pub fn extension_rules(regime: Regime) -> &'static [RuleFact] {
    match regime {
        Regime::Pcr2015 => &PCR_2015,
        Regime::Scotland2015 => &SCOTLAND_2015,
        Regime::ProcurementAct2023 => &ACT_2023,
        Regime::ProviderSelection => &PROVIDER_SELECTION,
        Regime::BelowThreshold => &BELOW_THRESHOLD,
        Regime::Unknown => &UNKNOWN,
    }
}

const REGULATION_72: &str = "https://www.legislation.gov.uk/uksi/2015/102/regulation/72";
const SCOTTISH_72: &str = "https://www.legislation.gov.uk/ssi/2015/446/regulation/72";
const SECTION_74: &str = "https://www.legislation.gov.uk/ukpga/2023/54/section/74";
const SAVING: &str = "https://www.legislation.gov.uk/uksi/2024/716/regulation/5";
const REGULATION_13: &str = "https://www.legislation.gov.uk/uksi/2023/1348/regulation/13";

const STAYS_UNDER_2015: RuleFact = RuleFact {
    provision: "SI 2024/716, regulation 5, with SI 2024/959",
    words: "A contract whose procurement began before 24 February 2025 stays under the Public Contracts \
            Regulations 2015, and so do changes to it.",
    source: SAVING,
    checked: Checked::Summary,
};

static PCR_2015: [RuleFact; 5] = [
    RuleFact {
        provision: "Public Contracts Regulations 2015, regulation 72(1)(a)",
        words: "An extension needs no new procurement if the documents of the first one provided for it in a \
                clear, precise and unequivocal option or review clause.",
        source: REGULATION_72,
        checked: Checked::Summary,
    },
    RuleFact {
        provision: "Public Contracts Regulations 2015, regulation 72(1)(b)",
        words: "Further goods, services or works that have become necessary may be added, by up to half of the \
                first value, where a change of supplier is ruled out for economic or technical reasons.",
        source: REGULATION_72,
        checked: Checked::Summary,
    },
    RuleFact {
        provision: "Public Contracts Regulations 2015, regulation 72(1)(e) and (8)",
        words: "A change that is not substantial is open at any value.",
        source: REGULATION_72,
        checked: Checked::Summary,
    },
    RuleFact {
        provision: "Public Contracts Regulations 2015, regulation 72(1)(f) and (5)",
        words: "Changes that together stay below the threshold, and below 10 per cent of the first value (15 \
                for works), are open if the nature of the contract stays what it was.",
        source: REGULATION_72,
        checked: Checked::Summary,
    },
    STAYS_UNDER_2015,
];

static SCOTLAND_2015: [RuleFact; 3] = [
    RuleFact {
        provision: "Public Contracts (Scotland) Regulations 2015, regulation 72(1)(a)",
        words: "An extension needs no new procurement if the documents of the first one provided for it in a \
                clear, precise and unequivocal option or review clause.",
        source: SCOTTISH_72,
        checked: Checked::Text,
    },
    RuleFact {
        provision: "Public Contracts (Scotland) Regulations 2015, regulation 72(1)(b)",
        words: "Further goods, services or works that have become necessary may be added, by up to half of the \
                first value, where a change of supplier is ruled out for economic or technical reasons.",
        source: SCOTTISH_72,
        checked: Checked::Text,
    },
    RuleFact {
        provision: "Public Contracts (Scotland) Regulations 2015, regulation 72(1)(e) and (f)",
        words: "A change that is not substantial is open at any value; so is one below both the threshold and \
                10 per cent of the first value (15 for works) if the nature of the contract stays what it was.",
        source: SCOTTISH_72,
        checked: Checked::Summary,
    },
];

static ACT_2023: [RuleFact; 7] = [
    RuleFact {
        provision: "Procurement Act 2023, section 74(1)",
        words: "A public contract may be changed in a way that Schedule 8 permits, that is not substantial, or \
                that is below threshold.",
        source: SECTION_74,
        checked: Checked::Summary,
    },
    RuleFact {
        provision: "Procurement Act 2023, section 74(3)",
        words: "A change is substantial if it makes the term longer or shorter by more than 10 per cent of the \
                longest term that the award provided for, or changes the scope or, in the supplier's favour, \
                the economic balance materially.",
        source: SECTION_74,
        checked: Checked::Summary,
    },
    RuleFact {
        provision: "Procurement Act 2023, section 74(4)",
        words: "A change is below threshold if all such changes together move the value by no more than 10 per \
                cent (15 for works) and the scope stays materially the same.",
        source: SECTION_74,
        checked: Checked::Summary,
    },
    RuleFact {
        provision: "Procurement Act 2023, Schedule 8, paragraph 1",
        words: "A change is permitted if the contract and its tender or transparency notice provide for it \
                without ambiguity, and the nature of the contract stays what it was.",
        source: "https://www.legislation.gov.uk/ukpga/2023/54/schedule/8",
        checked: Checked::Text,
    },
    RuleFact {
        provision: "Procurement Act 2023, section 75",
        words: "A contract change notice comes before the change, unless the value moves by no more than 10 per \
                cent (15 for works) or the term by no more than 10 per cent of the longest term on award; \
                contracts of light touch and some others need none.",
        source: "https://www.legislation.gov.uk/ukpga/2023/54/section/75",
        checked: Checked::Text,
    },
    RuleFact {
        provision: "Procurement Act 2023, section 76",
        words: "If the notice states a standstill period, which is voluntary, it lasts at least eight working \
                days from publication, and the change waits until it is over.",
        source: "https://www.legislation.gov.uk/ukpga/2023/54/section/76",
        checked: Checked::Summary,
    },
    RuleFact {
        provision: "Procurement Act 2023, section 77",
        words: "Of a contract worth more than £5 million, the change or the contract as changed is published.",
        source: "https://www.legislation.gov.uk/ukpga/2023/54/section/77",
        checked: Checked::Summary,
    },
];

static PROVIDER_SELECTION: [RuleFact; 5] = [
    RuleFact {
        provision: "Provider Selection Regime Regulations 2023, regulation 13(1)(a)",
        words: "An extension needs no new procurement if the contract documents provide for it clearly and \
                without ambiguity.",
        source: REGULATION_13,
        checked: Checked::Text,
    },
    RuleFact {
        provision: "Provider Selection Regime Regulations 2023, regulation 13(1)(d) and (2)",
        words: "A change that the authority itself decides on is open if the contract stays materially of the \
                same character, and all changes to its lifetime value are below £500,000 or below 25 per cent.",
        source: REGULATION_13,
        checked: Checked::Text,
    },
    RuleFact {
        provision: "Provider Selection Regime Regulations 2023, regulation 13",
        words: "What was awarded by direct award process A or B may be changed if the contract stays materially \
                of the same character.",
        source: REGULATION_13,
        checked: Checked::Summary,
    },
    RuleFact {
        provision: "Provider Selection Regime Regulations 2023, regulation 13",
        words: "A change worth £500,000 or more is told in a transparency notice.",
        source: REGULATION_13,
        checked: Checked::Summary,
    },
    RuleFact {
        provision: "Provider Selection Regime Regulations 2023",
        words: "Health care contracts in England are changed under these regulations whether they began before \
                1 January 2024 or after.",
        source: "https://www.legislation.gov.uk/uksi/2023/1348",
        checked: Checked::Summary,
    },
];

static BELOW_THRESHOLD: [RuleFact; 1] = [RuleFact {
    provision: "Procurement Act 2023, section 74",
    words: "The Act limits changes to contracts above the thresholds; one that a change would take above them \
            counts as such.",
    source: SECTION_74,
    checked: Checked::Summary,
}];

static UNKNOWN: [RuleFact; 2] = [
    STAYS_UNDER_2015,
    RuleFact {
        provision: "Procurement Act 2023, section 74",
        words: "What was procured from 24 February 2025 is changed under the Act; health care in England has \
                regulations of its own.",
        source: SECTION_74,
        checked: Checked::Summary,
    },
];
