//! What words of organisations' names mean: legal forms, and short forms of public bodies, places
//! and trades.

use serde::{Deserialize, Serialize};

/// The legal form that a name states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub(crate) enum Form {
    /// None is stated.
    #[default]
    None,
    /// Private company limited by shares or guarantee.
    Limited,
    /// Public limited company.
    Public,
    /// Limited liability partnership.
    Partnership,
    /// Community interest company.
    Community,
    /// Charitable incorporated organisation.
    Charity,
    /// Limited partnership, which is not limited in liability.
    LimitedPartnership,
    /// Corporation, of the United States and elsewhere.
    Incorporated,
    /// Limited liability company, of the United States and elsewhere.
    LimitedLiability,
    /// Gesellschaft mit beschränkter Haftung.
    Gmbh,
    /// Besloten vennootschap.
    Bv,
    /// Société à responsabilité limitée, and società.
    Sarl,
    /// Proprietary company, of Australia and elsewhere.
    Proprietary,
    /// Osakeyhtiö.
    Oy,
}

impl Form {
    /// The form that is this number.
    pub(crate) fn numbered(number: u8) -> Option<Self> {
        const ALL: [Form; 14] = [
            Form::None,
            Form::Limited,
            Form::Public,
            Form::Partnership,
            Form::Community,
            Form::Charity,
            Form::LimitedPartnership,
            Form::Incorporated,
            Form::LimitedLiability,
            Form::Gmbh,
            Form::Bv,
            Form::Sarl,
            Form::Proprietary,
            Form::Oy,
        ];
        ALL.into_iter().find(|form| *form as u8 == number)
    }

    /// Whether names of this form are registered, and no two the same.
    pub(crate) fn is_registered(self) -> bool {
        !matches!(self, Self::None | Self::Charity)
    }
}

/// Legal forms written as several words, longest first.
pub(super) const LONG_FORMS: [(&[&str], Form); 9] = [
    (&["COMMUNITY", "INTEREST", "COMPANY"], Form::Community),
    (&["CHARITABLE", "INCORPORATED", "ORGANISATION"], Form::Charity),
    (&["LIMITED", "LIABILITY", "PARTNERSHIP"], Form::Partnership),
    (&["PUBLIC", "LIMITED", "COMPANY"], Form::Public),
    (&["PUBLIC", "LTD", "COMPANY"], Form::Public),
    (&["LIMITED", "PARTNERSHIP"], Form::LimitedPartnership),
    (&["COMPANY", "LIMITED"], Form::Limited),
    (&["CO", "LIMITED"], Form::Limited),
    (&["CO", "LTD"], Form::Limited),
];

/// The legal form that one word states.
pub(super) fn form_of(word: &str) -> Option<Form> {
    Some(match word {
        "LTD" | "LIMITED" | "LT" | "LIMITE" | "LIMITD" | "LMITED" | "LIMTED" | "LIMIT" | "CYF"
        | "CYFYNGEDIG" => Form::Limited,
        "PLC" | "CCC" => Form::Public,
        "LLP" => Form::Partnership,
        "LP" => Form::LimitedPartnership,
        "CIC" => Form::Community,
        "CIO" => Form::Charity,
        "INC" | "INCORPORATED" | "CORP" | "CORPORATION" => Form::Incorporated,
        "LLC" => Form::LimitedLiability,
        "GMBH" => Form::Gmbh,
        "BV" => Form::Bv,
        "SARL" | "SRL" => Form::Sarl,
        "PTY" => Form::Proprietary,
        "OY" => Form::Oy,
        _ => return None,
    })
}

/// Whether words stand where nobody is named. Two who are redacted are not one.
pub(super) fn is_nobody(words: &[&str]) -> bool {
    matches!(
        words,
        ["N", "/", "A"]
            | ["NA" | "NONE" | "NIL" | "NULL" | "UNKNOWN" | "TBC" | "REDACTED" | "VARIOUS"]
            | ["NOT", "KNOWN" | "APPLICABLE" | "STATED"]
            | ["VARIOUS", "SUPPLIERS"]
    ) || is_taken_out(words)
}

/// Whether a name was taken out by who published it: `[Redacted]`, `REDACTED - PERSONAL DATA`, `Name
/// withheld`.
fn is_taken_out(words: &[&str]) -> bool {
    let is_beside = |word: &&str| {
        matches!(
            *word,
            "(" | ")" | "-" | "/" | "PERSONAL" | "DATA" | "NAME" | "INFORMATION" | "DETAILS"
        )
    };
    let mut telling = words.iter().filter(|word| !is_beside(word)).peekable();
    telling.peek().is_some() && telling.all(|word| matches!(*word, "REDACTED" | "WITHHELD"))
}

/// Words that only join others.
pub(super) fn joins(word: &str) -> bool {
    matches!(
        word,
        "THE" | "AND" | "OF" | "FOR" | "IN" | "AT" | "TO" | "A" | "AN" | "ON" | "BY" | "Y"
    )
}

/// What a short form stands for.
pub(super) fn in_full(word: &str) -> Option<&'static [&'static str]> {
    Some(match word {
        "NHSFT" => &["NHS", "FOUNDATION", "TRUST"],
        "NHST" => &["NHS", "TRUST"],
        "FT" | "FNDTN" | "FDN" => &["FOUNDATION", "TRUST"],
        "FOUND" | "FOUNDTN" => &["FOUNDATION"],
        "MBC" => &["METROPOLITAN", "BOROUGH", "COUNCIL"],
        "MDC" => &["METROPOLITAN", "DISTRICT", "COUNCIL"],
        "LBC" | "LB" => &["LONDON", "BOROUGH", "COUNCIL"],
        "RBC" | "BC" => &["BOROUGH", "COUNCIL"],
        "DC" => &["DISTRICT", "COUNCIL"],
        "CC" => &["COUNCIL"],
        "CCG" | "CCGS" => &["CLINICAL", "COMMISSIONING", "GROUP"],
        "ICB" => &["INTEGRATED", "CARE", "BOARD"],
        "PCT" => &["PRIMARY", "CARE", "TRUST"],
        "CSU" => &["COMMISSIONING", "SUPPORT", "UNIT"],
        "CMHT" => &["COMMUNITY", "MENTAL", "HEALTH", "TEAM"],
        "CAB" => &["CITIZENS", "ADVICE", "BUREAU"],
        "HMRC" => &["HM", "REVENUE", "CUSTOMS"],
        "UNIV" | "UNI" => &["UNIVERSITY"],
        "HOSP" | "HOSPS" => &["HOSPITAL"],
        "COMM" => &["COMMUNITY"],
        "SVCS" | "SVC" | "SERV" | "SERVS" | "SVS" => &["SERVICES"],
        "CTR" | "CENTER" | "CNTR" => &["CENTRE"],
        "MED" => &["MEDICAL"],
        "SURG" => &["SURGERY"],
        "PRAC" => &["PRACTICE"],
        "ASSOC" | "ASSN" => &["ASSOCIATION"],
        "ASSOCS" => &["ASSOCIATES"],
        "DEPT" => &["DEPARTMENT"],
        "GOVT" => &["GOVERNMENT"],
        "AUTH" => &["AUTHORITY"],
        "COLL" => &["COLLEGE"],
        "SCH" => &["SCHOOL"],
        "INTL" | "INT" => &["INTERNATIONAL"],
        "MGMT" | "MGT" | "MANAGMENT" => &["MANAGEMENT"],
        "TECH" => &["TECHNOLOGY"],
        "ENG" => &["ENGINEERING"],
        "MFG" => &["MANUFACTURING"],
        "BROS" => &["BROTHERS"],
        "GRP" => &["GROUP"],
        "HLDGS" => &["HOLDINGS"],
        "SOLS" | "SOLN" => &["SOLUTIONS"],
        "SYS" => &["SYSTEMS"],
        "HLTH" => &["HEALTH"],
        "PARTNERS" | "PTNRS" | "PSHIP" | "PTNSHIP" | "PSHP" => &["PARTNERSHIP"],
        "LONDONBOROUGH" => &["LONDON", "BOROUGH"],
        "BHAM" => &["BIRMINGHAM"],
        "BMTH" => &["BOURNEMOUTH"],
        "LPOOL" => &["LIVERPOOL"],
        "MCR" => &["MANCHESTER"],
        "NOTTM" => &["NOTTINGHAM"],
        "SOTON" => &["SOUTHAMPTON"],
        "BEDS" => &["BEDFORDSHIRE"],
        "BERKS" => &["BERKSHIRE"],
        "BUCKS" => &["BUCKINGHAMSHIRE"],
        "CAMBS" => &["CAMBRIDGESHIRE"],
        "DERBYS" => &["DERBYSHIRE"],
        "GLOS" | "GLOUCS" => &["GLOUCESTERSHIRE"],
        "HANTS" => &["HAMPSHIRE"],
        "HERTS" => &["HERTFORDSHIRE"],
        "LANCS" => &["LANCASHIRE"],
        "LEICS" => &["LEICESTERSHIRE"],
        "LINCS" => &["LINCOLNSHIRE"],
        "MIDDX" => &["MIDDLESEX"],
        "NORTHANTS" => &["NORTHAMPTONSHIRE"],
        "NOTTS" => &["NOTTINGHAMSHIRE"],
        "OXON" => &["OXFORDSHIRE"],
        "STAFFS" => &["STAFFORDSHIRE"],
        "WARKS" => &["WARWICKSHIRE"],
        "WILTS" => &["WILTSHIRE"],
        "WORCS" => &["WORCESTERSHIRE"],
        "YORKS" => &["YORKSHIRE"],
        "GM" => &["GREATER", "MANCHESTER"],
        "NW" => &["NORTH", "WEST"],
        "NE" => &["NORTH", "EAST"],
        "SW" => &["SOUTH", "WEST"],
        "SE" => &["SOUTH", "EAST"],
        "NTH" => &["NORTH"],
        "STH" => &["SOUTH"],
        "GTR" => &["GREATER"],
        "SAINT" => &["ST"],
        "NATL" => &["NATIONAL"],
        _ => return None,
    })
}

/// Whether a short form stands after the name of a place and never before it.
pub(super) fn ends_a_name(short: &str) -> bool {
    matches!(short, "FT" | "MBC" | "MDC" | "RBC" | "BC" | "DC" | "CC" | "PCT" | "CSU")
}

/// What a word does in a name beside telling whose it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing else.
    #[default]
    None,
    /// It is no part of the name, as LIMITED or THE: a name of nothing else tells nobody who it is.
    Formal,
    /// It hardly tells one organisation from another, as people write or leave it out.
    Slight,
    /// The same, but a group is not its member.
    Group,
    /// It makes a hospital's charity of a hospital.
    Charity,
    /// It makes a council.
    Council,
    /// It is the style of a council, which people write or leave out.
    Style,
    /// The same; but where both write one, the council of a city is not that of its county.
    Tier,
    /// It says which stage of schooling: the primary school of a place is not its high school.
    Stage,
    /// It makes a hospital or a trust.
    Hospital,
    /// It makes a charity's trading company of a charity.
    Trading,
    /// Between two names it is a ledger's subtotal: the row is of neither alone.
    Total,
}

/// The role of a word.
pub(crate) fn role_of(word: &str) -> Role {
    match word {
        // Internet addresses too: WWW.X.COM.
        "WWW" | "COM" | "ORG" => Role::Formal,
        "UK" | "GB" | "COMPANY" | "CO" | "CORPORATION" => Role::Slight,
        "GROUP" => Role::Group,
        "CHARITY" | "CHARITABLE" | "FRIEND" | "FUND" => Role::Charity,
        "NHS" | "HOSPITAL" | "TRUST" | "HEALTHCARE" | "BOARD" => Role::Hospital,
        "COUNCIL" => Role::Council,
        "METROPOLITAN" | "BOROUGH" | "ROYAL" | "LONDON" => Role::Style,
        "CITY" | "COUNTY" | "DISTRICT" => Role::Tier,
        "NURSERY" | "INFANT" | "JUNIOR" | "PRIMARY" | "SECONDARY" | "HIGH" => Role::Stage,
        "TOTAL" => Role::Total,
        "TRADING" => Role::Trading,
        _ if joins(word) || form_of(word).is_some() => Role::Formal,
        _ => Role::None,
    }
}

/// The number that a Roman numeral or a number word stands for.
pub(super) fn numeral(word: &str) -> Option<&'static str> {
    Some(match word {
        "TWO" | "II" => "2",
        "THREE" | "III" => "3",
        "FOUR" | "IV" => "4",
        "VI" => "6",
        "VII" => "7",
        "VIII" => "8",
        "IX" => "9",
        "XI" => "11",
        "XII" => "12",
        "FIVE" => "5",
        _ => return None,
    })
}
