use estate::{Audit, Contract, Doubt, Route, RouteKind, audit_bytes};

/// A small register whose columns name framework, lot and tenders received.
fn register(rows: &[&str]) -> Audit {
    let header = "Purchasing Body,Contract Title,Contract Description,Supplier Name,Process Used,\
                  Framework,Lot,Number of Tenders Received,Contract Value,Original Contract Value,\
                  Start Date,End Date";
    let text = format!("{header}\n{}\n", rows.join("\n"));
    audit_bytes("register.csv", text.as_bytes())
}

fn only(row: &str) -> Contract {
    let audit = register(&[row]);
    audit.contracts.into_iter().next().unwrap()
}

const DATES: &str = "2021-04-01,2023-03-31";

#[test]
fn columns_of_their_own_are_read_as_stated() {
    let own = only(&format!(
        "Weir Council,Case management,,Ash Ltd,Mini-Comp,RM6259,2,3,50000,40000,{DATES}"
    ));
    assert_eq!(own.framework.as_deref(), Some("RM6259"));
    assert_eq!(own.lot.as_deref(), Some("Lot 2"));
    assert_eq!(own.bids, Some(3));
    assert_eq!(own.first_total.unwrap().pence.0, 4_000_000);
    let plain =
        only(&format!("Weir Council,Case management,,Ash Ltd,ITT,No,N/A,,50000,50000,{DATES}"));
    assert_eq!((plain.framework, plain.lot, plain.bids), (None, None, None));
    assert_eq!(plain.first_total, None, "it did not change");
}

#[test]
fn the_title_and_the_description_name_framework_and_lot() {
    let row = format!(
        "Weir Council,Case management,Called off from RM6259 Lot 3,Ash Ltd,ITT,,,,50000,,{DATES}"
    );
    let own = only(&row);
    let route = Route::of(&[&own]);
    assert_eq!(route.kind, RouteKind::CallOff, "more than the invitation to tender says");
    assert_eq!(route.framework_and_lot(), "RM6259, Lot 3");
    assert_eq!(route.procedure.as_deref(), Some("ITT"));
}

#[test]
fn a_framework_is_told_from_what_is_called_off() {
    let framework =
        only(&format!("Weir Council,Minor Works Framework,,Various,ITT,,,,50000,,{DATES}"));
    assert!(framework.is_framework && framework.framework.is_none());
    assert_eq!(Route::of(&[&framework]).framework_and_lot(), "itself a framework");
    let called_off =
        only(&format!("Weir Council,Minor Works Framework,,Ash Ltd,Mini-Comp,,,,50000,,{DATES}"));
    assert!(!called_off.is_framework);
    assert_eq!(Route::of(&[&called_off]).framework_and_lot(), "Minor Works Framework");
}

#[test]
fn a_framework_that_stands_for_the_buyer_is_one_and_no_buyer() {
    let audit = register(&[&format!("ESPO 860,Bins,,Ash Ltd,Direct Call-Off,,,,50000,,{DATES}")]);
    let own = estate::outlook(&audit, crate::register::window(), estate::Lead::default()).decisions;
    let own = &own.due[0];
    assert_eq!(own.route.framework_and_lot(), "ESPO 860");
    let doubts: Vec<String> = own.doubts.iter().map(Doubt::words).collect();
    assert_eq!(doubts, ["ESPO 860, stated as the buyer, is a framework: who buys is not said"]);
}

#[test]
fn words_say_how_it_was_called_off() {
    let of = |process: &str, description: &str| {
        let row =
            format!("Weir Council,Switches,{description},Ash Ltd,{process},,,,50000,,{DATES}");
        Route::of(&[&only(&row)]).kind
    };
    assert_eq!(of("Call-off", "A direct award under RM6194"), RouteKind::CallOffDirect);
    assert_eq!(of("Direct award", "As YPO 1074 permits"), RouteKind::CallOffDirect);
    assert_eq!(of("Call-off", "A further competition"), RouteKind::MiniCompetition);
    assert_eq!(of("Call-off", "By direct award or mini-competition"), RouteKind::CallOff);
    assert_eq!(of("Direct award", "Spot purchase"), RouteKind::DirectAward);
}

#[test]
fn the_first_mention_that_says_something_holds_and_the_sources_words_stay() {
    let saying =
        |process: &str| Contract { procedure: Some(process.to_owned()), ..Contract::default() };
    let (other, quotation, award) = (saying("Framed"), saying("RFQ"), saying("Direct award"));
    let route = Route::of(&[&other, &quotation, &award]);
    assert_eq!((route.kind, route.words()), (RouteKind::Quotation, "quotations"));
    let route = Route::of(&[&other]);
    assert_eq!((route.kind, route.words()), (RouteKind::Other, "Framed"));
    assert_eq!(Route::of(&[&Contract::default()]).words(), "unknown");
}

#[test]
fn a_procedure_that_is_wider_than_a_framework_is_told_with_both() {
    let row = |process: &str| {
        format!("Weir Council,Broker,Using RM6020,Ash Ltd,{process},,,,50000,,{DATES}")
    };
    let doubts = |process: &str| {
        let audit = register(&[&row(process)]);
        let own =
            estate::outlook(&audit, crate::register::window(), estate::Lead::default()).decisions;
        own.due[0].doubts.iter().map(Doubt::words).collect::<Vec<_>>()
    };
    assert_eq!(
        doubts("Restricted procedure"),
        ["\"Restricted procedure\" beside the framework RM6020"]
    );
    assert_eq!(doubts("ITT"), [""; 0]);
}

#[test]
fn a_framework_in_the_column_for_the_procedure_is_read() {
    let own = crate::register::decided(crate::register::Row {
        process: "Framework - CCS RM1043",
        ..crate::register::PLAIN
    });
    assert_eq!(own.route.words(), "call-off");
    assert_eq!(own.route.framework_and_lot(), "RM1043");
}
