//! The audit being shown, with what finds things in it.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use estate::corrections::CorrectionLog;
use estate::{FileAccount, Organisation, Role, SharedSupplier};
use evidence::content_id;
use report::{
    ContractRow, DecisionLists, DecisionRow, Folder, PipelineList, Report, SupplierRow,
    WindowGroup, WindowGroups,
};

use crate::buyers::{Buyer, Buyers};
use crate::finding_kind::Kind;
use crate::names::Names;
use crate::surroundings::Surroundings;

/// The kind of findings that windows are of.
const OVERLAPS: &str = "overlaps";

/// A folder in memory, indexed by what addresses name.
pub(crate) struct Holding {
    pub(crate) around: Arc<Surroundings>,
    /// Where corrections are kept, if any are taken.
    pub(crate) log: Option<CorrectionLog>,
    pub(crate) report: Report,
    pub(crate) contracts: Vec<Held>,
    pub(crate) decisions: DecisionLists,
    pub(crate) findings: Vec<Kind>,
    pub(crate) pipeline: PipelineList,
    pub(crate) windows: WindowGroups,
    pub(crate) suppliers: Vec<Supplier>,
    pub(crate) buyers: Buyers,
    /// Where the audit was read from, and its payment lines still are.
    pub(crate) folder: PathBuf,
    pub(crate) supplier_names: Names,
    pub(crate) buyer_names: Names,
    file_ids: Vec<String>,
    contract_at: HashMap<String, usize>,
    /// The place among all decisions of the agreement that a record tells of, by the record's id.
    decision_at: HashMap<String, usize>,
    supplier_at: HashMap<String, usize>,
    organisation_at: HashMap<String, usize>,
    /// The contracts of each supplier, by its id.
    contracts_of: HashMap<String, Vec<usize>>,
}

/// A contract, with what a search looks in.
pub(crate) struct Held {
    pub(crate) row: ContractRow,
    pub(crate) haystack: String,
    /// The ids of the buyers, and of the suppliers.
    pub(crate) buyers: Vec<String>,
    pub(crate) suppliers: Vec<String>,
}

/// A supplier, with the id that its address holds.
pub(crate) struct Supplier {
    pub(crate) id: String,
    /// What tells it from another of the same name, if there is one.
    pub(crate) apart: Option<String>,
    pub(crate) row: SupplierRow,
}

/// A file and the id that its address holds.
pub(crate) struct FileEntry<'a> {
    pub(crate) id: &'a str,
    pub(crate) account: &'a FileAccount,
}

impl Holding {
    pub(crate) fn of(
        folder: Folder,
        dir: PathBuf,
        around: Arc<Surroundings>,
        log: Option<CorrectionLog>,
    ) -> Self {
        let supplier_names = Names::of(&folder.report.organisations, Role::Supplier);
        let buyer_names = Names::of(&folder.report.organisations, Role::Buyer);
        let mut suppliers: Vec<Supplier> = (folder.suppliers.into_iter())
            .map(|row| {
                let id = row.id.clone().unwrap_or_else(|| supplier_names.id(&row.name));
                Supplier { id, apart: None, row }
            })
            .collect();
        tell_apart(&mut suppliers, &folder.report.organisations);
        let held = |row| Held::of(row, &supplier_names, &buyer_names);
        let contracts: Vec<Held> = folder.contracts.into_iter().map(held).collect();
        let mut contracts_of: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, held) in contracts.iter().enumerate() {
            for id in &held.suppliers {
                contracts_of.entry(id.clone()).or_default().push(at);
            }
        }
        Self {
            around,
            log,
            file_ids: folder.report.files.iter().map(file_id).collect(),
            contract_at: index(contracts.iter().map(|held| held.row.id.clone())),
            supplier_at: index(suppliers.iter().map(|supplier| supplier.id.clone())),
            organisation_at: index(folder.report.organisations.iter().map(|own| own.id.clone())),
            contracts_of,
            decision_at: decision_at(&folder.decisions),
            decisions: folder.decisions,
            pipeline: folder.pipeline,
            findings: folder.findings.tables.into_iter().map(Kind::of).collect(),
            windows: folder.windows,
            buyers: Buyers::of(&folder.report, rows(&contracts), &buyer_names),
            folder: dir,
            supplier_names,
            buyer_names,
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

    /// The file that a record stands in; of a workbook, its sheet.
    pub(crate) fn file_of(&self, row: &ContractRow) -> Option<FileEntry<'_>> {
        let is_its = |file: &FileEntry<'_>| {
            file.account.source.path == row.file && file.account.sheet == row.sheet
        };
        self.files().find(is_its)
    }

    /// What there is to decide on the agreement that the record of this id tells of; nothing of what was not
    /// awarded.
    pub(crate) fn decision_of(&self, record: &str) -> Option<&DecisionRow> {
        self.decisions.all().nth(*self.decision_at.get(record)?)
    }

    pub(crate) fn contract(&self, id: &str) -> Option<&ContractRow> {
        self.contract_at.get(id).and_then(|&at| self.contracts.get(at)).map(|held| &held.row)
    }

    pub(crate) fn supplier(&self, id: &str) -> Option<&Supplier> {
        self.supplier_at.get(id).and_then(|&at| self.suppliers.get(at))
    }

    /// The supplier that a record writes in this way.
    pub(crate) fn supplier_named(&self, name: &str) -> Option<&Supplier> {
        self.supplier(&self.supplier_names.id(name))
    }

    /// What is known of the organisation of this id; nothing of whoever is nobody.
    pub(crate) fn organisation(&self, id: &str) -> Option<&Organisation> {
        self.report.organisations.get(*self.organisation_at.get(id)?).map(Arc::as_ref)
    }

    /// What the organisation of this id is called.
    pub(crate) fn organisation_name(&self, id: &str) -> Option<&str> {
        self.organisation(id).map(|own| own.name.as_str())
    }

    /// The buyer that a record writes in this way.
    pub(crate) fn buyer_named(&self, name: &str) -> Option<&Buyer> {
        self.buyers.get(&self.buyer_names.id(name))
    }

    /// The page of the overlap that a group of windows is of.
    pub(crate) fn overlap_address(&self, group: &WindowGroup) -> Option<String> {
        let kind = self.findings.iter().find(|own| own.table.id == OVERLAPS)?;
        let entry = kind.rows().nth(group.overlap)?;
        Some(format!("/findings/{OVERLAPS}/{}", entry.id))
    }

    /// The page of the windows of an overlap, by the place of its row.
    pub(crate) fn window_address(&self, kind: &str, row: usize) -> Option<String> {
        let mut groups = self.windows.groups.iter().filter(|_| kind == OVERLAPS);
        Some(format!("/windows/{}", groups.find(|own| own.overlap == row)?.id))
    }

    pub(crate) fn shared(&self, supplier: &SupplierRow) -> Option<&SharedSupplier> {
        supplier.shared.and_then(|at| self.report.shared_suppliers.get(at))
    }

    /// The contracts of a supplier, however it is written, in order of file and position.
    pub(crate) fn contracts_of(&self, supplier: &Supplier) -> Vec<&ContractRow> {
        let at = self.contracts_of.get(&supplier.id).into_iter().flatten();
        at.filter_map(|&at| self.contracts.get(at)).map(|held| &held.row).collect()
    }
}

impl Supplier {
    /// What a search of payments finds it by: its id, or the word that stands for nobody's name.
    pub(crate) fn asked_as(&self) -> &str {
        self.row.id.as_ref().unwrap_or(&self.row.name)
    }
}

impl Held {
    fn of(row: ContractRow, suppliers: &Names, buyers: &Names) -> Self {
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
            buyers: ids(&row.buyer_organisations, &row.buyers, buyers),
            suppliers: ids(&row.supplier_organisations, &row.suppliers, suppliers),
            row,
        }
    }
}

/// The ids of a contract's organisations; of those who are nobody, the ids of their names.
fn ids(stated: &str, cell: &str, names: &Names) -> Vec<String> {
    let stated: Vec<String> = ContractRow::parts(stated).map(str::to_owned).collect();
    if stated.is_empty() { names.ids(cell) } else { stated }
}

/// Text as a search compares it: capitals do not matter.
pub(crate) fn folded(text: &str) -> String {
    text.trim().to_lowercase()
}

/// Says of suppliers with one name what tells each from the others: its numbers, or where it is.
fn tell_apart(suppliers: &mut [Supplier], organisations: &[Arc<Organisation>]) {
    let mut times: HashMap<String, u32> = HashMap::new();
    for supplier in suppliers.iter() {
        *times.entry(supplier.row.name.clone()).or_default() += 1;
    }
    let known: HashMap<&str, &Organisation> =
        organisations.iter().map(|own| (own.id.as_str(), own.as_ref())).collect();
    let several = |own: &&mut Supplier| times.get(&own.row.name).is_some_and(|times| *times > 1);
    for supplier in suppliers.iter_mut().filter(several) {
        let own = known.get(supplier.id.as_str());
        let told = own.and_then(|own| own.numbers.first().or_else(|| own.postcodes.first()));
        supplier.apart = Some(told.map_or_else(|| "no number".to_owned(), Clone::clone));
    }
}

fn decision_at(decisions: &DecisionLists) -> HashMap<String, usize> {
    let mut places = HashMap::new();
    for (at, row) in decisions.all().enumerate() {
        for record in &row.records {
            places.entry(record.clone()).or_insert(at);
        }
    }
    places
}

fn rows(contracts: &[Held]) -> impl Iterator<Item = &ContractRow> {
    contracts.iter().map(|held| &held.row)
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
