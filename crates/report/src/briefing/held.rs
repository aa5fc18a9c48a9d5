use std::collections::BTreeSet;

use estate::Organisation;
use estate::corrections::{CorrectionEntry, Fact};

use super::BriefingSources;
use super::as_published::{Standing, as_published};
use super::public::{LeftOut, Secret, may_be_told};
use crate::{ContractRow, PaymentLine, PaymentParty, PaymentTable, PaymentsAsked, ReportError};

/// What is held of a supplier and may be told.
pub(super) struct Held<'a> {
    pub(super) supplier: &'a Organisation,
    /// Its contracts, as bodies corrected them.
    pub(super) contracts: Vec<&'a ContractRow>,
    /// Those that sources say are its own, as they state them.
    pub(super) published: Vec<ContractRow>,
    /// Its payments, the latest first.
    pub(super) payments: Vec<PaymentLine>,
    pub(super) left_out: LeftOut,
    /// Where its contracts stand that may be told of.
    places: BTreeSet<String>,
    /// Where any contracts stand that may not, whoever supplies.
    hidden: BTreeSet<String>,
    /// Where all others stand: those that may not be told of, and those of other suppliers.
    others: Vec<String>,
}

impl<'a> Held<'a> {
    pub(super) fn of(
        sources: BriefingSources<'a>,
        supplier: &'a Organisation,
        payments: &PaymentTable,
    ) -> Result<Self, ReportError> {
        let is_own = |row: &&ContractRow| {
            ContractRow::parts(&row.supplier_organisations).any(|id| id == supplier.id)
        };
        let (open, kept): (Vec<&ContractRow>, Vec<&ContractRow>) =
            sources.contracts.iter().copied().partition(|row| may_be_told(row));
        let (own, of_others): (Vec<&ContractRow>, Vec<&ContractRow>) =
            open.into_iter().partition(is_own);
        let mut secret = Secret::of(sources.dir, sources.report, supplier)?;
        kept.iter().filter_map(|row| row.reference.as_deref()).for_each(|own| secret.add(own));
        let of = PaymentParty::AnyOf(BTreeSet::from([supplier.id.clone()]));
        let asked = PaymentsAsked { supplier: Some(of), ..PaymentsAsked::default() };
        let lines = payments.lines(&payments.find(&asked)?.rows)?;
        let (payments, secret_payments): (Vec<PaymentLine>, Vec<PaymentLine>) =
            lines.into_iter().partition(|line| may_be_paid(line, &secret));
        let at = |row: &&ContractRow| row.place();
        let mut held = Self {
            supplier,
            left_out: LeftOut {
                contracts: kept.iter().copied().filter(is_own).count() as u64,
                not_public: secret.count,
                payments: secret_payments.len() as u64,
            },
            places: own.iter().map(at).collect(),
            hidden: kept.iter().map(at).collect(),
            others: kept.iter().chain(&of_others).map(at).collect(),
            contracts: own,
            published: Vec::new(),
            payments,
        };
        held.keep_what_is_its_own(sources);
        Ok(held)
    }

    /// Nothing of a row that is this supplier's only by a word on a row that may not be told of.
    fn keep_what_is_its_own(&mut self, sources: BriefingSources<'_>) {
        let mut published = Vec::new();
        let mut kept = Vec::new();
        for row in &self.contracts {
            let corrected: Vec<Standing<'_>> = sources.report.corrected(row).collect();
            let mut suppliers =
                corrected.iter().filter(|(own, _)| own.fact == Some(Fact::Supplier));
            if suppliers.all(|(own, _)| self.may_repeat(own)) {
                kept.push(*row);
                published.extend(as_published(row, &corrected, self.supplier));
            }
        }
        self.contracts = kept;
        self.published = published;
    }

    /// Whether a correction is of a row that may be told of.
    pub(super) fn may_repeat(&self, entry: &CorrectionEntry) -> bool {
        self.contracts.iter().any(|own| entry.contract.as_deref() == Some(&own.id))
    }

    /// Whether records are of this supplier, one of them at least, and all of them may be told of.
    pub(super) fn may_tell_of(&self, places: &[String]) -> bool {
        places.iter().any(|place| self.places.contains(place))
            && !places.iter().any(|place| self.hidden.contains(place))
    }

    /// Whether a sentence names no row but its own.
    pub(super) fn names_no_other(&self, sentence: &str) -> bool {
        let names = |place: &String| {
            let mut found = sentence.match_indices(place.as_str());
            // Row 3 is not row 31.
            found.any(|(at, _)| {
                let rest = sentence.get(at + place.len()..).unwrap_or_default();
                !rest.starts_with(|next: char| next.is_ascii_digit())
            })
        };
        !self.others.iter().any(names)
    }

    /// Whether everything that is known of it may be told.
    pub(super) fn is_whole(&self) -> bool {
        self.left_out.contracts == 0 && self.left_out.payments == 0
    }
}

fn may_be_paid(line: &PaymentLine, secret: &Secret) -> bool {
    let names_secret = line.contract_reference.as_ref().is_some_and(|own| secret.hides(own));
    line.marked_public != Some(false) && !names_secret
}
