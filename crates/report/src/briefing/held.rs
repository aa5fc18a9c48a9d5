use std::collections::BTreeSet;

use estate::Organisation;

use super::BriefingSources;
use super::public::{LeftOut, Secret, may_be_told};
use crate::{ContractRow, PaymentLine, PaymentParty, PaymentTable, PaymentsAsked, ReportError};

/// What is held of a supplier and may be told.
pub(super) struct Held<'a> {
    pub(super) supplier: &'a Organisation,
    /// Its contracts.
    pub(super) contracts: Vec<&'a ContractRow>,
    /// Its payments, the latest first.
    pub(super) payments: Vec<PaymentLine>,
    pub(super) left_out: LeftOut,
    /// Where its contracts stand that may be told of.
    pub(super) places: BTreeSet<String>,
    /// Where any contracts stand that may not, whoever supplies.
    pub(super) hidden: BTreeSet<String>,
}

impl<'a> Held<'a> {
    pub(super) fn of(
        sources: BriefingSources<'a>,
        supplier: &'a Organisation,
        payments: &PaymentTable,
    ) -> Result<Self, ReportError> {
        let is_own = |row: &&&ContractRow| {
            ContractRow::parts(&row.supplier_organisations).any(|id| id == supplier.id)
        };
        let rows = sources.contracts.iter().filter(is_own).copied();
        let (contracts, kept): (Vec<&ContractRow>, Vec<&ContractRow>) =
            rows.partition(|row| may_be_told(row));
        let mut secret = Secret::of(sources.dir, sources.report, supplier)?;
        let references = kept.iter().filter_map(|row| row.reference.as_deref());
        secret.references.extend(references.map(|own| own.trim().to_lowercase()));
        let of = PaymentParty::AnyOf(BTreeSet::from([supplier.id.clone()]));
        let asked = PaymentsAsked { supplier: Some(of), ..PaymentsAsked::default() };
        let lines = payments.lines(&payments.find(&asked)?.rows)?;
        let (payments, secret_payments): (Vec<PaymentLine>, Vec<PaymentLine>) =
            lines.into_iter().partition(|line| may_be_paid(line, &secret));
        let hidden = sources.contracts.iter().filter(|row| !may_be_told(row));
        Ok(Self {
            supplier,
            left_out: LeftOut {
                contracts: kept.len() as u64,
                not_public: secret.count,
                payments: secret_payments.len() as u64,
            },
            places: contracts.iter().map(|row| place(row)).collect(),
            hidden: hidden.map(|row| place(row)).collect(),
            contracts,
            payments,
        })
    }

    /// Whether records are of this supplier, one of them at least, and all of them may be told of.
    pub(super) fn may_tell_of(&self, places: &[String]) -> bool {
        places.iter().any(|place| self.places.contains(place))
            && !places.iter().any(|place| self.hidden.contains(place))
    }
}

fn may_be_paid(line: &PaymentLine, secret: &Secret) -> bool {
    let of_secret = line
        .contract_reference
        .as_ref()
        .is_some_and(|own| secret.references.contains(&own.trim().to_lowercase()));
    line.marked_public != Some(false) && !of_secret
}

/// Where a contract stands, as decisions and findings write it.
pub(super) fn place(row: &ContractRow) -> String {
    format!("{}: {}", row.file, row.position)
}
