use evidence::{Digest, Finding, Source, content_id};

use crate::{Contract, FileAccount, Kind, Reading, RejectedRow, Repair, SpendLines};

/// What one source gave. File numbers in it are not set yet.
#[derive(Debug, Default)]
pub(crate) struct SourceReading {
    pub(crate) account: FileAccount,
    pub(crate) spend: SpendLines,
    pub(crate) contracts: Vec<Contract>,
    pub(crate) withheld: Vec<Contract>,
    pub(crate) rejected: Vec<RejectedRow>,
    pub(crate) repairs: Vec<Repair>,
    pub(crate) findings: Vec<Finding>,
    /// For a source of OCDS, its number among those whose releases wait to be compiled.
    pub(crate) releases: Option<u32>,
}

impl SourceReading {
    /// Nothing could be read, and this is why.
    pub(crate) fn unreadable(account: &FileAccount, finding: Finding) -> Self {
        let mut account = account.clone();
        account.kind = Kind::Unreadable;
        account.findings.push(finding);
        Self { account, ..Self::default() }
    }

    /// Sets the digest once all bytes have passed, and the ids that follow from it.
    pub(crate) fn seal(&mut self, sha256: Digest, bytes: u64) {
        self.account.source.sha256 = sha256;
        self.account.source.bytes = bytes;
        for contract in self.contracts.iter_mut().chain(&mut self.withheld) {
            let place = contract.position.to_string();
            contract.id = content_id("contract", &[&sha256.to_string(), &place]);
        }
    }
}

impl FileAccount {
    /// An account with nothing in it yet.
    pub(crate) fn new(source: Source, format: &str) -> Self {
        Self {
            source,
            reading: Reading { format: format.to_owned(), ..Reading::default() },
            ..Self::default()
        }
    }
}
