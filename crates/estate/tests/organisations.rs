//! Who is who in an audit: one organisation however it is written, and never two in one.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what is wrong")]

use estate::{Audit, Contract, Identifier, Organisation, OrganisationKind, Party, Stage, Window};
use evidence::Position;

#[derive(Default)]
struct Estate {
    contracts: Vec<Contract>,
}

impl Estate {
    fn contract(mut self, buyer: Party, supplier: Party, title: &str) -> Self {
        self.contracts.push(Contract {
            id: format!("contract-{}", self.contracts.len()),
            position: Position::Row { sheet: None, row: 2, column: None },
            stage: Stage::Awarded,
            title: title.into(),
            buyers: vec![buyer],
            suppliers: vec![supplier],
            ..Contract::default()
        });
        self
    }

    fn sold_by(self, supplier: Party) -> Self {
        self.contract(party("Weir Council"), supplier, "Services")
    }

    fn bought_by(self, buyer: Party) -> Self {
        self.contract(buyer, party("Tarn Lifts Ltd"), "Services")
    }

    fn audit(self) -> Audit {
        let mut audit = Audit { contracts: self.contracts, ..Audit::default() };
        audit.resolve_names();
        audit
    }
}

fn party(name: &str) -> Party {
    Party { name: name.into(), ..Party::default() }
}

fn at(name: &str, postcode: &str) -> Party {
    Party { postcode: Some(postcode.into()), ..party(name) }
}

fn numbered(name: &str, number: &str) -> Party {
    let number = Identifier { scheme: "GB-COH".into(), id: number.into() };
    Party { identifiers: vec![number], ..party(name) }
}

/// Each organisation by the ways in which it is written, by letter.
fn ways<'a>(organisations: impl Iterator<Item = &'a Organisation>) -> Vec<Vec<String>> {
    let ways = |own: &Organisation| {
        let mut ways: Vec<String> = own.written.iter().map(|way| way.name.clone()).collect();
        ways.sort();
        ways
    };
    let mut all: Vec<Vec<String>> = organisations.map(ways).collect();
    all.sort();
    all
}

#[test]
fn initials_that_one_way_has_stand_in_the_legal_name_that_another_has() {
    let named = |short: &str, legal: &str| {
        let estate = Estate::default().sold_by(numbered(short, "01234567"));
        let audit = estate.sold_by(numbered(legal, "01234567")).audit();
        audit.organisations.suppliers.somebody().map(|own| own.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(named("WRK Media", "Wrk Media Ltd"), ["WRK Media Ltd"]);
    assert_eq!(named("T2L Lifts", "T2l Lifts (Uk) Ltd"), ["T2L Lifts (UK) Ltd"]);
    assert_eq!(named("AND Lifts", "Lifts And Lifts LTD"), ["Lifts And Lifts LTD"]);
    assert_eq!(named("WEIR LIFTS", "Weir Lifts Ltd"), ["Weir Lifts Ltd"], "shouted");
}

#[test]
fn one_supplier_is_one_however_it_is_written_and_its_sister_is_another() {
    let audit = Estate::default()
        .sold_by(party("CIVICA UK LTD"))
        .sold_by(party("Civica UK Limited (t/a Civica)"))
        .sold_by(party("000123CIVICA UK"))
        .sold_by(party("Civica Election Services Ltd"))
        .audit();
    let suppliers = &audit.organisations.suppliers;
    assert_eq!(
        ways(suppliers.somebody()),
        [
            vec!["000123CIVICA UK", "CIVICA UK LTD", "Civica UK Limited (t/a Civica)"],
            vec!["Civica Election Services Ltd"],
        ]
    );
    for own in suppliers.somebody() {
        for way in own.written.iter().skip(1) {
            assert!(!way.same_as.as_ref().unwrap().why.is_empty(), "{}", way.name);
        }
    }
}

#[test]
fn a_mistyped_number_welds_nobody_and_is_told() {
    let audit = Estate::default()
        .sold_by(numbered("CDW Ltd", "02174990"))
        .sold_by(numbered("Softcat PLC", "02174990"))
        .audit();
    assert_eq!(
        ways(audit.organisations.suppliers.somebody()),
        [vec!["CDW Ltd"], vec!["Softcat PLC"]]
    );
    let told = audit.findings.iter().find(|finding| finding.rule == "shared-number").unwrap();
    assert!(told.message.contains("CDW Ltd") && told.message.contains("Softcat PLC"));
}

#[test]
fn a_council_is_one_buyer_and_two_councils_together_are_another() {
    let audit = Estate::default()
        .bought_by(party("Wigan Council"))
        .bought_by(party("Wigan MBC"))
        .bought_by(party("Wigan Metropolitan Borough Council"))
        .bought_by(party("Salford City Council"))
        .bought_by(party("Rochdale Borough Council & Salford"))
        .audit();
    let buyers = &audit.organisations.buyers;
    assert_eq!(
        ways(buyers.somebody()),
        [
            vec!["Rochdale Borough Council & Salford"],
            vec!["Salford City Council"],
            vec!["Wigan Council", "Wigan MBC", "Wigan Metropolitan Borough Council"],
        ]
    );
    let wigan = buyers.somebody().find(|own| own.written.len() == 3).unwrap();
    let why = wigan.written.iter().filter_map(|way| Some(way.same_as.as_ref()?.why.as_str()));
    assert!(why.eq(["both the council of one place"; 2]));
    let joint = buyers.somebody().find(|own| own.kind == OrganisationKind::Joint).unwrap();
    assert_eq!(joint.members, ["Rochdale Borough Council", "Salford"]);
}

#[test]
fn a_council_that_buys_from_several_offices_is_one() {
    let audit = Estate::default()
        .bought_by(at("Weir and Tarn Council", "BS31 1LA"))
        .bought_by(at("Weir and Tarn Council", "BA1 5AW"))
        .audit();
    let buyers: Vec<&Organisation> = audit.organisations.buyers.somebody().collect();
    assert_eq!(buyers.len(), 1);
    assert_eq!(buyers[0].postcodes, ["BA1 5AW", "BS31 1LA"]);
}

#[test]
fn the_product_behind_a_reseller_is_seen_and_the_reseller_stays_the_supplier() {
    let audit = Estate::default()
        .contract(
            party("Weir Council"),
            party("Softcat plc"),
            "VMware Enterprise License Agreement",
        )
        .contract(party("Tarn Council"), party("CDW Ltd"), "VMware Horizon")
        .audit();
    let names: Vec<&str> =
        audit.organisations.suppliers.somebody().map(|own| own.name.as_str()).collect();
    assert_eq!(names, ["Softcat plc", "CDW Ltd"]);
    let as_at = "2026-04-01".parse().unwrap();
    let picture = estate::picture(&audit, Window { as_at, months: 12 });
    let vmware = picture.vendors.iter().find(|own| own.name.contains("VMware")).unwrap();
    assert_eq!(vmware.buyers, ["Tarn Council", "Weir Council"]);
    assert!(vmware.seen.iter().any(|seen| seen.reseller.as_deref() == Some("Softcat")));
    let sellers: Vec<&str> =
        picture.contracts_by_supplier.iter().map(|own| own.name.as_str()).collect();
    assert_eq!(sellers, ["CDW Ltd", "Softcat plc"]);
}

#[test]
fn nobody_is_no_supplier_and_who_is_named_together_is_not_one_of_them() {
    let audit = Estate::default()
        .sold_by(party("Various"))
        .sold_by(party("Redacted"))
        .sold_by(party("Tarn Homes Limited & Fell Housing (First Project) Limited"))
        .sold_by(party("Tarn Homes Limited"))
        .sold_by(party(r"Fell & Co Limited"))
        .audit();
    let suppliers = &audit.organisations.suppliers;
    assert_eq!(suppliers.somebody().count(), 3);
    let joint: Vec<&Organisation> =
        suppliers.somebody().filter(|own| own.kind == OrganisationKind::Joint).collect();
    assert_eq!(joint.len(), 1);
    assert_eq!(joint[0].members, ["Tarn Homes Limited", "Fell Housing (First Project) Limited"]);
}

#[test]
fn a_list_of_suppliers_is_several_where_its_row_says_so() {
    let suppliers = |cell: &str, postcode: &str, number: &str| -> Vec<String> {
        let text = format!(
            "Purchasing Body,Contract Title,Supplier Company Name,Supplier Postcode,Company Number,Total Contract Value,Start Date,End Date\n\
             Weir Council,Fair,\"{cell}\",{postcode},\"{number}\",9999,2022-05-03,2022-06-30\n"
        );
        let audit = estate::audit_bytes("register.csv", text.as_bytes());
        let parties = audit.contracts.into_iter().next().unwrap().suppliers;
        parties.into_iter().map(|party| party.name).collect()
    };
    let list = "Adair Hire, Bewley Sound and Corran Tents";
    assert_eq!(suppliers(list, "Various", ""), ["Adair Hire", "Bewley Sound", "Corran Tents"]);
    let numbers = "Adair 10000001\nBewley 02000002";
    assert_eq!(suppliers("Adair, Bewley", "M1 1AA", numbers), ["Adair", "Bewley"]);
    assert_eq!(suppliers("Adair, Bewley and Sons", "M1 1AA", "10000001").len(), 1);
    assert_eq!(suppliers("Various Providers", "Various", "Various"), ["Various Providers"]);
}
