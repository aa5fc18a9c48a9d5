//! The truth beside the sources, for people and for tests.

use std::path::Path;

use crate::error::DemonstrationError;
use crate::publication::write;
use crate::region::Press;
use crate::sheet::{Cell, Sheet, TextForm};
use crate::truth::{FileTruth, Tally};

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
    write(&folder.join("suppliers.csv"), &TextForm::PLAIN.write(&suppliers(press)))?;
    write(&folder.join("contracts.csv"), &TextForm::PLAIN.write(&contracts(press)))
}

fn suppliers(press: &Press) -> Sheet {
    let rows = press
        .names
        .entries()
        .map(|(name, position)| {
            let organisation = &press.organisations[position];
            vec![
                Cell::from(name),
                Cell::from(organisation.id.as_str()),
                Cell::from(organisation.name.as_str()),
                Cell::from(organisation.company_number.as_str()),
            ]
        })
        .collect();
    let header = vec!["name_as_written", "organisation_id", "organisation_name", "company_number"];
    Sheet { titles: Vec::new(), header, rows, tally: Tally::default() }
}

fn contracts(press: &Press) -> Sheet {
    let rows = press
        .contracts
        .iter()
        .zip(&press.told_in)
        .map(|(contract, files)| {
            let supplier = &press.organisations[contract.supplier];
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
            ]
        })
        .collect();
    let header = vec![
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
    ];
    Sheet { titles: Vec::new(), header, rows, tally: Tally::default() }
}
