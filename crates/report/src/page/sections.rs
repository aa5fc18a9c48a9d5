use estate::{ContractFigure, FileAccount, SharedSupplier, SpendFigure};

use super::TOP;
use crate::how_read::{how_read, name};
use crate::words::{KINDS, count, kind, number, pounds, short_day};
use crate::{ContractRow, Report, periods};

/// What stands where a source gives no figure: never a nought.
const NOT_STATED: &str = "not stated";

/// The rows of one kind of file.
pub(super) struct KindRow {
    pub(super) name: String,
    pub(super) rows_in: String,
    pub(super) accepted: String,
    pub(super) rejected: String,
}

impl KindRow {
    pub(super) fn of(files: &[FileAccount]) -> Vec<Self> {
        let row = |of_kind| {
            let files: Vec<_> = files.iter().filter(|file| file.kind == of_kind).collect();
            let (one, many) = kind(of_kind);
            let name = count(files.len() as u64, one, many);
            (!files.is_empty()).then(|| Self::sum(name, &files))
        };
        KINDS.into_iter().filter_map(row).collect()
    }

    pub(super) fn total(files: &[FileAccount]) -> Self {
        Self::sum("In all".to_owned(), &files.iter().collect::<Vec<_>>())
    }

    fn sum(name: String, files: &[&FileAccount]) -> Self {
        let sum = |rows: fn(&FileAccount) -> u64| number(files.iter().map(|file| rows(file)).sum());
        Self {
            name,
            rows_in: sum(|file| file.rows_in),
            accepted: sum(|file| file.accepted),
            rejected: sum(|file| file.rejected),
        }
    }
}

/// A table of spend: the largest rows.
pub(super) struct SpendTable {
    pub(super) id: &'static str,
    pub(super) caption: String,
    pub(super) head: &'static str,
    /// What to keep in mind with every row.
    pub(super) note: Option<&'static str>,
    /// Whether each row says when its first and its last payment were made.
    pub(super) dated: bool,
    pub(super) rows: Vec<SpendRow>,
}

/// One row of it.
pub(super) struct SpendRow {
    pub(super) name: String,
    pub(super) net: String,
    pub(super) net_lines: String,
    pub(super) gross: String,
    pub(super) gross_lines: String,
    pub(super) lines: String,
    pub(super) first: String,
    pub(super) last: String,
}

impl SpendTable {
    /// By buyer first: each buyer's figure is of one time, whatever the others' are.
    pub(super) fn all(report: &Report) -> Vec<Self> {
        let figures = &report.figures;
        let note = periods::of_figures(report);
        [
            ("spend-by-buyer", "buyer", "Buyer", &figures.spend_by_buyer, None),
            ("spend-by-supplier", "supplier", "Supplier", &figures.spend_by_supplier, note),
            ("spend-by-category", "category", "Category", &figures.spend_by_category, note),
        ]
        .into_iter()
        .filter(|(.., figures, _)| !figures.is_empty())
        .map(|(id, by, head, figures, note)| Self {
            id,
            caption: format!("Spend by {by}: {}", shown(figures.len(), TOP)),
            head,
            note,
            dated: by == "buyer" || note.is_some(),
            rows: figures.iter().take(TOP).map(SpendRow::of).collect(),
        })
        .collect()
    }
}

impl SpendRow {
    fn of(figure: &SpendFigure) -> Self {
        Self {
            name: figure.name.clone(),
            net: amount(figure.net_lines, figure.net_pence),
            net_lines: number(figure.net_lines),
            gross: amount(figure.gross_lines, figure.gross_pence),
            gross_lines: number(figure.gross_lines),
            lines: number(figure.lines),
            first: figure.first_date.map_or_else(|| NOT_STATED.to_owned(), short_day),
            last: figure.last_date.map_or_else(|| NOT_STATED.to_owned(), short_day),
        }
    }
}

/// A table of contract value: the largest rows.
pub(super) struct ContractTable {
    pub(super) id: &'static str,
    pub(super) caption: String,
    pub(super) head: &'static str,
    pub(super) rows: Vec<ValueRow>,
}

/// One row of it.
pub(super) struct ValueRow {
    pub(super) name: String,
    pub(super) net: String,
    pub(super) valued: String,
    pub(super) contracts: String,
}

impl ContractTable {
    pub(super) fn all(report: &Report) -> Vec<Self> {
        let figures = &report.figures;
        [
            ("contracts-by-supplier", "supplier", "Supplier", &figures.contracts_by_supplier),
            ("contracts-by-buyer", "buyer", "Buyer", &figures.contracts_by_buyer),
            ("contracts-by-category", "category", "Category", &figures.contracts_by_category),
        ]
        .into_iter()
        .filter(|(.., figures)| !figures.is_empty())
        .map(|(id, by, head, figures)| Self {
            id,
            caption: format!("Contract value by {by}: {}", shown(figures.len(), TOP)),
            head,
            rows: figures.iter().take(TOP).map(ValueRow::of).collect(),
        })
        .collect()
    }
}

impl ValueRow {
    fn of(figure: &ContractFigure) -> Self {
        Self {
            name: figure.name.clone(),
            net: amount(figure.valued, figure.net_pence),
            valued: number(figure.valued),
            contracts: number(figure.contracts),
        }
    }
}

/// A contract that ends inside the window.
pub(super) struct Ending {
    pub(super) ends: String,
    pub(super) title: String,
    pub(super) buyers: String,
    pub(super) suppliers: String,
    pub(super) total: String,
    pub(super) extension: String,
    pub(super) place: String,
}

impl Ending {
    pub(super) fn of(row: &ContractRow) -> Self {
        let total = row.total_pence.map(|pence| {
            let amount = match row.total_currency.as_deref() {
                None | Some("GBP") => pounds(pence),
                Some(currency) => format!("{currency} {pence}"),
            };
            let basis = row.total_basis.filter(|basis| *basis == estate::Basis::Gross);
            format!("{amount}{}", if basis.is_some() { " gross" } else { "" })
        });
        Self {
            ends: row.end.map_or_else(String::new, short_day),
            title: row.title.clone(),
            buyers: row.buyers.clone(),
            suppliers: row.suppliers.clone(),
            total: total.unwrap_or_else(|| NOT_STATED.to_owned()),
            extension: extension(row),
            place: format!("{}: {}", last_parts(&row.file), row.position),
        }
    }
}

/// How far a contract may be extended: by so many months, or to a day.
fn extension(row: &ContractRow) -> String {
    let months = row.extension_months.map(|months| count(u64::from(months), "month", "months"));
    let to_day = || row.latest_end.map(|end| format!("to {}", short_day(end)));
    months.or_else(to_day).unwrap_or_else(|| NOT_STATED.to_owned())
}

/// A supplier that several buyers use.
pub(super) struct Shared {
    pub(super) name: String,
    pub(super) also_written: String,
    /// A line for each; of periods that lie apart, each with what it paid and when.
    pub(super) buyers: Vec<String>,
    pub(super) buyer_count: String,
    pub(super) net: String,
    pub(super) lines: String,
    pub(super) contracts: String,
}

impl Shared {
    pub(super) fn of(supplier: &SharedSupplier) -> Self {
        Self {
            name: supplier.name.clone(),
            also_written: supplier.also_written.join("; "),
            buyers: buyers(supplier),
            buyer_count: number(supplier.buyers.len() as u64),
            net: periods::sum_or_differ(supplier, amount(supplier.net_lines, supplier.net_pence)),
            lines: number(supplier.lines),
            contracts: number(supplier.contracts),
        }
    }
}

fn buyers(supplier: &SharedSupplier) -> Vec<String> {
    if supplier.periods_overlap() {
        return vec![supplier.buyers.join("; ")];
    }
    let paid = supplier.by_buyer.iter().map(|own| {
        let [first, last] =
            [own.first_date, own.last_date].map(|day| day.map_or("no date".into(), short_day));
        let when = if first == last { first } else { format!("{first} to {last}") };
        format!("{}: {}, {when}", own.buyer, amount(own.net_lines, own.net_pence))
    });
    let others = supplier
        .buyers
        .iter()
        .filter(|name| !supplier.by_buyer.iter().any(|own| own.buyer == **name));
    paid.chain(others.map(|name| format!("{name}: a contract, no payments"))).collect()
}

/// How one file was read.
pub(super) struct FileRow {
    pub(super) name: String,
    pub(super) how: String,
    pub(super) sha256: String,
    pub(super) container: Option<String>,
    pub(super) rows: String,
    pub(super) net: String,
    pub(super) gross: String,
    pub(super) licence: String,
    pub(super) columns: Vec<(String, String)>,
}

impl FileRow {
    pub(super) fn of(file: &FileAccount) -> Self {
        let name = name(file);
        let stated = |sum: Option<estate::Pence>| sum.map_or_else(|| NOT_STATED.to_owned(), pounds);
        Self {
            how: how_read(file).get(name.len() + 2..).unwrap_or_default().to_owned(),
            name,
            sha256: file.source.sha256.to_string(),
            container: file.source.container.as_ref().map(|archive| archive.path.clone()),
            rows: format!(
                "{} in, {} accepted, {} rejected",
                number(file.rows_in),
                number(file.accepted),
                number(file.rejected)
            ),
            net: stated(file.net),
            gross: stated(file.gross),
            licence: file
                .licence
                .clone()
                .unwrap_or_else(|| "licence not stated in the file".to_owned()),
            columns: (file.reading.columns.iter())
                .map(|column| {
                    let field = column.field.clone().unwrap_or_else(|| "not used".to_owned());
                    (column.header.clone(), field)
                })
                .collect(),
        }
    }
}

/// A path's file and the folder it lies in, which tell it from others in a narrow column.
fn last_parts(path: &str) -> &str {
    path.rmatch_indices('/').nth(1).map_or(path, |(at, _)| path.get(at + 1..).unwrap_or(path))
}

pub(super) fn amount(stated: u64, sum: estate::Pence) -> String {
    if stated == 0 { NOT_STATED.to_owned() } else { pounds(sum) }
}

/// `all 12`, or `the largest 25 of 3,120`.
fn shown(all: usize, most: usize) -> String {
    if all <= most {
        format!("all {}", number(all as u64))
    } else {
        format!("the largest {most} of {}, all in report.xlsx", number(all as u64))
    }
}
