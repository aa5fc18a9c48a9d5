//! The product layer: the dictionary in the program, and looking through to the product.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at what is wrong")]

use std::sync::LazyLock;

use chrono::NaiveDate;
use resolve::product::{Basis, Dictionary, Purchase, Seen, VendorKind};

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| match Dictionary::built_in() {
    Ok(dictionary) => dictionary,
    Err(errors) => {
        let said: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!("{}", said.join("\n"));
    }
});

fn look(supplier: &str, title: &str) -> Option<Seen<'static>> {
    DICTIONARY.look_through(supplier, title)
}

fn product(supplier: &str, title: &str) -> String {
    look(supplier, title)
        .and_then(|seen| seen.product)
        .map_or_else(|| "nothing".to_owned(), |product| product.name.clone())
}

#[test]
fn every_capability_and_source_is_said_and_enough_vendors_are_there() {
    let vendors = DICTIONARY.vendors();
    assert!(vendors.len() >= 60);
    for vendor in vendors {
        assert!(!vendor.source.text.is_empty(), "{}", vendor.name);
        for product in &vendor.products {
            assert!(!product.capability.is_empty(), "{}", product.name);
        }
    }
    let resellers = vendors.iter().filter(|vendor| vendor.kind == VendorKind::Reseller);
    assert!(resellers.count() >= 9);
}

/// Who supplies, what the title says, and the product behind it.
const SEEN: &[(&str, &str, &str)] = &[
    ("Civica UK Ltd", "Civica Cash Receipting Software (Civica Pay)", "Civica Pay"),
    ("CIVICA UK LTD.", "2024 Tranman Fleet Management System", "Civica Tranman"),
    ("Phoenix Software Ltd", "Microsoft Licencing", "Microsoft 365"),
    ("Softcat PLC", "VMware Enterprise License Agreement", "VMware vSphere"),
    ("Trustmarque", "Cloud Connect for Webex Calling", "Webex"),
    ("Bytes Software Services Limited", "Modern.Gov annual licence", "Modern.Gov"),
    ("Modern.Gov", "Committee management", "Modern.Gov"),
    ("Computacenter (UK) Ltd", "Renewal of ArcGIS Software Licence", "ArcGIS"),
    ("Confirm Solutions Limited", "Provision of Confirm Software System", "Confirm"),
    ("", "Confirm highways asset management system", "Confirm"),
    ("Pitney Bowes", "Pitney Bowes Confirm DfT Street Manager Solution", "Confirm"),
    ("IDOX Software Ltd", "Uniform managed service annual charge", "Idox Uniform"),
    ("", "Uniform planning and building control system upgrade", "Idox Uniform"),
    ("", "Idox Cloud (Tascomi) Built Environment Module (Building Control)", "Idox Cloud"),
    ("Access UK Ltd", "Mosaic annual support", "Access Mosaic"),
    ("", "Mosaic social care case management system", "Access Mosaic"),
    ("", "Mosaic Software", "Access Mosaic"),
    ("Capita Business Services Ltd", "Academy annual maintenance", "Academy Revenues and Benefits"),
    ("", "Academy Council Tax and Benefits software", "Academy Revenues and Benefits"),
    ("Northgate Public Services (UK) Ltd", "iWorld revenues support", "NEC Revenues and Benefits"),
    (
        "Liquidlogic Ltd",
        "LAS Site Licence Support & Maintenance",
        "Liquidlogic Adults’ Social Care System",
    ),
    ("Liquidlogic Ltd", "3rd Party Maint ContrOCC - Charge licence", "ContrOCC"),
    ("Capita Business Services Ltd", "EMS Software and Maintenance", "Capita One Education"),
    ("", "SIMS school management information system", "SIMS"),
    ("Education Software Solutions Limited", "SIMS Annual Entitlement", "SIMS"),
    ("CACI", "Support and Maintenance for Child View Youth Justice System (CVYJ)", "ChildView"),
    ("", "Epic electronic patient record", "Epic EPR"),
    ("Insight Direct (UK) Ltd", "O365 E3 Sub Per User", "Microsoft 365"),
    ("Symology Limited", "Insight hosted service", "Symology Insight"),
    ("Unit4 Business Software Limited", "Business World On! support", "Unit4 ERP"),
    ("", "UNIT 4 BUSINESS WORLD UPGRADE", "Unit4 ERP"),
    ("SAP UK Ltd", "SAP Licences for LCC", "SAP ERP"),
    ("The Phoenix Partnership (Leeds) Ltd", "SystmOne for community services", "SystmOne"),
    ("OLM Systems", "Eclipse implementation", "OLM Eclipse"),
    ("Xpress Software Solutions Limited", "Xpress electoral management", "Xpress"),
    ("Causeway Technologies Ltd", "Alloy subscription", "Alloy"),
    ("", "Alloy highways asset management platform", "Alloy"),
];

#[test]
fn the_product_is_seen_whoever_sells_it() {
    for (supplier, title, expected) in SEEN {
        assert_eq!(product(supplier, title), *expected, "{supplier}: {title}");
    }
}

/// Titles in which a product's name means something else, or someone else's work.
const TRAPS: &[(&str, &str)] = &[
    ("", "Supply of School Uniform"),
    ("", "Uniform and protective clothing management system"),
    ("Dimensions Ltd", "Police uniform supply and hosted ordering system"),
    ("", "UNIFORM SUPPLY"),
    ("", "Access to Work support services"),
    ("", "Provision of Access Control System"),
    ("", "Remote access software"),
    ("", "Advanced life support training"),
    ("", "Horizon Europe grant support"),
    ("", "Horizon House refurbishment"),
    ("", "Mosaic tiles and flooring system"),
    ("", "Museum mosaic conservation database"),
    ("", "Contractor to confirm rates for system maintenance"),
    ("", "Please confirm software requirements"),
    ("", "Academy Trust roof replacement"),
    ("", "Football academy management system"),
    ("", "Aluminium alloy scaffold tower"),
    ("", "Alloy wheels for fleet"),
    ("", "NEC4 Term Service Contract for highways"),
    ("", "NEC Supervisor for bridge works"),
    ("", "MRI scanner maintenance and software"),
    ("", "Refurbishment of Unit 4 industrial estate"),
    ("", "Unit 4 Access Road"),
    ("", "SAP assessment and EPC software for dwellings"),
    ("", "Fire alarm system C Block"),
    ("", "Market research and customer insight"),
    ("", "Consumer insight software and research"),
    ("", "Orchard Road drainage"),
    ("", "Orchard planting and tree management system"),
    ("", "Oracle settlement"),
    ("", "Senior Developer Dynamics 365"),
    ("", "ArcGIS training course"),
    ("Smartstyle Technology Training Ltd", "Microsoft Excel Intermediate"),
    ("Greater Manchester Travelcards Ltd", "systemone travelcards"),
    ("", "Total mobile phone contract"),
    ("", "Care Director (interim)"),
    ("", "The Sims Centre cleaning"),
    ("", "Convene a panel of experts"),
    ("", "Express delivery of poll cards"),
    ("", "Epic Games arena hire"),
    ("", "Solar Eclipse viewing system"),
    ("", "Insight Software Solutions reporting tool"),
    ("", "Academy software licences"),
    ("", "EMS software for the ambulance service"),
    ("", "LAMP columns management system licensing"),
    ("", "Confluence of rivers flood modelling software"),
    ("", "Symphony orchestra library system"),
    ("", "Phoenix House demolition"),
    ("", "Workday training conference"),
    ("", "Gladstone Road school extension"),
    ("", "M3 motorway junction works"),
    ("", "Concerto for orchestra"),
    ("Softcat PLC", "Laptops and docking stations"),
    ("Insight Direct (UK) Ltd", "Insight annual charge"),
    ("Salford City Council", "SCC firewall replacement"),
    ("Arcus FM Ltd", "Facilities management system"),
    ("Capita", "Walkden Park & Ride - Party Wall Act stage 2 & 3"),
    ("Yotta Volt UK Ltd", "PXI Systems"),
    ("Northgate Vehicle Hire Ltd", "Vehicle hire"),
    ("", ""),
    ("", "—"),
];

#[test]
fn a_common_word_is_not_taken_for_a_product() {
    for (supplier, title) in TRAPS {
        let seen = look(supplier, title);
        assert!(seen.is_none(), "{supplier}: {title}: {}", seen.unwrap().why);
    }
}

#[test]
fn what_was_seen_says_why_and_on_what_it_rests() {
    let seen = look("Softcat PLC", "VMware Enterprise License Agreement").unwrap();
    assert_eq!(seen.basis, Basis::TitleAndReseller);
    assert_eq!(seen.reseller.unwrap().name, "Softcat");
    assert_eq!(seen.vendor.name, "VMware");
    assert_eq!(seen.to_string(), "VMware vSphere (VMware)");
    assert_eq!(
        seen.why,
        "the title names VMWARE ENTERPRISE LICENSE AGREEMENT: VMware vSphere by VMware; Softcat resells software"
    );
    let other = look("Liquidlogic Ltd", "3rd Party Maint ContrOCC").unwrap();
    assert_eq!(other.basis, Basis::Title);
    assert!(other.why.ends_with("the supplier is Liquidlogic, another maker"), "{}", other.why);
    let bare = look("Locata", "Choice Based Lettings Management System").unwrap();
    assert_eq!((bare.basis, bare.product), (Basis::Maker, None));
    let two = look("", "Interface between Liquidlogic LCS and ContrOCC").unwrap();
    assert!(two.why.contains("the title also names Oxford Computer Consultants"), "{}", two.why);
}

#[test]
fn a_product_line_has_the_owner_that_it_had_on_the_day() {
    let owner = |supplier: &str, title: &str, day: &str| {
        let day: NaiveDate = day.parse().unwrap();
        look(supplier, title).unwrap().owner_on(day).map(|owner| owner.name.clone())
    };
    let sims = ("Capita Business Services Ltd", "SIMS.net licence");
    assert_eq!(owner(sims.0, sims.1, "2019-04-01").as_deref(), Some("Capita"));
    assert_eq!(owner(sims.0, sims.1, "2021-04-01").as_deref(), Some("ParentPay Group"));
    let academy = ("", "Academy Revenues and Benefits");
    assert_eq!(owner(academy.0, academy.1, "2020-09-09").as_deref(), Some("Capita"));
    assert_eq!(owner(academy.0, academy.1, "2025-01-01").as_deref(), Some("MRI Software"));
    // Where a line has no owners of its own, its maker's stand.
    let pay = ("Civica UK Ltd", "Civica Pay");
    assert_eq!(owner(pay.0, pay.1, "2008-01-01").as_deref(), Some("3i"));
}

#[test]
fn a_vendor_is_known_by_legal_trading_and_former_names_and_by_no_other() {
    let vendor = |name: &str| DICTIONARY.vendor_of(name).map(|vendor| vendor.name.as_str());
    assert_eq!(vendor("Northgate Public Services (UK) Ltd"), Some("NEC Software Solutions"));
    assert_eq!(vendor("CIVICA UK LTD"), Some("Civica"));
    assert_eq!(vendor("Civica Election Services Limited"), Some("Civica"));
    assert_eq!(vendor("SCC"), Some("SCC"));
    assert_eq!(vendor("Civica Plumbing Ltd"), None);
    assert_eq!(vendor("Oracle Care Homes Ltd"), None);
    assert_eq!(vendor("Modern.Gov"), Some("Civica"), "a supplier that goes by its product's name");
    assert_eq!(vendor("Uipath UK Ltd"), Some("UiPath"));
    assert_eq!(vendor("Xpress UK Ltd"), None, "a common name with UK behind it");
    assert_eq!(vendor("Uniform Ltd"), None, "a name that means other things");
    assert!(DICTIONARY.reseller("Softcat Plc.").is_some());
    assert!(DICTIONARY.reseller("Civica UK Ltd").is_none());
}

#[test]
fn a_footprint_holds_what_was_bought_from_a_vendor_and_through_others() {
    let purchases = [
        ("Civica UK Ltd", "Civica Pay"),
        ("Softcat PLC", "Modern.Gov annual licence"),
        ("Softcat PLC", "Laptops"),
        ("Northern Fix Ltd", "Civica Cx Housing migration"),
        ("Phoenix Software Ltd", "Microsoft Licencing"),
    ]
    .map(|(supplier, title)| Purchase { supplier, title });
    let footprints = DICTIONARY.footprints(purchases);
    let names: Vec<_> = footprints.iter().map(|found| found.vendor.name.as_str()).collect();
    assert_eq!(names, ["Civica", "Microsoft"]);
    assert_eq!(footprints[0].direct, [0]);
    assert_eq!(footprints[0].through_resellers, [1]);
    assert_eq!(footprints[0].named, [3]);
}

const NORTHGATE: &str = "Northgate Public Services (UK) Ltd";

/// Who supplies, what the title says, and the product that its maker has for it.
const MEANT: &[(&str, &str, &str)] = &[
    ("Civica UK Ltd", "Fleet management", "Civica Tranman"),
    ("Civica UK Ltd", "Annual support", "nothing"),
    ("Civica UK Ltd", "Electoral roll printing", "nothing"),
    ("Xpress Software Solutions Limited", "Electoral roll printing", "Xpress"),
    ("Xpress Software Solutions Limited", "Annual support", "nothing"),
    ("Uipath UK Ltd", "Licences to support robotic software", "UiPath robots"),
    (NORTHGATE, "Revenues and Benefits system (Northgate)", "NEC Revenues and Benefits"),
    (NORTHGATE, "Council Tax, Business Rates and Housing Benefits", "NEC Revenues and Benefits"),
    (NORTHGATE, "Council tax and benefits software", "nothing"),
    ("Liquidlogic Ltd", "Adult social care system", "Liquidlogic Adults’ Social Care System"),
    ("Liquidlogic Ltd", "Social care system", "nothing"),
    ("Access UK Ltd", "Compensation payments", "nothing"),
    ("SAP UK Ltd", "Enterprise Resource Planning Solution", "SAP ERP"),
    ("SAP UK Ltd", "Resource planning", "nothing"),
    ("IDOX Software Ltd", "Planning system", "nothing"),
    ("Softcat PLC", "Fleet management system", "nothing"),
    ("A Builder Ltd", "Fleet management system", "nothing"),
];

#[test]
fn what_a_maker_sells_is_told_by_what_it_is_for_if_it_has_one_product_for_that() {
    for (supplier, title, expected) in MEANT {
        let found = DICTIONARY.by_purpose(supplier, title);
        let found = found.map_or("nothing", |(_, product)| product.name.as_str());
        assert_eq!(found, *expected, "{supplier}: {title}");
    }
}

#[test]
fn a_name_with_a_slip_is_known_from_its_maker_and_from_a_reseller() {
    let misspelt = |supplier: &str, title: &str| {
        DICTIONARY.misspelt(supplier, title).and_then(|seen| Some(seen.product?.name.clone()))
    };
    assert_eq!(misspelt("Civica UK Ltd", "Tramnan licences").as_deref(), Some("Civica Tranman"));
    assert_eq!(misspelt("Softcat PLC", "Tranmann licences").as_deref(), Some("Civica Tranman"));
    assert_eq!(misspelt("IDOX Software Ltd", "Tramnan licences"), None, "another maker");
    assert_eq!(misspelt("A Builder Ltd", "Tramnan licences"), None, "nobody's");
    assert_eq!(misspelt("Softcat PLC", "Uniforn licences"), None, "Uniform means other things");
}
