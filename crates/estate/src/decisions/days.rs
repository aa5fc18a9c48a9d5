use chrono::{Months, NaiveDate};

use super::{ContractTerm, Lead};
use crate::Contract;
use crate::corrections::Fact;

/// The days on which something is due, as one record's facts have it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days {
    pub(super) notice_by: Option<NaiveDate>,
    pub(super) procurement_start: Option<NaiveDate>,
}

impl Days {
    pub(super) fn of(contract: &Contract, term: &ContractTerm, lead: Lead) -> Self {
        let before = |months| term.possible_end()?.checked_sub_months(Months::new(months));
        let has_options = term.latest_end > term.current_end;
        let said = &contract.said;
        let notice_months = said.count(Fact::NoticeMonths).unwrap_or(lead.notice_months);
        // Of a date that the body says is not known, none is reckoned; of a period, planning assumes one.
        let is_reckoned = has_options && !said.is_unknown(Fact::NoticeBy);
        let notice_by = before(notice_months).filter(|_| is_reckoned);
        Self {
            notice_by: said.date(Fact::NoticeBy).or(notice_by),
            procurement_start: before(lead.procurement_months),
        }
    }

    /// The first of them.
    pub(super) fn first(self) -> Option<NaiveDate> {
        self.notice_by.into_iter().chain(self.procurement_start).min()
    }
}
