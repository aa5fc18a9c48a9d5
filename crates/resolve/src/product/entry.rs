//! The shape of a vendor file, before anything in it is believed.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::VendorKind;

pub(super) type Text = Spanned<String>;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileEntry {
    pub(super) sources: BTreeMap<Text, String>,
    pub(super) vendor: Vec<VendorEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VendorEntry {
    pub(super) name: Text,
    #[serde(default)]
    pub(super) kind: VendorKind,
    #[serde(default)]
    pub(super) names: Vec<Text>,
    #[serde(default)]
    pub(super) as_supplier: Vec<Text>,
    #[serde(default)]
    pub(super) common: Vec<Text>,
    #[serde(default)]
    pub(super) not_with: Vec<Text>,
    #[serde(default)]
    pub(super) legal: Vec<LegalEntry>,
    #[serde(default)]
    pub(super) former: Vec<FormerEntry>,
    #[serde(default)]
    pub(super) owner: Vec<OwnerEntry>,
    #[serde(default)]
    pub(super) product: Vec<ProductEntry>,
    pub(super) source: Text,
    pub(super) verified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LegalEntry {
    pub(super) name: Text,
    pub(super) company: Option<Text>,
    pub(super) source: Text,
    pub(super) verified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FormerEntry {
    pub(super) name: Text,
    pub(super) until: Option<Text>,
    pub(super) source: Text,
    pub(super) verified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnerEntry {
    pub(super) name: Text,
    pub(super) from: Option<Text>,
    pub(super) until: Option<Text>,
    pub(super) source: Text,
    pub(super) verified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProductEntry {
    pub(super) name: Text,
    pub(super) capability: Text,
    pub(super) purpose: Option<Text>,
    #[serde(default)]
    pub(super) aliases: Vec<Text>,
    #[serde(default)]
    pub(super) common: Vec<Text>,
    #[serde(default)]
    pub(super) not_with: Vec<Text>,
    #[serde(default)]
    pub(super) needs_capability: bool,
    #[serde(default)]
    pub(super) owner: Vec<OwnerEntry>,
    pub(super) source: Text,
    pub(super) verified: bool,
}
