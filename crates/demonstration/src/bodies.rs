/// A public body of the invented region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body {
    /// Its name, as it writes it itself.
    pub name: &'static str,
    /// The folder that its files are in.
    pub folder: &'static str,
    /// What kind of body it is.
    pub kind: BodyKind,
    /// Its postcode; no real postcode begins with Q.
    pub postcode: &'static str,
    /// Its public procurement organisation number.
    pub ppon: &'static str,
}

/// The kinds of body that buy together in the region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// A city, metropolitan, borough or district council.
    Council,
    /// A combined authority.
    CombinedAuthority,
    /// An integrated care board.
    IntegratedCareBoard,
    /// A hospital trust.
    HospitalTrust,
}

const fn body(
    name: &'static str,
    folder: &'static str,
    kind: BodyKind,
    postcode: &'static str,
    ppon: &'static str,
) -> Body {
    Body { name, folder, kind, postcode, ppon }
}

use BodyKind::{CombinedAuthority, Council, HospitalTrust, IntegratedCareBoard};

/// The thirteen bodies of Marrowdale. None exists.
pub const BODIES: [Body; 13] = [
    body("Marrowdale City Council", "marrowdale-city", Council, "QM1 1AA", "PZZA-0001-DEMO"),
    body("Thornwick Borough Council", "thornwick", Council, "QM2 4TB", "PZZB-0002-DEMO"),
    body("Eskham Metropolitan Borough Council", "eskham", Council, "QM3 2EM", "PZZC-0003-DEMO"),
    body("Hallowby District Council", "hallowby", Council, "QM4 7HD", "PZZD-0004-DEMO"),
    body("Wetherfold Borough Council", "wetherfold", Council, "QM5 1WB", "PZZE-0005-DEMO"),
    body("Carrickmoor Council", "carrickmoor", Council, "QM6 3CM", "PZZF-0006-DEMO"),
    body(
        "Pellbrook Metropolitan Borough Council",
        "pellbrook",
        Council,
        "QM7 9PB",
        "PZZG-0007-DEMO",
    ),
    body("Stanehurst Borough Council", "stanehurst", Council, "QM8 5SH", "PZZH-0008-DEMO"),
    body("Oxmarsh District Council", "oxmarsh", Council, "QM9 6OX", "PZZJ-0009-DEMO"),
    body("Quillan Vale Council", "quillan-vale", Council, "QM10 2QV", "PZZK-0010-DEMO"),
    body(
        "Marrowdale Combined Authority",
        "combined-authority",
        CombinedAuthority,
        "QM1 8CA",
        "PZZL-0011-DEMO",
    ),
    body(
        "NHS Marrowdale Integrated Care Board (demonstration)",
        "integrated-care-board",
        IntegratedCareBoard,
        "QM1 5CB",
        "PZZM-0012-DEMO",
    ),
    body(
        "Marrowdale Hospitals NHS Trust (demonstration)",
        "hospitals-trust",
        HospitalTrust,
        "QM1 9HT",
        "PZZN-0013-DEMO",
    ),
];
