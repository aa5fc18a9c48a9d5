use std::collections::BTreeMap;

/// How the fields of releases are merged: a tree of field names, in which a list takes no step of
/// its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    pub(super) field: Option<FieldRule>,
    pub(super) objects: Option<Matching>,
    fields: BTreeMap<String, Rules>,
}

/// A rule for a field that is not simply taken over from the latest release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FieldRule {
    /// It says something of one release alone and is left out of the merged one.
    Omit,
    /// The list is replaced whole; its objects are not matched with earlier ones.
    WholeList,
}

/// How the objects of a list are matched with those of earlier releases, instead of by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matching {
    /// Not at all: every object of every release is kept.
    Append,
    /// The first with the first, the second with the second.
    ByPosition,
}

impl Rules {
    /// The rules of OCDS 1.1, as its release schema 1.1.4 and later states them.
    pub fn standard() -> Self {
        Self::of(OMITTED, WHOLE_LISTS)
    }

    /// The rules of OCDS 1.1 with those of the United Kingdom's extension, which Find a Tender
    /// publishes with.
    pub fn united_kingdom() -> Self {
        let mut rules = Self::standard();
        for path in UNITED_KINGDOM_WHOLE_LISTS {
            rules.at(path.split('/')).field = Some(FieldRule::WholeList);
        }
        rules
    }

    fn of(omitted: &[&str], whole_lists: &[&str]) -> Self {
        let mut rules = Self::default();
        for path in omitted {
            rules.at(path.split('/')).field = Some(FieldRule::Omit);
        }
        for path in whole_lists {
            rules.at(path.split('/')).field = Some(FieldRule::WholeList);
        }
        rules
    }

    /// The same rules, but the objects of the list at `path` (field names joined by `/`) are
    /// matched as `matching` says.
    #[must_use]
    pub fn matching(mut self, path: &str, matching: Matching) -> Self {
        self.at(path.split('/')).objects = Some(matching);
        self
    }

    /// Every field with a rule: its path and the rule, in order of path.
    pub fn list(&self) -> Vec<(String, FieldRule)> {
        let mut found = Vec::new();
        self.collect("", &mut found);
        found
    }

    fn collect(&self, path: &str, found: &mut Vec<(String, FieldRule)>) {
        for (name, rules) in &self.fields {
            let path = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
            if let Some(rule) = rules.field {
                found.push((path.clone(), rule));
            }
            rules.collect(&path, found);
        }
    }

    /// The rules for a field, if it or anything below it has one.
    pub(super) fn under(&self, name: &str) -> Option<&Self> {
        self.fields.get(name)
    }

    /// The rules at a path, made if there are none.
    pub(super) fn at<S: AsRef<str>>(&mut self, path: impl IntoIterator<Item = S>) -> &mut Self {
        path.into_iter()
            .fold(self, |rules, name| rules.fields.entry(name.as_ref().to_owned()).or_default())
    }
}

const OMITTED: &[&str] = &["date", "id", "tag"];

const WHOLE_LISTS: &[&str] = &[
    "awards/amendment/changes",
    "awards/amendments/changes",
    "awards/items/additionalClassifications",
    "awards/suppliers/additionalIdentifiers",
    "buyer/additionalIdentifiers",
    "contracts/amendment/changes",
    "contracts/amendments/changes",
    "contracts/implementation/transactions/payee/additionalIdentifiers",
    "contracts/implementation/transactions/payer/additionalIdentifiers",
    "contracts/items/additionalClassifications",
    "contracts/relatedProcesses/relationship",
    "parties/additionalIdentifiers",
    "parties/roles",
    "relatedProcesses/relationship",
    "tender/additionalProcurementCategories",
    "tender/amendment/changes",
    "tender/amendments/changes",
    "tender/items/additionalClassifications",
    "tender/procuringEntity/additionalIdentifiers",
    "tender/submissionMethod",
    "tender/tenderers/additionalIdentifiers",
];

const UNITED_KINGDOM_WHOLE_LISTS: &[&str] = &[
    "awards/additionalProcurementCategories",
    "awards/amendment/rationaleClassifications",
    "awards/amendment/suppliersAdded/additionalIdentifiers",
    "awards/amendment/suppliersRemoved/additionalIdentifiers",
    "awards/amendments/rationaleClassifications",
    "awards/amendments/suppliersAdded/additionalIdentifiers",
    "awards/amendments/suppliersRemoved/additionalIdentifiers",
    "contracts/amendment/rationaleClassifications",
    "contracts/amendment/suppliersAdded/additionalIdentifiers",
    "contracts/amendment/suppliersRemoved/additionalIdentifiers",
    "contracts/amendments/rationaleClassifications",
    "contracts/amendments/suppliersAdded/additionalIdentifiers",
    "contracts/amendments/suppliersRemoved/additionalIdentifiers",
    "contracts/proposedAmendments/changes",
    "contracts/proposedAmendments/rationaleClassifications",
    "contracts/proposedAmendments/suppliersAdded/additionalIdentifiers",
    "contracts/proposedAmendments/suppliersRemoved/additionalIdentifiers",
    "parties/details/excludedSupplier/exclusionGrounds/criteria",
    "tender/amendment/rationaleClassifications",
    "tender/amendment/suppliersAdded/additionalIdentifiers",
    "tender/amendment/suppliersRemoved/additionalIdentifiers",
    "tender/amendments/rationaleClassifications",
    "tender/amendments/suppliersAdded/additionalIdentifiers",
    "tender/amendments/suppliersRemoved/additionalIdentifiers",
    "tender/specialRegime",
];
