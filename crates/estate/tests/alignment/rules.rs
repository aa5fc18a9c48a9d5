use estate::Regime;
use estate::alignment::{Checked, extension_rules};

const ALL: [Regime; 5] = [
    Regime::Pcr2015,
    Regime::ProcurementAct2023,
    Regime::ProviderSelection,
    Regime::BelowThreshold,
    Regime::Unknown,
];

#[test]
fn every_fact_leads_to_the_law_itself() {
    for fact in ALL.into_iter().flat_map(extension_rules) {
        assert!(fact.source.starts_with("https://www.legislation.gov.uk/u"), "{fact:?}");
        assert!(fact.words.ends_with('.') && !fact.words.contains("  "), "{fact:?}");
    }
}

#[test]
fn every_regime_has_facts_and_none_is_advice() {
    for regime in ALL {
        let facts = extension_rules(regime);
        assert!(!facts.is_empty(), "{regime:?}");
        for advice in ["should", "recommend", "advise", "you "] {
            assert!(facts.iter().all(|fact| !fact.words.contains(advice)), "{regime:?}: {advice}");
        }
    }
}

#[test]
fn what_was_not_read_in_the_law_says_so() {
    let words = |checked: Checked| checked.words();
    assert!(words(Checked::Summary).contains("not yet"));
    let section_77 = extension_rules(Regime::ProcurementAct2023).last().unwrap();
    assert_eq!(
        (section_77.provision, section_77.checked),
        ("Procurement Act 2023, section 77", Checked::Summary)
    );
}
