//! Vendor files: what they may say, and every fault with its file and line.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at what is wrong")]

use resolve::product::{Dictionary, VendorFile};

const GOOD: &str = r#"[sources]
register = "Brayford City Council, contract register"

[[vendor]]
name = "Brayford Systems"
names = ["Brayford Software"]
source = "register"
verified = true
legal = [
  { name = "Brayford Systems Limited", company = "09900001", source = "register", verified = true },
]
former = [ { name = "Fenland Computing", until = "2009-02", source = "register", verified = true } ]
owner = [
  { name = "Ouse Partners", from = "2015", until = "2021-06-30", source = "register", verified = true },
  { name = "Tweed Capital", from = "2021-06-30", source = "register", verified = false },
]

[[vendor.product]]
name = "Brayford Ledger"
capability = "finance"
aliases = ["BrayLedger"]
common = ["Ledger"]
source = "register"
verified = true
"#;

fn faults(text: &str) -> Vec<String> {
    match Dictionary::read(&[VendorFile { name: "brayford.toml", text }]) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.iter().map(ToString::to_string).collect(),
    }
}

/// What is said when one text of the good file is another.
fn fault(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "{from}");
    let faults = faults(&GOOD.replacen(from, to, 1));
    assert_eq!(faults.len(), 1, "{faults:?}");
    faults.concat()
}

#[test]
fn a_good_file_has_no_fault() {
    assert_eq!(faults(GOOD), Vec::<String>::new());
    let files = [VendorFile { name: "brayford.toml", text: GOOD }];
    let dictionary = Dictionary::read(&files).unwrap();
    let seen = dictionary.look_through("Fenland Computing Ltd", "Ledger support").unwrap();
    assert_eq!(seen.product.unwrap().name, "Brayford Ledger");
    let day = "2021-06-29".parse().unwrap();
    assert_eq!(seen.owner_on(day).unwrap().name, "Ouse Partners");
    assert!(seen.owner_on(day).unwrap().source.is_verified);
}

#[test]
fn each_fault_has_its_file_and_line_and_what_to_do() {
    let expected = [
        (
            fault("company = \"09900001\"", "company = \"9900001\""),
            "brayford.toml, line 10: \"9900001\" is not a company number: give its eight characters, or leave it out",
        ),
        (
            fault("from = \"2015\"", "from = \"May 2015\""),
            "brayford.toml, line 14: \"May 2015\" is not a date: write 2021, 2021-07 or 2021-07-31",
        ),
        (
            fault("until = \"2021-06-30\"", "until = \"2021-07\""),
            "brayford.toml, line 15: \"Tweed Capital\" begins before the owner above it has ended: put owners in order, one after another",
        ),
        (
            fault("capability = \"finance\"", "capability = \" \""),
            "brayford.toml, line 20: capability is empty: fill it in or take the line out",
        ),
        (
            fault("capability = \"finance\"", "capability = \"money\""),
            "brayford.toml, line 20: the capability \"money\" is not in content/capabilities.toml: take one that is, and say the rest in `purpose`",
        ),
        (
            fault("capability = \"finance\"", "capability = \"finance\"\npurpose = \" \""),
            "brayford.toml, line 21: purpose is empty: fill it in or take the line out",
        ),
        (
            fault("[\"BrayLedger\"]", "[\"Uniform\"]"),
            "brayford.toml, line 21: \"Uniform\" alone also means other things: put it under `common`, or write it with the vendor's name",
        ),
        (
            fault(
                "source = \"register\"\nverified = true\nlegal",
                "source = \"site\"\nverified = true\nlegal",
            ),
            "brayford.toml, line 7: the source \"site\" is not in this file's [sources]: add it there, with an address or a publication's name",
        ),
        (
            fault("Brayford City Council, contract register", "general knowledge of the market"),
            "brayford.toml, line 2: \"general knowledge of the market\" is no source: give an address or a publication's name, or take out what nobody has looked up",
        ),
        (
            fault("register\"\n\n[[", "register\"\nsite = \"a site\"\n\n[["),
            "brayford.toml, line 3: no fact uses the source \"site\": take it out, or name it with the facts that it supports",
        ),
        (
            fault("name = \"Brayford Systems\"", "name = \"--\""),
            "brayford.toml, line 5: \"--\" holds no letter or digit: correct it",
        ),
    ];
    for (found, expected) in expected {
        assert_eq!(found, expected);
    }
}

#[test]
fn a_file_of_ones_own_takes_capabilities_from_the_list_and_may_have_others() {
    let capability = |own: &str| {
        let text = GOOD.replace("\"finance\"", &format!("{own:?}"));
        let files = [VendorFile { name: "vendors.toml", text: &text }];
        let dictionary = Dictionary::built_in_with(&files).unwrap();
        dictionary.vendor_of("Brayford Systems").unwrap().products[0].capability.clone()
    };
    assert_eq!(capability("Finance"), "finance", "as the list writes it");
    assert_eq!(capability("Allotments"), "Allotments");
}

#[test]
fn a_key_that_vendors_do_not_have_is_a_fault_with_its_line() {
    let said = fault("capability = ", "capabilty = ");
    assert!(said.starts_with("brayford.toml, line 20: unknown field `capabilty`"), "{said}");
    let missing = fault("verified = true\nlegal", "legal");
    assert!(missing.starts_with("brayford.toml, line 4: missing field `verified`"), "{missing}");
    assert!(faults("not toml").concat().starts_with("brayford.toml, line 1: "));
}

#[test]
fn one_name_for_two_vendors_is_a_fault() {
    let second =
        "\n[[vendor]]\nname = \"Fenland Computing\"\nsource = \"register\"\nverified = true\n";
    assert_eq!(
        faults(&format!("{GOOD}{second}")),
        [
            "brayford.toml, line 12: \"Fenland Computing\" is a name of Brayford Systems already: keep it with one of them, or move it to `common`"
        ]
    );
}

#[test]
fn all_faults_of_all_files_are_said_at_once() {
    let bad = GOOD.replace("09900001", "number").replace("2009-02", "then");
    let files = ["one.toml", "two.toml"].map(|name| VendorFile { name, text: &bad });
    let errors = Dictionary::read(&files).unwrap_err();
    assert!(errors.iter().any(|error| error.file == "one.toml" && error.line == 10));
    assert!(errors.iter().any(|error| error.file == "two.toml" && error.line == 12));
}
