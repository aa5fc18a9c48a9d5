use hashbrown::HashMap;

use super::aliases::{Aliases, Named, Shared, is_in};
use super::capability::Allowed;
use super::title::words;
use super::{Capabilities, DictionaryError, Vendor, VendorKind, Wrong, lint};
use crate::name_key;

/// A vendor file: its name, for errors, and its text.
#[derive(Clone, Copy, Debug)]
pub struct VendorFile<'a> {
    /// The file's name.
    pub name: &'a str,
    /// What is in it.
    pub text: &'a str,
}

/// The vendors of public-sector software, their products, and who resells them.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    pub(super) vendors: Vec<Vendor>,
    pub(super) aliases: Aliases,
    by_name: HashMap<String, usize>,
    /// Products by their own names, for suppliers that go by one: no vendor has such a name, and it means
    /// nothing else.
    by_line: HashMap<String, Named>,
}

include!(concat!(env!("OUT_DIR"), "/vendor_files.rs"));

impl Dictionary {
    /// Reads vendor files, such as those of `content/vendors`.
    ///
    /// # Errors
    /// Every fault in the files, with file and line.
    pub fn read(files: &[VendorFile<'_>]) -> Result<Self, Vec<DictionaryError>> {
        Self::read_with(files, &[])
    }

    /// Reads vendor files whose capabilities are all of the list, and people's own, which may have others.
    fn read_with(
        listed: &[VendorFile<'_>],
        own: &[VendorFile<'_>],
    ) -> Result<Self, Vec<DictionaryError>> {
        let capabilities = Capabilities::built_in().map_err(|error| vec![error])?;
        let files = [listed, own].concat();
        let mut errors = Vec::new();
        let mut vendors: Vec<Vendor> = Vec::new();
        let mut by_name = HashMap::new();
        for (number, file) in files.iter().enumerate() {
            let allowed = if number < listed.len() { Allowed::Listed } else { Allowed::Any };
            for vendor in lint::vendors(file, (&capabilities, allowed), &mut errors) {
                let at = vendors.len();
                for name in supplier_names(&vendor) {
                    let key = name_key(name);
                    let first = by_name.insert(key, at).filter(|first| *first != at);
                    if let Some(first) = first.and_then(|first| vendors.get(first)) {
                        errors.push(twice(file, name, &first.name));
                    }
                }
                vendors.push(vendor);
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let aliases = Aliases::of(&vendors);
        let shared = aliases.shared();
        if !shared.is_empty() {
            return Err(shared
                .iter()
                .filter_map(|pair| ambiguous(pair, &vendors, &files))
                .collect());
        }
        let by_line = lines_by_name(&vendors, &by_name);
        Ok(Self { vendors, aliases, by_name, by_line })
    }

    /// The dictionary built into the program.
    ///
    /// # Errors
    /// When a file of `content/vendors` has a fault, which a test of this crate would have shown.
    pub fn built_in() -> Result<Self, Vec<DictionaryError>> {
        Self::read(VENDOR_FILES)
    }

    /// The dictionary built into the program, with the vendors of other files beside it. Their products
    /// may have capabilities that are not in the list.
    ///
    /// # Errors
    /// Every fault in the files, and every name in them that a vendor built in has already.
    pub fn built_in_with(files: &[VendorFile<'_>]) -> Result<Self, Vec<DictionaryError>> {
        Self::read_with(VENDOR_FILES, files)
    }

    /// Every vendor, in the order of the files.
    pub fn vendors(&self) -> &[Vendor] {
        &self.vendors
    }

    /// The vendor that a supplier's name belongs to, by a legal name, a name it trades under or a
    /// name it had, or by the name of a product of its; with `UK` behind it too. Case, punctuation and legal
    /// form make no difference; anything else does.
    pub fn vendor_of(&self, supplier: &str) -> Option<&Vendor> {
        self.vendors.get(self.position_of(supplier)?)
    }

    /// The reseller that a supplier's name belongs to.
    pub fn reseller(&self, supplier: &str) -> Option<&Vendor> {
        self.vendor_of(supplier).filter(|vendor| vendor.kind == VendorKind::Reseller)
    }

    pub(super) fn position_of(&self, supplier: &str) -> Option<usize> {
        let key = name_key(supplier);
        let by_line = || self.by_line.get(&key).map(|line| line.vendor);
        let in_this_country = || {
            let name = key.strip_suffix(" UK")?;
            let at = *self.by_name.get(name)?;
            let means_more = |own: &String| name_key(own) == name;
            self.vendors.get(at).filter(|own| !own.common.iter().any(means_more)).map(|_| at)
        };
        self.by_name.get(&key).copied().or_else(by_line).or_else(in_this_country)
    }

    /// The product by whose name a supplier goes.
    pub(super) fn line_of(&self, supplier: &str) -> Option<Named> {
        self.by_line.get(&name_key(supplier)).copied()
    }
}

fn lines_by_name(vendors: &[Vendor], by_name: &HashMap<String, usize>) -> HashMap<String, Named> {
    let lines = vendors.iter().enumerate().flat_map(|(at, vendor)| {
        let products = vendor.products.iter().enumerate();
        let plain = products.filter(|(_, product)| !is_in(&product.name, &product.common));
        plain.map(move |(number, product)| {
            (name_key(&product.name), Named { vendor: at, product: Some(number) })
        })
    });
    lines.filter(|(name, _)| !by_name.contains_key(name)).collect()
}

fn supplier_names(vendor: &Vendor) -> impl Iterator<Item = &str> {
    let names = vendor.names.iter().chain(&vendor.as_supplier).chain(&vendor.common);
    std::iter::once(&vendor.name)
        .chain(names)
        .chain(vendor.legal.iter().map(|legal| &legal.name))
        .chain(vendor.former.iter().map(|former| &former.name))
        .map(String::as_str)
}

/// A name in titles that two vendors claim.
fn ambiguous(
    pair: &Shared,
    vendors: &[Vendor],
    files: &[VendorFile<'_>],
) -> Option<DictionaryError> {
    let (first, second) = (vendors.get(pair.first)?, vendors.get(pair.second)?);
    let holds = |file: &&VendorFile<'_>| file.text.contains(&format!("\"{}\"", second.name));
    let file = files.iter().find(holds).or(files.first())?;
    Some(twice(file, &pair.name, &first.name))
}

/// The line of a name that another vendor has already: the first on which it stands in the file.
fn twice(file: &VendorFile<'_>, name: &str, first: &str) -> DictionaryError {
    let sought = format!(" {} ", words(name).join(" "));
    let holds = |line: &str| format!(" {} ", words(line).join(" ")).contains(&sought);
    let line = file.text.lines().position(holds).map_or(1, |at| at + 1);
    let problem = Wrong::Twice { name: name.to_owned(), first: first.to_owned() };
    DictionaryError { file: file.name.to_owned(), line, problem }
}
