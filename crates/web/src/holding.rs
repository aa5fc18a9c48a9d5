//! The audit being shown, with what finds things in it.

use std::collections::{BTreeMap, HashMap};

use estate::{FileAccount, SharedSupplier};
use evidence::content_id;
use report::{ContractRow, Folder, Report, SupplierRow};

/// A folder in memory, indexed by what addresses name.
pub(crate) struct Holding {
    pub(crate) report: Report,
    pub(crate) contracts: Vec<Held>,
    pub(crate) suppliers: Vec<Supplier>,
    /// The buyers' names, in order.
    pub(crate) buyers: Vec<String>,
    file_ids: Vec<String>,
    contract_at: HashMap<String, usize>,
    supplier_at: HashMap<String, usize>,
    /// The contracts under each way of writing a supplier.
    contracts_of: HashMap<String, Vec<usize>>,
    supplier_written: HashMap<String, usize>,
}

/// A contract, with the text that a search looks in.
pub(crate) struct Held {
    pub(crate) row: ContractRow,
    pub(crate) haystack: String,
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
    pub(crate) fn of(folder: Folder) -> Self {
        let suppliers: Vec<Supplier> = (folder.suppliers.into_iter())
            .map(|row| Supplier { id: content_id("supplier", &[&row.name]), row })
            .collect();
        let contracts: Vec<Held> = folder.contracts.into_iter().map(Held::of).collect();
        let mut contracts_of: HashMap<String, Vec<usize>> = HashMap::new();
        let mut buyers = BTreeMap::new();
        for (at, held) in contracts.iter().enumerate() {
            for name in ContractRow::parts(&held.row.suppliers) {
                contracts_of.entry(folded(name)).or_default().push(at);
            }
            for name in ContractRow::parts(&held.row.buyers) {
                buyers.entry(folded(name)).or_insert_with(|| name.to_owned());
            }
        }
        Self {
            file_ids: folder.report.files.iter().map(file_id).collect(),
            contract_at: index(contracts.iter().map(|held| held.row.id.clone())),
            supplier_at: index(suppliers.iter().map(|supplier| supplier.id.clone())),
            supplier_written: written(&suppliers, &folder.report.shared_suppliers),
            contracts_of,
            buyers: buyers.into_values().collect(),
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
        self.supplier_written.get(&folded(name)).and_then(|&at| self.suppliers.get(at))
    }

    pub(crate) fn shared(&self, supplier: &SupplierRow) -> Option<&SharedSupplier> {
        supplier.shared.and_then(|at| self.report.shared_suppliers.get(at))
    }

    /// The contracts of a supplier, however it is written, in order of file and position.
    pub(crate) fn contracts_of(&self, supplier: &SupplierRow) -> Vec<&ContractRow> {
        let also = self.shared(supplier).map_or(&[][..], |shared| shared.also_written.as_slice());
        let names = also.iter().chain([&supplier.name]);
        let mut at: Vec<usize> = names
            .filter_map(|name| self.contracts_of.get(&folded(name)))
            .flatten()
            .copied()
            .collect();
        at.sort_unstable();
        at.dedup();
        at.into_iter().filter_map(|at| self.contracts.get(at)).map(|held| &held.row).collect()
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
        Self { haystack: folded(&haystack), row }
    }
}

/// Text as a search compares it: capitals do not matter.
pub(crate) fn folded(text: &str) -> String {
    text.trim().to_lowercase()
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

/// Every way of writing a supplier; its own name counts before another's other one.
fn written(suppliers: &[Supplier], shared: &[SharedSupplier]) -> HashMap<String, usize> {
    let mut written = index(suppliers.iter().map(|supplier| folded(&supplier.row.name)));
    for (at, supplier) in suppliers.iter().enumerate() {
        let shared = supplier.row.shared.and_then(|place| shared.get(place));
        for name in shared.iter().flat_map(|shared| &shared.also_written) {
            written.entry(folded(name)).or_insert(at);
        }
    }
    written
}
