//! What the bodies buy: each trade with the words, codes and sums that go with it.

use crate::bodies::BodyKind;

pub(crate) struct Trade {
    /// As a contract is called.
    pub(crate) title: &'static str,
    /// As a ledger calls what is paid.
    pub(crate) purposes: &'static [&'static str],
    pub(crate) department: &'static str,
    /// Code and label.
    pub(crate) proclass: (&'static str, &'static str),
    /// Code and label.
    pub(crate) cpv: (&'static str, &'static str),
    /// Whether payments carry value added tax.
    pub(crate) vat: bool,
    /// A year's worth in pounds, from and to.
    pub(crate) annual: (i64, i64),
    pub(crate) buyers: Buyers,
    /// For trades without named vendors: what their suppliers' names end in.
    pub(crate) supplier_suffix: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Buyers {
    Councils,
    Health,
    Everyone,
}

impl Buyers {
    pub(crate) fn include(self, kind: BodyKind) -> bool {
        let health = matches!(kind, BodyKind::IntegratedCareBoard | BodyKind::HospitalTrust);
        match self {
            Self::Councils => kind == BodyKind::Council,
            Self::Health => health,
            Self::Everyone => true,
        }
    }
}

use Buyers::{Councils, Everyone, Health};

const ICT: (&str, &str) = ("270000", "Information Communication Technology");
const CPV_SOFTWARE: (&str, &str) = ("48000000", "Software package and information systems");
const LEDGER_SOFTWARE: &[&str] =
    &["Computer Software", "IT Licences", "Annual support & maintenance", "I T Provision"];

const fn software(
    title: &'static str,
    department: &'static str,
    annual: (i64, i64),
    buyers: Buyers,
) -> Trade {
    Trade {
        title,
        purposes: LEDGER_SOFTWARE,
        department,
        proclass: ICT,
        cpv: CPV_SOFTWARE,
        vat: true,
        annual,
        buyers,
        supplier_suffix: "",
    }
}

pub(crate) const TRADES: &[Trade] = &[
    software("Housing management system", "Homes", (60_000, 240_000), Councils),
    software("Revenues and benefits system", "Corporate Services", (90_000, 310_000), Councils),
    software("Planning and building control system", "Place", (35_000, 120_000), Councils),
    software("Adult social care case management", "Adults", (80_000, 260_000), Councils),
    software("Children's case management", "Children and Families", (70_000, 230_000), Councils),
    software("Electoral management software", "Governance", (18_000, 60_000), Councils),
    software("Committee management software", "Governance", (9_000, 32_000), Councils),
    software("HR and payroll system", "People", (60_000, 280_000), Everyone),
    software(
        "Finance ledger and procurement system",
        "Corporate Services",
        (85_000, 390_000),
        Everyone,
    ),
    software("Highways asset management system", "Place", (30_000, 95_000), Councils),
    software("Library management system", "Culture", (20_000, 55_000), Councils),
    software("Customer portal and payments", "Digital", (40_000, 150_000), Everyone),
    software("Document management", "Digital", (15_000, 70_000), Everyone),
    software("Geographic information system", "Place", (12_000, 48_000), Councils),
    software(
        "Patient record and theatre scheduling",
        "Clinical Systems",
        (240_000, 900_000),
        Health,
    ),
    Trade {
        title: "Residential care placements",
        purposes: &["Resid Care Home", "Residential Placements", "Payts to Agencies"],
        department: "Adults",
        proclass: ("321000", "Social Community Care Supplies & Services - Adult"),
        cpv: ("85311100", "Welfare services for the elderly"),
        vat: false,
        annual: (120_000, 900_000),
        buyers: Councils,
        supplier_suffix: "Care Homes Ltd",
    },
    Trade {
        title: "Home care",
        purposes: &["EXT DOM CARE SPOT CO", "Home Care", "Direct Payments"],
        department: "Adults",
        proclass: ("321014", "SOCIAL CARE : Domiciliary Care"),
        cpv: ("85312000", "Social work services without accommodation"),
        vat: false,
        annual: (90_000, 700_000),
        buyers: Councils,
        supplier_suffix: "Home Support Ltd",
    },
    Trade {
        title: "Fostering and short breaks",
        purposes: &["Fostering", "Overnight Breaks", "OTH AGENCY CONT SERV"],
        department: "Children and Families",
        proclass: ("321100", "Social Community Care Supplies & Services - Children"),
        cpv: ("85311300", "Welfare services for children and young people"),
        vat: false,
        annual: (60_000, 420_000),
        buyers: Councils,
        supplier_suffix: "Fostering CIC",
    },
    Trade {
        title: "Home to school transport",
        purposes: &["Pupil Assistance", "Transport - Taxis", "CLIENTS TRAV EXP"],
        department: "Children and Families",
        proclass: ("340000", "Passenger Transport"),
        cpv: ("60130000", "Special-purpose road passenger-transport services"),
        vat: false,
        annual: (30_000, 260_000),
        buyers: Councils,
        supplier_suffix: "Coaches Ltd",
    },
    Trade {
        title: "Agency staff",
        purposes: &["Agency Fees", "Agency staff provision", "Temporary staff"],
        department: "People",
        proclass: ("260000", "Human Resources"),
        cpv: ("79620000", "Supply services of personnel including temporary staff"),
        vat: true,
        annual: (80_000, 1_200_000),
        buyers: Everyone,
        supplier_suffix: "Recruitment Ltd",
    },
    Trade {
        title: "Legal services",
        purposes: &["Legal Fees", "Professional fees", "LEGAL FEES"],
        department: "Governance",
        proclass: ("280000", "Legal Services"),
        cpv: ("79100000", "Legal services"),
        vat: true,
        annual: (15_000, 180_000),
        buyers: Everyone,
        supplier_suffix: "Solicitors LLP",
    },
    Trade {
        title: "Building repairs and maintenance",
        purposes: &["Gen Contractor Work", "Contractors", "Inf - Main Works Con"],
        department: "Homes",
        proclass: ("390000", "Works - Construction, Repair & Maintenance"),
        cpv: ("45000000", "Construction work"),
        vat: true,
        annual: (100_000, 2_400_000),
        buyers: Everyone,
        supplier_suffix: "Building Contractors Ltd",
    },
    Trade {
        title: "Highways resurfacing",
        purposes: &["Other Works", "Materials", "Highways - Planned"],
        department: "Place",
        proclass: ("391400", "Roads"),
        cpv: ("45233141", "Road-maintenance works"),
        vat: true,
        annual: (150_000, 3_000_000),
        buyers: Councils,
        supplier_suffix: "Surfacing PLC",
    },
    Trade {
        title: "Waste collection and disposal",
        purposes: &["Refuse Collection", "Waste Disposal", "Recycling"],
        department: "Place",
        proclass: ("180000", "Environmental Services"),
        cpv: ("90500000", "Refuse and waste related services"),
        vat: true,
        annual: (60_000, 1_800_000),
        buyers: Everyone,
        supplier_suffix: "Waste & Recycling Ltd",
    },
    Trade {
        title: "Catering supplies",
        purposes: &["Food and refreshment", "Catering Provisions", "Provisions"],
        department: "Facilities",
        proclass: ("160000", "Catering"),
        cpv: ("55524000", "School catering services"),
        vat: false,
        annual: (12_000, 210_000),
        buyers: Everyone,
        supplier_suffix: "Foods Ltd",
    },
    Trade {
        title: "Grounds maintenance",
        purposes: &["Grounds Maintenance", "Payments to Sub-Contractors", "Tree Works"],
        department: "Place",
        proclass: ("391300", "CONSTRUCTION : Open Spaces"),
        cpv: ("77310000", "Planting and maintenance services of green areas"),
        vat: true,
        annual: (18_000, 150_000),
        buyers: Everyone,
        supplier_suffix: "Landscapes & Daughters Ltd",
    },
    Trade {
        title: "Cleaning services",
        purposes: &["Cleaning Services", "Cleaning Materials", "Window Cleaning"],
        department: "Facilities",
        proclass: ("190000", "Facilities & Management Services"),
        cpv: ("90910000", "Cleaning services"),
        vat: true,
        annual: (15_000, 320_000),
        buyers: Everyone,
        supplier_suffix: "Cleaning Contractors Ltd",
    },
    Trade {
        title: "Consultancy",
        purposes: &["Consultants", "Other Prof Fees", "Ext Fees-Other"],
        department: "Corporate Services",
        proclass: ("150000", "Consultancy"),
        cpv: ("79410000", "Business and management consultancy services"),
        vat: true,
        annual: (10_000, 160_000),
        buyers: Everyone,
        supplier_suffix: "Consulting Ltd",
    },
    Trade {
        title: "Community café and venue hire",
        purposes: &["Room Hire", "Hospitality", "Special Event"],
        department: "Culture",
        proclass: ("290000", "Arts & Leisure Services"),
        cpv: ("55330000", "Cafeteria services"),
        vat: true,
        annual: (6_000, 45_000),
        buyers: Everyone,
        supplier_suffix: "Café CIC",
    },
    Trade {
        title: "Medical consumables",
        purposes: &["Medical & Surgical Consumables", "M&S Equipment", "Dressings"],
        department: "Clinical Supplies",
        proclass: ("250000", "Healthcare"),
        cpv: ("33140000", "Medical consumables"),
        vat: true,
        annual: (60_000, 900_000),
        buyers: Health,
        supplier_suffix: "Surgical Supplies Ltd",
    },
    Trade {
        title: "Community health services",
        purposes: &["Commissioned Services", "Non-NHS Healthcare", "Continuing Care"],
        department: "Commissioning",
        proclass: ("250000", "Healthcare"),
        cpv: ("85100000", "Health services"),
        vat: false,
        annual: (250_000, 2_500_000),
        buyers: Health,
        supplier_suffix: "Community Health CIC",
    },
];

/// The trade with this title.
pub(crate) fn position(title: &str) -> Option<usize> {
    TRADES.iter().position(|trade| trade.title == title)
}
