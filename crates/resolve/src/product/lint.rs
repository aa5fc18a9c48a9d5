//! From what a vendor file says to vendors, or to every fault in it with its line.

use std::collections::BTreeSet;

use super::capability::Allowed;
use super::entry::{
    FileEntry, FormerEntry, LegalEntry, OwnerEntry, ProductEntry, Text, VendorEntry,
};
use super::title::words;
use super::{
    Capabilities, DictionaryError, FormerName, LegalEntity, Owner, Product, RoughDate, Source,
    Vendor, VendorFile, Wrong, line_of,
};
use crate::ownership::EntityId;

/// The vendors of one file. Faults are added to `errors`, and the vendors then serve for nothing
/// but finding more faults.
pub(super) fn vendors(
    file: &VendorFile<'_>,
    capabilities: (&Capabilities, Allowed),
    errors: &mut Vec<DictionaryError>,
) -> Vec<Vendor> {
    let sources = &FileEntry::default();
    let mut lint = Lint { file, capabilities, errors, sources, used: BTreeSet::new() };
    let entry: FileEntry = match toml::from_str(file.text) {
        Ok(entry) => entry,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            lint.wrong(at, Wrong::Shape(error.message().to_owned()));
            return Vec::new();
        }
    };
    lint.sources = &entry;
    let vendors = entry.vendor.iter().map(|vendor| lint.vendor(vendor)).collect();
    for (source, text) in &entry.sources {
        if text.trim().is_empty() {
            lint.wrong(source.span().start, Wrong::Empty("the source"));
        } else if is_none(text) {
            lint.wrong(source.span().start, Wrong::NotLookedUp(text.clone()));
        }
        if !lint.used.contains(source.get_ref().as_str()) {
            lint.wrong(source.span().start, Wrong::UnusedSource(source.get_ref().clone()));
        }
    }
    vendors
}

struct Lint<'a> {
    file: &'a VendorFile<'a>,
    capabilities: (&'a Capabilities, Allowed),
    errors: &'a mut Vec<DictionaryError>,
    sources: &'a FileEntry,
    used: BTreeSet<String>,
}

impl Lint<'_> {
    fn wrong(&mut self, at: usize, problem: Wrong) {
        let line = line_of(self.file.text, at);
        self.errors.push(DictionaryError { file: self.file.name.to_owned(), line, problem });
    }

    fn vendor(&mut self, entry: &VendorEntry) -> Vendor {
        Vendor {
            name: self.name(&entry.name),
            kind: entry.kind,
            names: self.names(&entry.names),
            legal: entry.legal.iter().map(|legal| self.legal(legal)).collect(),
            former: entry.former.iter().map(|former| self.former(former)).collect(),
            owners: self.owners(&entry.owner),
            products: entry.product.iter().map(|product| self.product(product)).collect(),
            source: self.source(&entry.source, entry.verified),
            as_supplier: entry.as_supplier.iter().map(|name| self.name(name)).collect(),
            common: entry.common.iter().map(|name| self.name(name)).collect(),
            not_with: entry.not_with.iter().map(|word| self.name(word)).collect(),
        }
    }

    fn product(&mut self, entry: &ProductEntry) -> Product {
        // A product's name counts on its own in titles, unless it is said to be common.
        let is_common = entry.common.iter().any(|name| name.get_ref() == entry.name.get_ref());
        if !is_common {
            self.names(std::slice::from_ref(&entry.name));
        }
        Product {
            name: self.name(&entry.name),
            capability: self.capability(&entry.capability),
            purpose: entry.purpose.as_ref().map(|purpose| self.filled(purpose, "purpose")),
            aliases: self.names(&entry.aliases),
            common: entry.common.iter().map(|name| self.name(name)).collect(),
            owners: self.owners(&entry.owner),
            source: self.source(&entry.source, entry.verified),
            needs_capability: entry.needs_capability,
            not_with: entry.not_with.iter().map(|word| self.name(word)).collect(),
        }
    }

    /// As the list writes it, or in words of one's own where those are allowed.
    fn capability(&mut self, text: &Text) -> String {
        let own = self.filled(text, "capability");
        let (list, allowed) = self.capabilities;
        let listed = list.find(&own);
        if listed.is_none() && allowed == Allowed::Listed && !own.is_empty() {
            self.wrong(text.span().start, Wrong::Capability(own.clone()));
        }
        listed.map_or(own, str::to_owned)
    }

    fn filled(&mut self, text: &Text, key: &'static str) -> String {
        let filled = text.get_ref().trim();
        if filled.is_empty() {
            self.wrong(text.span().start, Wrong::Empty(key));
        }
        filled.to_owned()
    }

    fn legal(&mut self, entry: &LegalEntry) -> LegalEntity {
        let company = entry.company.as_ref().map(|number| {
            // Written out in full, so that two ways of writing one number cannot stand side by side.
            let expected = format!("GB-COH-{}", number.get_ref());
            if EntityId::company(number.get_ref()).is_none_or(|id| id.as_str() != expected) {
                let found = number.get_ref().clone();
                self.wrong(number.span().start, Wrong::CompanyNumber(found));
            }
            number.get_ref().clone()
        });
        let name = self.name(&entry.name);
        LegalEntity { name, company, source: self.source(&entry.source, entry.verified) }
    }

    fn former(&mut self, entry: &FormerEntry) -> FormerName {
        FormerName {
            name: self.name(&entry.name),
            until: self.date(entry.until.as_ref()),
            source: self.source(&entry.source, entry.verified),
        }
    }

    fn owners(&mut self, entries: &[OwnerEntry]) -> Vec<Owner> {
        let mut owners: Vec<Owner> = Vec::new();
        for entry in entries {
            let owner = Owner {
                name: self.name(&entry.name),
                from: self.date(entry.from.as_ref()),
                until: self.date(entry.until.as_ref()),
                source: self.source(&entry.source, entry.verified),
            };
            let at = entry.name.span().start;
            if let (Some(from), Some(until)) = (owner.from, owner.until)
                && until.first_day() < from.first_day()
            {
                let (from, until) = (from.to_string(), until.to_string());
                self.wrong(at, Wrong::Backwards { from, until });
            }
            if let Some(last) = owners.last()
                && last.until.zip(owner.from).is_none_or(|(until, from)| from < until)
            {
                self.wrong(at, Wrong::Overlap(owner.name.clone()));
            }
            owners.push(owner);
        }
        owners
    }

    fn date(&mut self, text: Option<&Text>) -> Option<RoughDate> {
        let text = text?;
        let date = RoughDate::read(text.get_ref());
        if date.is_none() {
            self.wrong(text.span().start, Wrong::Date(text.get_ref().clone()));
        }
        date
    }

    /// Names that a title may hold on their own.
    fn names(&mut self, names: &[Text]) -> Vec<String> {
        for name in names {
            if is_ordinary(name.get_ref()) {
                self.wrong(name.span().start, Wrong::Ordinary(name.get_ref().clone()));
            }
        }
        names.iter().map(|name| self.name(name)).collect()
    }

    fn name(&mut self, name: &Text) -> String {
        if words(name.get_ref()).is_empty() {
            self.wrong(name.span().start, Wrong::NoWord(name.get_ref().clone()));
        }
        name.get_ref().trim().to_owned()
    }

    fn source(&mut self, id: &Text, is_verified: bool) -> Source {
        let text = self.sources.sources.iter().find(|(known, _)| known.get_ref() == id.get_ref());
        if text.is_none() {
            self.wrong(id.span().start, Wrong::NoSource(id.get_ref().clone()));
        }
        self.used.insert(id.get_ref().clone());
        Source { text: text.map(|(_, text)| text.clone()).unwrap_or_default(), is_verified }
    }
}

/// Words that stand where a source should.
fn is_none(source: &str) -> bool {
    const NONE: [&str; 6] =
        ["GENERAL KNOWLEDGE", "LOOKED UP", "NO SOURCE", "NOT KNOWN", "TO DO", "UNKNOWN"];
    let source = format!(" {} ", words(source).join(" "));
    NONE.iter().any(|none| source.contains(&format!(" {none} ")))
}

/// A word that titles use for other things, or letters too few to be a name for sure.
fn is_ordinary(name: &str) -> bool {
    const ORDINARY: [&str; 30] = [
        "ACADEMY", "ACCESS", "ADVANCED", "ALLOY", "ARBOR", "AXIS", "BYTES", "CASEWORK", "CONFIRM",
        "CONVENE", "CORE", "ECLIPSE", "ENGAGE", "EPIC", "EXPRESS", "FLARE", "HORIZON", "INSIGHT",
        "JUNIPER", "MOSAIC", "ORCHARD", "PARIS", "PHOENIX", "PULSE", "SPECTRUM", "SYNERGY",
        "TRIBAL", "UNIFORM", "UNIT 4", "XPRESS",
    ];
    let name = words(name).join(" ");
    ORDINARY.contains(&name.as_str()) || name.chars().count() < 4
}
