//! Sums over buyers speak of one time, or say that they do not.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use chrono::NaiveDate;
use estate::{Audit, Coverage, Pence, Period, Picture, SpendLines, Term, Window, picture};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Payments of £100 each: buyer, supplier, day.
fn picture_of(payments: &[(&str, &str, &str)]) -> Picture {
    let mut spend = SpendLines::default();
    for (row, (buyer, supplier, date)) in (2..).zip(payments) {
        spend.file.push(0);
        spend.row.push(row);
        spend.date.push(date.parse().ok());
        spend.net.push(Some(Pence(10_000)));
        spend.gross.push(None);
        spend.vat.push(None);
        spend.marked_public.push(None);
        let [buyer, supplier, currency] =
            [buyer, supplier, "GBP"].map(|text| spend.terms.intern(text));
        spend.buyer.push(buyer);
        spend.supplier.push(supplier);
        spend.currency.push(currency);
        for column in [
            &mut spend.supplier_reference,
            &mut spend.company_number,
            &mut spend.vat_number,
            &mut spend.reference,
            &mut spend.purpose,
            &mut spend.category,
            &mut spend.category_code,
            &mut spend.department,
            &mut spend.contract_reference,
        ] {
            column.push(Term::NONE);
        }
    }
    let mut audit = Audit { spend, ..Audit::default() };
    audit.resolve_names();
    picture(&audit, Window { as_at: day("2026-04-01"), months: 12 })
}

const YEARS_APART: [(&str, &str, &str); 5] = [
    ("Weir Council", "Bell Ltd", "2020-01-10"),
    ("Weir Council", "Bell Ltd", "2020-12-20"),
    ("Lune Council", "BELL LIMITED", "2024-05-01"),
    ("Lune Council", "Aldgate Catering", "2024-06-01"),
    ("", "Bell Ltd", "2020-02-02"),
];

#[test]
fn buyers_whose_years_lie_apart_have_no_period_in_common() {
    let coverage = picture_of(&YEARS_APART).coverage;
    assert_eq!((coverage.buyers_with_spend, coverage.common_period), (2, None));
    assert!(!coverage.periods_overlap());
    assert_eq!(coverage.first_payment, Some(day("2020-01-10")));
    assert_eq!(coverage.last_payment, Some(day("2024-06-01")));
}

#[test]
fn the_period_in_common_is_what_every_buyer_covers() {
    let coverage = picture_of(&[
        ("Weir Council", "Bell Ltd", "2025-04-01"),
        ("Weir Council", "Bell Ltd", "2026-03-31"),
        ("Lune Council", "Aldgate Catering", "2025-06-01"),
        ("Lune Council", "Aldgate Catering", "2026-06-30"),
        ("Esk Council", "Aldgate Catering", "no date"),
    ])
    .coverage;
    let common = Period { first: day("2025-06-01"), last: day("2026-03-31") };
    assert_eq!((coverage.buyers_with_spend, coverage.common_period), (3, Some(common)));
    assert!(coverage.periods_overlap());
}

#[test]
fn one_buyer_speaks_of_one_time_and_so_does_none() {
    let one = picture_of(&[("Weir Council", "Bell Ltd", "no date")]).coverage;
    assert_eq!(one.common_period, None);
    assert!(one.periods_overlap());
    assert!(Coverage::default().periods_overlap());
}

#[test]
fn a_shared_supplier_says_what_each_buyer_paid_and_when() {
    let shared = picture_of(&YEARS_APART).shared_suppliers;
    assert_eq!(shared.len(), 1);
    let bell = &shared[0];
    assert_eq!(bell.buyers, ["Lune Council", "Weir Council"]);
    let paid: Vec<(&str, i64, Option<NaiveDate>)> = (bell.by_buyer.iter())
        .map(|own| (own.buyer.as_str(), own.net_pence.0, own.last_date))
        .collect();
    assert_eq!(
        paid,
        [
            ("(not stated)", 10_000, Some(day("2020-02-02"))),
            ("Lune Council", 10_000, Some(day("2024-05-01"))),
            ("Weir Council", 20_000, Some(day("2020-12-20"))),
        ]
    );
    assert_eq!(bell.net_pence, Pence(40_000));
    assert!(!bell.periods_overlap());
}

/// Two payments on different days are of one time if both buyers' payments cover it.
#[test]
fn a_buyer_covers_the_time_between_its_payments_whoever_was_paid() {
    let shared = picture_of(&[
        ("Weir Council", "Bell Ltd", "2025-04-01"),
        ("Weir Council", "Aldgate Catering", "2026-03-31"),
        ("Lune Council", "Aldgate Rents", "2025-04-01"),
        ("Lune Council", "Bell Ltd", "2026-03-31"),
    ])
    .shared_suppliers;
    assert!(shared[0].periods_overlap());
}

#[test]
fn every_figure_names_the_buyers_behind_it() {
    let picture = picture_of(&YEARS_APART);
    let buyers: Vec<(&str, Vec<&str>)> = (picture.spend_by_supplier.iter())
        .map(|figure| (figure.name.as_str(), figure.buyers.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(
        buyers,
        [
            ("Bell Ltd", vec!["Lune Council", "Weir Council"]),
            ("Aldgate Catering", vec!["Lune Council"]),
        ]
    );
    assert_eq!(picture.spend_by_category[0].buyers, ["Lune Council", "Weir Council"]);
}
