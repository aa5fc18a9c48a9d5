//! The truth beside the sources, for people and for tests.

use std::path::Path;

use crate::AS_AT;
use crate::bodies::BODIES;
use crate::error::DemonstrationError;
use crate::notices::CameTo;
use crate::press::Press;
use crate::products::PRODUCTS;
use crate::publication::write;
use crate::sheet::{Cell, Sheet, TextForm};
use crate::story::{Paid, TrueContract};
use crate::truth::FileTruth;

/// What one publication says of one contract.
pub(crate) struct Mention {
    /// Position in the list of contracts.
    pub(crate) contract: usize,
    /// Below the sources folder.
    pub(crate) file: &'static str,
    /// Where in the file, in an audit's words.
    pub(crate) place: String,
    /// As this publication has it: it tells lots apart that stand in one release.
    pub(crate) title: String,
    pub(crate) came_to: CameTo,
}

pub(crate) fn write_json(folder: &Path, files: &[&FileTruth]) -> Result<(), DemonstrationError> {
    let path = folder.join("files.json");
    let mut json = serde_json::to_vec_pretty(files)
        .map_err(|error| DemonstrationError::write(&path)(error.into()))?;
    json.push(b'\n');
    write(&path, &json)
}

pub(crate) fn write_all(folder: &Path, press: &Press) -> Result<(), DemonstrationError> {
    let files: Vec<&FileTruth> =
        press.publications.iter().map(|publication| &publication.truth).collect();
    write_json(folder, &files)?;
    for (name, sheet) in [
        ("suppliers.csv", suppliers(press)),
        ("contracts.csv", contracts(press)),
        ("mentions.csv", mentions(press)),
        ("overlaps.csv", overlaps(press)),
    ] {
        write(&folder.join(name), &TextForm::PLAIN.write(&sheet))?;
    }
    Ok(())
}

fn sheet(header: &[&'static str], rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet { rows, ..Sheet::new(header.to_vec()) }
}

fn suppliers(press: &Press) -> Sheet {
    let rows = press.names.entries().map(|(name, position)| {
        let organisation = &press.organisations[position];
        vec![
            Cell::from(name),
            Cell::from(organisation.id.as_str()),
            Cell::from(organisation.name.as_str()),
            Cell::from(organisation.company_number.as_str()),
        ]
    });
    let header = ["name_as_written", "organisation_id", "organisation_name", "company_number"];
    sheet(&header, rows.collect())
}

const CONTRACT: [&str; 24] = [
    "contract_id",
    "buyer",
    "supplier",
    "organisation_id",
    "reference",
    "title",
    "trade",
    "start",
    "end",
    "value",
    "public",
    "told_in",
    "joint_buyers",
    "product",
    "maker",
    "capability",
    "first_end",
    "latest_end",
    "options",
    "options_taken",
    "option_months",
    "renews",
    "procurement",
    "paid",
];

fn contracts(press: &Press) -> Sheet {
    let told = press.contracts.iter().zip(&press.told_in);
    sheet(&CONTRACT, told.map(|(contract, files)| row(press, contract, files)).collect())
}

fn row(press: &Press, contract: &TrueContract, files: &[&str]) -> Vec<Cell> {
    let supplier = &press.organisations[contract.supplier];
    let product = contract.product.map(|at| &PRODUCTS[at]);
    let joint: Vec<&str> = contract.joint.iter().map(|at| BODIES[*at].name).collect();
    let options = contract.options;
    vec![
        Cell::from(contract.id.as_str()),
        Cell::from(contract.buyer().name),
        Cell::from(supplier.name.as_str()),
        Cell::from(supplier.id.as_str()),
        Cell::from(contract.reference.as_str()),
        Cell::from(contract.title.as_str()),
        Cell::from(contract.trade().title),
        Cell::Date(contract.start),
        Cell::Date(contract.end),
        Cell::Amount(contract.total_pence),
        Cell::from(if contract.public { "yes" } else { "no" }),
        Cell::from(files.join(" | ")),
        Cell::from(joint.join(" | ")),
        Cell::from(product.map_or("", |own| own.name)),
        Cell::from(product.map_or("", |own| own.maker)),
        Cell::from(product.map_or("", |own| own.capability)),
        Cell::Date(contract.first_end()),
        Cell::Date(contract.latest_end()),
        Cell::Whole(options.count.into()),
        Cell::Whole(options.taken.into()),
        Cell::Whole(options.months.into()),
        Cell::from(contract.renews.clone().unwrap_or_default()),
        Cell::from(contract.procurement.as_str()),
        Cell::from(match contract.paid {
            Paid::Nothing => "nothing",
            Paid::AsAgreed => "as agreed",
            Paid::Above => "above",
        }),
    ]
}

/// Every row and release that tells of a contract. What was stopped, and what was put out in lots and
/// not awarded there, is of no contract, and stands by itself.
fn mentions(press: &Press) -> Sheet {
    let rows = press.mentions.iter().map(|mention| {
        let contract = &press.contracts[mention.contract];
        let id = match mention.came_to {
            CameTo::Contract => contract.id.clone(),
            CameTo::Lots => format!("in lots {}", contract.procurement),
            CameTo::Nothing => format!("stopped {}", contract.procurement),
        };
        vec![
            Cell::from(mention.file),
            Cell::from(mention.place.as_str()),
            Cell::from(mention.title.as_str()),
            Cell::from(id),
            Cell::from(if contract.public { "yes" } else { "no" }),
        ]
    });
    sheet(&["file", "place", "title", "contract_id", "public"], rows.collect())
}

/// Pairs of contracts that different bodies hold for one product on terms that overlap on the as-at
/// date or after it. What is not public, or told nowhere, nobody can find.
fn overlaps(press: &Press) -> Sheet {
    let mut told = vec![false; press.contracts.len()];
    press
        .mentions
        .iter()
        .filter(|own| own.came_to == CameTo::Contract)
        .for_each(|own| told[own.contract] = true);
    let running: Vec<&TrueContract> = press
        .contracts
        .iter()
        .zip(told)
        .filter(|(own, told)| *told && own.public && own.end >= AS_AT)
        .map(|(own, _)| own)
        .collect();
    let mut rows = Vec::new();
    for (at, one) in running.iter().enumerate() {
        let Some(product) = one.product else { continue };
        for other in running.iter().skip(at + 1).filter(|other| other.product == Some(product)) {
            let apart = one.buyers().all(|buyer| other.buyers().all(|own| own != buyer));
            if apart && one.start <= other.end && other.start <= one.end {
                rows.push(vec![
                    Cell::from(one.id.as_str()),
                    Cell::from(other.id.as_str()),
                    Cell::from(PRODUCTS[product].name),
                    Cell::from(PRODUCTS[product].capability),
                ]);
            }
        }
    }
    sheet(&["contract_id", "other_contract_id", "product", "capability"], rows)
}
