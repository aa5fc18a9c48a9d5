use std::fmt;

/// Who gave the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// A company or other body in the register of Companies House.
    Company,
    /// An organisation registered with the central digital platform (Find a Tender).
    Ppon,
    /// A charity of England and Wales.
    CharityEngland,
    /// A charity of Scotland.
    CharityScotland,
    /// A charity of Northern Ireland.
    CharityNorthernIreland,
    /// A business registered for value added tax.
    Vat,
    /// A body of the NHS, by its code in the Organisation Data Service.
    Nhs,
}

impl Scheme {
    /// All schemes, in order.
    pub const ALL: [Self; 7] = [
        Self::Company,
        Self::Ppon,
        Self::CharityEngland,
        Self::CharityScotland,
        Self::CharityNorthernIreland,
        Self::Vat,
        Self::Nhs,
    ];

    /// The scheme's code in open contracting data.
    pub fn code(self) -> &'static str {
        match self {
            Self::Company => "GB-COH",
            Self::Ppon => "GB-PPON",
            Self::CharityEngland => "GB-CHC",
            Self::CharityScotland => "GB-SC",
            Self::CharityNorthernIreland => "GB-NIC",
            Self::Vat => "GB-VAT",
            Self::Nhs => "GB-NHS",
        }
    }

    /// The scheme of a code, in any case; `VAT` and `ODS` are codes that publishers use too.
    pub fn from_code(code: &str) -> Option<Self> {
        let is = |other: &str| code.trim().eq_ignore_ascii_case(other);
        match () {
            () if is("VAT") => Some(Self::Vat),
            () if is("ODS") => Some(Self::Nhs),
            () => Self::ALL.into_iter().find(|scheme| is(scheme.code())),
        }
    }
}

impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
