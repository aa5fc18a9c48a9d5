//! The audit being shown, with what finds things in it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use estate::{FileAccount, SharedSupplier};
use evidence::content_id;
use report::{ContractRow, Folder, Report, SupplierRow};
use resolve::name_key;

use crate::surroundings::Surroundings;

/// A folder in memory, indexed by what addresses name.
pub(crate) struct Holding {
    pub(crate) around: Arc<Surroundings>,
    pub(crate) report: Report,
    pub(crate) contracts: Vec<Held>,
    pub(crate) suppliers: Vec<Supplier>,
    /// The name of each buyer that has contracts, by its key.
    buyers: BTreeMap<String, String>,
    file_ids: Vec<String>,
    contract_at: HashMap<String, usize>,
    supplier_at: HashMap<String, usize>,
    /// The contracts of each supplier, by the key of its name.
    contracts_of: HashMap<String, Vec<usize>>,
    supplier_keyed: HashMap<String, usize>,
}

/// A contract, with what a search looks in.
pub(crate) struct Held {
    pub(crate) row: ContractRow,
    pub(crate) haystack: String,
    /// The keys of the buyers' names, and of the suppliers'.
    pub(crate) buyers: Vec<String>,
    pub(crate) suppliers: Vec<String>,
}

/// A supplier, with the id that its address holds.
pub(crate) struct Supplier {
    pub(crate) id: String,
    pub(crate) row: SupplierRow,
}

/// A file and the id that its address holds.
pub(crate) struct FileEntry<'a> {
    pub(crate) id: &'a str,
    pub(crate) account: &'a FileAccount,
}

impl Holding {
    pub(crate) fn of(folder: Folder, around: Arc<Surroundings>) -> Self {
        let suppliers: Vec<Supplier> = (folder.suppliers.into_iter())
            .map(|row| Supplier { id: content_id("supplier", &[&row.name]), row })
            .collect();
        let contracts: Vec<Held> = folder.contracts.into_iter().map(Held::of).collect();
        let mut contracts_of: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, held) in contracts.iter().enumerate() {
            for key in &held.suppliers {
                contracts_of.entry(key.clone()).or_default().push(at);
            }
        }
        Self {
            around,
            file_ids: folder.report.files.iter().map(file_id).collect(),
            contract_at: index(contracts.iter().map(|held| held.row.id.clone())),
            supplier_at: index(suppliers.iter().map(|supplier| supplier.id.clone())),
            supplier_keyed: index(suppliers.iter().map(|supplier| key(&supplier.row.name))),
            contracts_of,
            buyers: buyers(&folder.report, &contracts),
            contracts,
            suppliers,
            report: folder.report,
        }
    }

    pub(crate) fn files(&self) -> impl Iterator<Item = FileEntry<'_>> {
        let ids = self.file_ids.iter();
        ids.zip(&self.report.files).map(|(id, account)| FileEntry { id, account })
    }

    pub(crate) fn file(&self, id: &str) -> Option<FileEntry<'_>> {
        self.files().find(|file| file.id == id)
    }

    /// The file of that path; of a workbook, its first sheet.
    pub(crate) fn file_at(&self, path: &str) -> Option<FileEntry<'_>> {
        self.files().find(|file| file.account.source.path == path)
    }

    pub(crate) fn contract(&self, id: &str) -> Option<&ContractRow> {
        self.contract_at.get(id).and_then(|&at| self.contracts.get(at)).map(|held| &held.row)
    }

    pub(crate) fn supplier(&self, id: &str) -> Option<&Supplier> {
        self.supplier_at.get(id).and_then(|&at| self.suppliers.get(at))
    }

    /// The supplier that a record writes in this way.
    pub(crate) fn supplier_named(&self, name: &str) -> Option<&Supplier> {
        self.supplier_keyed.get(&key(name)).and_then(|&at| self.suppliers.get(at))
    }

    /// The names of the buyers that have contracts, in order.
    pub(crate) fn buyers(&self) -> impl ExactSizeIterator<Item = &str> {
        self.buyers.values().map(String::as_str)
    }

    /// The buyer with contracts that a record writes in this way.
    pub(crate) fn buyer_named(&self, name: &str) -> Option<&str> {
        self.buyers.get(&key(name)).map(String::as_str)
    }

    pub(crate) fn shared(&self, supplier: &SupplierRow) -> Option<&SharedSupplier> {
        supplier.shared.and_then(|at| self.report.shared_suppliers.get(at))
    }

    /// The contracts of a supplier, however it is written, in order of file and position.
    pub(crate) fn contracts_of(&self, supplier: &SupplierRow) -> Vec<&ContractRow> {
        let at = self.contracts_of.get(&key(&supplier.name)).into_iter().flatten();
        at.filter_map(|&at| self.contracts.get(at)).map(|held| &held.row).collect()
    }
}

impl Held {
    fn of(row: ContractRow) -> Self {
        let haystack = [
            row.title.as_str(),
            &row.description,
            row.reference.as_deref().unwrap_or_default(),
            row.ocid.as_deref().unwrap_or_default(),
            &row.buyers,
            &row.suppliers,
            row.category.as_deref().unwrap_or_default(),
            row.department.as_deref().unwrap_or_default(),
        ]
        .join("\n");
        Self {
            haystack: folded(&haystack),
            buyers: keys(&row.buyers),
            suppliers: keys(&row.suppliers),
            row,
        }
    }
}

/// Text as a search compares it: capitals do not matter.
pub(crate) fn folded(text: &str) -> String {
    text.trim().to_lowercase()
}

/// What a name is matched by, as the audit matched it.
pub(crate) fn key(name: &str) -> String {
    let key = name_key(name);
    if key.is_empty() { name.to_owned() } else { key }
}

/// The keys of the names in a cell, each once.
fn keys(cell: &str) -> Vec<String> {
    let mut keys: Vec<String> = ContractRow::parts(cell).map(key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Of each buyer the name that figures give it, or else that of the first contract.
fn buyers(report: &Report, contracts: &[Held]) -> BTreeMap<String, String> {
    let figures = report.figures.contracts_by_buyer.iter().flat_map(|figure| &figure.buyers);
    let rows = contracts.iter().flat_map(|held| ContractRow::parts(&held.row.buyers));
    let mut buyers = BTreeMap::new();
    for name in figures.map(String::as_str).chain(rows) {
        buyers.entry(key(name)).or_insert_with(|| name.to_owned());
    }
    buyers
}

fn file_id(file: &FileAccount) -> String {
    content_id("file", &[&file.source.path, file.sheet.as_deref().unwrap_or_default()])
}

fn index(ids: impl Iterator<Item = String>) -> HashMap<String, usize> {
    let mut index = HashMap::new();
    for (at, id) in ids.enumerate() {
        index.entry(id).or_insert(at);
    }
    index
}
