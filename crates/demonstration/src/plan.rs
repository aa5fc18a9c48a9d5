//! Who publishes what, in which shape: the region's files as data.

use crate::encoding::Encoding;
use crate::mess::Fault;
use crate::names::NameStyle;
use crate::notation::{AmountNotation, DateNotation};
use crate::registers::RegisterLayout;
use crate::sheet::TextForm;
use crate::spend_layouts::{
    SALFORD_NEW, SALFORD_OLD, SALFORD_OLD_FULL, SALFORD_SPACED, SpendLayout,
};
use crate::story::TrueContract;
use crate::workbook::DateCells;

/// What a table is published as.
#[derive(Clone, Copy)]
pub(crate) enum Container {
    Text(TextForm),
    /// A zip archive with one text file of this name.
    Zip(&'static str, TextForm),
    Gzip(TextForm),
    Xlsx(DateCells),
    Ods,
}

pub(crate) struct SpendFile {
    /// Position in the list of bodies.
    pub(crate) body: usize,
    pub(crate) path: &'static str,
    pub(crate) layout: SpendLayout,
    pub(crate) container: Container,
    /// Year, first month and how many days.
    pub(crate) period: (i32, u32, u64),
    pub(crate) lines: usize,
    pub(crate) titles: &'static [&'static str],
    pub(crate) faults: &'static [Fault],
}

pub(crate) struct RegisterFile {
    pub(crate) body: usize,
    pub(crate) path: &'static str,
    pub(crate) layout: RegisterLayout,
    pub(crate) container: Container,
    pub(crate) style: NameStyle,
    pub(crate) titles: &'static [&'static str],
    pub(crate) faults: &'static [Fault],
}

use AmountNotation::{Bracketed, Plain, Pounds, Trimmed};
use Container::{Gzip, Ods, Text, Xlsx, Zip};
use DateNotation::{DayMonthName, DayMonthYear, Serial};
use Encoding::{Utf8MarkDoubleEncoded, Utf8Marked, Utf8MarkedTwice, Utf16, Windows1252};
use Fault::{Blank, Long, NoAmount, Short, Total};
use SpendLayout::{LgaSpend, Manchester, NetAndGross, NetOnly, Salford, Trafford, Treasury};

const PLAIN: TextForm = TextForm::PLAIN;
const TRIMMED: TextForm = TextForm { amounts: Trimmed, ..PLAIN };
const TRAILING: TextForm = TextForm { trailing_separator: true, ..PLAIN };
const WINDOWS_LINES: TextForm = TextForm { line_end: "\r\n", ..PLAIN };
const SEMICOLONS: TextForm =
    TextForm { separator: ';', line_end: "\r\n", amounts: Pounds, dates: DayMonthYear, ..PLAIN };
const TABS_UTF_16: TextForm =
    TextForm { separator: '\t', line_end: "\r\n", encoding: Utf16, dates: DayMonthYear, ..PLAIN };
const WINDOWS_1252: TextForm = TextForm {
    line_end: "\r\n",
    encoding: Windows1252,
    amounts: Bracketed,
    dates: DayMonthName,
    ..PLAIN
};
const WINDOWS_1252_POUNDS: TextForm =
    TextForm { amounts: Pounds, dates: DayMonthYear, ..WINDOWS_1252 };

const fn marked(encoding: Encoding, form: TextForm) -> TextForm {
    TextForm { encoding, ..form }
}

const fn spend(
    body: usize,
    path: &'static str,
    layout: SpendLayout,
    container: Container,
    period: (i32, u32, u64),
    lines: usize,
) -> SpendFile {
    SpendFile { body, path, layout, container, period, lines, titles: &[], faults: &[] }
}

impl SpendFile {
    const fn with(self, faults: &'static [Fault]) -> Self {
        Self { faults, ..self }
    }

    const fn under(self, titles: &'static [&'static str]) -> Self {
        Self { titles, ..self }
    }
}

const TRAFFORD_TEXT: TextForm = WINDOWS_LINES;
const WETHERFOLD: &[&str] =
    &["Wetherfold Borough Council (demonstration)", "Payments over £500", ""];
const STANEHURST: &[&str] =
    &["Stanehurst Borough Council (demonstration)", "Spend over £500, net of VAT", ""];
const TRUST: &[&str] = &["Expenditure over £25,000 (demonstration)", ""];

/// Every spend file, in order of body.
pub(crate) const SPEND_FILES: &[SpendFile] = &[
    spend(0, "marrowdale-city/spend-2026-03.csv", Manchester, Text(PLAIN), (2026, 3, 31), 520),
    spend(0, "marrowdale-city/spend-2026-04.csv", Manchester, Text(PLAIN), (2026, 4, 30), 480)
        .with(&[Short, Blank, NoAmount("#REF!")]),
    spend(0, "marrowdale-city/spend-2026-05.csv", Manchester, Text(TRIMMED), (2026, 5, 31), 510),
    spend(
        0,
        "marrowdale-city/spend-2026-06.csv",
        Manchester,
        Text(marked(Utf8Marked, PLAIN)),
        (2026, 6, 30),
        490,
    ),
    spend(
        0,
        "marrowdale-city/spend-2026-07.csv",
        Manchester,
        Text(marked(Utf8MarkedTwice, PLAIN)),
        (2026, 7, 31),
        530,
    ),
    spend(0, "marrowdale-city/spend-2026-08.csv", Manchester, Text(PLAIN), (2026, 8, 31), 470)
        .with(&[Long, Total]),
    spend(1, "thornwick/2026-02.csv", Salford(SALFORD_OLD), Text(PLAIN), (2026, 2, 28), 300),
    spend(
        1,
        "thornwick/2026-03.csv",
        Salford(SALFORD_OLD_FULL),
        Text(marked(Utf8MarkDoubleEncoded, PLAIN)),
        (2026, 3, 31),
        340,
    ),
    spend(1, "thornwick/2026-04.csv", Salford(SALFORD_NEW), Text(TRAILING), (2026, 4, 30), 310)
        .with(&[Long, NoAmount("TBC")]),
    spend(1, "thornwick/2026-05.csv", Salford(SALFORD_SPACED), Text(TRIMMED), (2026, 5, 31), 320),
    spend(1, "thornwick/2026-06.csv", Salford(SALFORD_NEW), Text(PLAIN), (2026, 6, 30), 330)
        .with(&[Blank, Short, Total]),
    spend(
        2,
        "eskham/eskham-supplier-spend-2025-26.zip",
        Trafford,
        Zip("eskham-supplier-spend-2025-26.csv", TRAFFORD_TEXT),
        (2025, 4, 365),
        2400,
    ),
    spend(
        2,
        "eskham/eskham-supplier-spend-2026-27.zip",
        Trafford,
        Zip("eskham-supplier-spend-2026-27.csv", TRAFFORD_TEXT),
        (2026, 4, 150),
        1300,
    )
    .with(&[NoAmount("NA")]),
    spend(3, "hallowby/spend-2025-q4.csv", LgaSpend, Text(WINDOWS_LINES), (2025, 10, 92), 420),
    spend(3, "hallowby/spend-2026-q1.csv", LgaSpend, Text(WINDOWS_LINES), (2026, 1, 90), 430),
    spend(
        3,
        "hallowby/spend-2026-q2.csv",
        LgaSpend,
        Text(TextForm { dates: DayMonthYear, ..WINDOWS_LINES }),
        (2026, 4, 91),
        410,
    ),
    spend(4, "wetherfold/payments-2026-04.csv", NetOnly, Text(SEMICOLONS), (2026, 4, 30), 520)
        .under(WETHERFOLD),
    spend(4, "wetherfold/payments-2026-05.csv", NetOnly, Text(SEMICOLONS), (2026, 5, 31), 500)
        .under(WETHERFOLD)
        .with(&[Short, Total]),
    spend(
        4,
        "wetherfold/payments-2026-06.csv",
        NetOnly,
        Text(marked(Utf8Marked, SEMICOLONS)),
        (2026, 6, 30),
        510,
    )
    .under(WETHERFOLD),
    spend(5, "carrickmoor/spend-2026-q1.txt", Manchester, Text(TABS_UTF_16), (2026, 1, 90), 700),
    spend(5, "carrickmoor/spend-2026-q2.txt", Manchester, Text(TABS_UTF_16), (2026, 4, 91), 720)
        .with(&[NoAmount("")]),
    spend(6, "pellbrook/Payments Apr 26.csv", NetAndGross, Text(WINDOWS_1252), (2026, 4, 30), 600),
    spend(6, "pellbrook/Payments May 26.csv", NetAndGross, Text(WINDOWS_1252), (2026, 5, 31), 580)
        .with(&[Blank, Blank, Total]),
    spend(6, "pellbrook/Payments Jun 26.csv", NetAndGross, Text(WINDOWS_1252), (2026, 6, 30), 610),
    spend(
        7,
        "stanehurst/Spend over 500 2026 Q1.xlsx",
        NetOnly,
        Xlsx(DateCells::BareSerials),
        (2026, 1, 90),
        640,
    )
    .under(STANEHURST),
    spend(
        7,
        "stanehurst/Spend over 500 2026 Q2.xlsx",
        NetOnly,
        Xlsx(DateCells::BareSerials),
        (2026, 4, 91),
        660,
    )
    .under(STANEHURST)
    .with(&[NoAmount("see note"), Total]),
    spend(8, "oxmarsh/spend-2026-h1.csv.gz", LgaSpend, Gzip(PLAIN), (2026, 1, 181), 900),
    spend(
        9,
        "quillan-vale/spend-2026-q1.csv",
        LgaSpend,
        Text(TextForm { dates: Serial, ..PLAIN }),
        (2026, 1, 90),
        720,
    ),
    spend(9, "quillan-vale/spend-2026-q2.csv", LgaSpend, Text(PLAIN), (2026, 4, 91), 740)
        .with(&[Short]),
    spend(
        10,
        "combined-authority/spend-2026-q1.csv",
        Manchester,
        Text(WINDOWS_LINES),
        (2026, 1, 90),
        380,
    ),
    spend(
        10,
        "combined-authority/spend-2026-q2.csv",
        Manchester,
        Text(WINDOWS_LINES),
        (2026, 4, 91),
        400,
    ),
    spend(
        11,
        "integrated-care-board/over-25k-2026-04.csv",
        Treasury,
        Text(WINDOWS_1252_POUNDS),
        (2026, 4, 30),
        240,
    ),
    spend(
        11,
        "integrated-care-board/over-25k-2026-05.csv",
        Treasury,
        Text(WINDOWS_1252_POUNDS),
        (2026, 5, 31),
        250,
    )
    .with(&[Total]),
    spend(
        11,
        "integrated-care-board/over-25k-2026-06.csv",
        Treasury,
        Text(WINDOWS_1252_POUNDS),
        (2026, 6, 30),
        230,
    ),
    spend(
        12,
        "hospitals-trust/Spend 25k April 2026.xlsx",
        Treasury,
        Xlsx(DateCells::Formatted),
        (2026, 4, 30),
        420,
    )
    .under(TRUST),
    spend(
        12,
        "hospitals-trust/Spend 25k May 2026.xlsx",
        Treasury,
        Xlsx(DateCells::Formatted),
        (2026, 5, 31),
        430,
    )
    .under(TRUST)
    .with(&[Blank, Total]),
];

const fn register(
    body: usize,
    path: &'static str,
    layout: RegisterLayout,
    container: Container,
    style: NameStyle,
) -> RegisterFile {
    RegisterFile { body, path, layout, container, style, titles: &[], faults: &[] }
}

impl RegisterFile {
    const fn with(self, faults: &'static [Fault]) -> Self {
        Self { faults, ..self }
    }

    const fn under(self, titles: &'static [&'static str]) -> Self {
        Self { titles, ..self }
    }
}

use NameStyle::{Bare, Capitals, Entities, LongForm, Misread, Registered};
use RegisterLayout as Layout;

const COMBINED_AUTHORITY: &[&str] = &[
    "Marrowdale Combined Authority (demonstration)",
    "Register of contracts at 1 September 2026",
    "",
];

/// Every contract register. Carrickmoor and the integrated care board keep none: they publish
/// notices.
pub(crate) const REGISTER_FILES: &[RegisterFile] = &[
    register(
        0,
        "marrowdale-city/contract-register.csv",
        Layout::TransparencyCode,
        Text(PLAIN),
        Registered,
    )
    .with(&[Short]),
    // A register among spend files, under a name as if it were one.
    register(
        1,
        "thornwick/2026-07.csv",
        Layout::Salford,
        Text(marked(Utf8MarkDoubleEncoded, PLAIN)),
        Registered,
    ),
    register(2, "eskham/contracts.csv", Layout::LgaContracts, Text(WINDOWS_LINES), LongForm),
    register(
        3,
        "hallowby/contracts-register.csv",
        Layout::LgaContracts,
        Text(TextForm { dates: DayMonthYear, amounts: Pounds, ..WINDOWS_LINES }),
        Capitals,
    )
    .with(&[Short, Blank]),
    register(4, "wetherfold/contracts.csv", Layout::TransparencyCode, Text(SEMICOLONS), Registered)
        .with(&[Total]),
    register(6, "pellbrook/Contracts Register.csv", Layout::Short, Text(WINDOWS_1252), Bare),
    register(7, "stanehurst/register-of-contracts.csv", Layout::Salford, Text(TRIMMED), LongForm)
        .with(&[Long, Total]),
    register(8, "oxmarsh/contracts-register.ods", Layout::Short, Ods, Registered),
    register(9, "quillan-vale/contracts.csv", Layout::LgaContracts, Text(PLAIN), Entities),
    register(
        10,
        "combined-authority/Contracts register.xlsx",
        Layout::TransparencyCode,
        Xlsx(DateCells::BareSerials),
        Misread,
    )
    .under(COMBINED_AUTHORITY)
    .with(&[Total]),
    register(
        12,
        "hospitals-trust/contracts.tsv",
        Layout::Short,
        Text(TextForm { separator: '\t', amounts: Plain, dates: DayMonthName, ..PLAIN }),
        Capitals,
    ),
];

/// A notice file, and whose procurements are in it.
pub(crate) struct NoticeFile {
    pub(crate) path: &'static str,
    /// Bodies all of whose procurements are.
    whole: &'static [usize],
    /// Bodies of whose procurements two in five are.
    sampled: &'static [usize],
    /// Of these bodies those of the two in five that are worth much.
    large: &'static [usize],
    /// Whether what bodies buy together is.
    joint: bool,
}

/// From this many pence on a contract is worth much.
const MUCH: i64 = 25_000_000;

impl NoticeFile {
    /// Whether the file tells of a contract. Lots of one procurement are told together.
    pub(crate) fn tells(&self, contract: &TrueContract) -> bool {
        let number: u32 = contract.procurement.parse().unwrap_or(0);
        let is_drawn = number % 5 < 2;
        let holds = |bodies: &[usize]| bodies.contains(&contract.body);
        contract.public
            && (holds(self.whole)
                || is_drawn && holds(self.sampled)
                || is_drawn && holds(self.large) && contract.total_pence >= MUCH
                || self.joint && !contract.joint.is_empty())
    }
}

pub(crate) const CONTRACTS_FINDER_EXPORT: NoticeFile = NoticeFile {
    path: "notices/contracts-finder-export.csv",
    whole: &[11],
    sampled: &[0, 1, 2],
    large: &[],
    joint: false,
};
pub(crate) const CONTRACTS_FINDER_RELEASES: NoticeFile = NoticeFile {
    path: "notices/contracts-finder-releases.jsonl.gz",
    whole: &[5],
    sampled: &[3, 6, 9],
    large: &[8],
    joint: false,
};
pub(crate) const FIND_A_TENDER_RELEASES: NoticeFile = NoticeFile {
    path: "notices/find-a-tender-releases.json",
    whole: &[],
    sampled: &[7, 10, 12],
    large: &[0, 1, 3, 9],
    joint: true,
};
pub(crate) const FIND_A_TENDER_RECORDS: NoticeFile = NoticeFile {
    path: "notices/find-a-tender-records.json",
    whole: &[],
    sampled: &[2, 8],
    large: &[],
    joint: false,
};
