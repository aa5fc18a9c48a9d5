use estate::{Audit, Regime};

use crate::register::{PLAIN, Row, decided};

/// Advertised, from a time when one law alone can be meant.
const ADVERTISED: Row = Row { advertised: "Yes", ..PLAIN };

#[test]
fn what_was_advertised_before_the_act_was_bought_under_the_regulations_of_2015() {
    assert_eq!(decided(ADVERTISED).regime, Regime::Pcr2015);
}

#[test]
fn what_began_near_a_change_of_law_is_unknown() {
    for (start, end) in [("2015-06-01", "2023-05-31"), ("2025-03-01", "2027-02-28")] {
        let row = Row { start, end, current_end: end, duration: "", ..ADVERTISED };
        assert_eq!(decided_late(row).regime, Regime::Unknown, "{start}");
    }
}

#[test]
fn what_was_not_advertised_is_below_only_if_it_is_small() {
    assert_eq!(decided(PLAIN).regime, Regime::BelowThreshold);
    // A call-off from a framework is not advertised, however large.
    let large = Row { process: "Mini-Comp", annual: "120000.00", total: "240000.00", ..PLAIN };
    assert_eq!(decided(large).regime, Regime::Unknown);
    // A total that leaves out years or options does not make a contract small.
    let partial = Row { annual: "40000.00", total: "80000.00", options: "12", count: "1", ..PLAIN };
    assert_eq!(decided(partial).regime, Regime::Unknown);
    assert_eq!(decided(Row { total: "", ..PLAIN }).regime, Regime::Unknown, "of unknown worth");
}

#[test]
fn words_of_the_procedure_say_it() {
    let row = Row { process: "Provider Selection Regime: direct award", ..ADVERTISED };
    assert_eq!(decided(row).regime, Regime::ProviderSelection);
}

#[test]
fn a_notice_of_the_act_says_it() {
    let mut audit: Audit = crate::register::audited(&[ADVERTISED]);
    audit.contracts[0].notice_type = Some("UK7".to_owned());
    let due = estate::decisions(&audit, crate::register::window(), estate::Lead::default()).due;
    assert_eq!(due[0].regime, Regime::ProcurementAct2023);
}

fn decided_late(row: Row) -> estate::Decision {
    let audit = crate::register::audited(&[row]);
    let window = estate::Window { months: 120, ..crate::register::window() };
    estate::decisions(&audit, window, estate::Lead::default()).due.remove(0)
}
