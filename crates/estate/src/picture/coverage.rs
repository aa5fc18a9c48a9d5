use super::contracts::net_value;
use super::{Coverage, Period, SpendFigure};
use crate::organisations::NOT_STATED;
use crate::{Audit, REDACTED, Stage, Window};

/// How much of the estate the figures speak for.
pub(super) fn coverage(audit: &Audit, window: Window, spend_by_buyer: &[SpendFigure]) -> Coverage {
    let (suppliers, buyers) = (&audit.organisations.suppliers, &audit.organisations.buyers);
    let mut coverage = Coverage {
        spend_lines: audit.spend.len() as u64,
        contracts: audit.contracts.len() as u64,
        withheld: audit.withheld.len() as u64,
        rejected_rows: audit.rejected.len() as u64,
        suppliers: suppliers.somebody().count() as u64,
        supplier_names: suppliers.somebody().map(|own| own.written.len() as u64).sum(),
        buyers: buyers.somebody().count() as u64,
        doubtful_pairs: suppliers.doubtful_pairs + buyers.doubtful_pairs,
        ..Coverage::default()
    };
    cover_spend(audit, &mut coverage);
    cover_periods(spend_by_buyer, &mut coverage);
    for contract in audit.contracts.iter().filter(|contract| contract.stage == Stage::Awarded) {
        coverage.awarded += 1;
        if let Some(value) = net_value(contract) {
            coverage.valued += 1;
            coverage.contract_net_pence += value;
        }
        match contract.end {
            None => coverage.without_end += 1,
            Some(end) => coverage.ended += u64::from(end < window.as_at),
        }
    }
    coverage
}

fn cover_spend(audit: &Audit, coverage: &mut Coverage) {
    let spend = &audit.spend;
    let amounts = spend.net.iter().zip(&spend.gross).zip(&spend.currency);
    let who = spend.supplier.iter().zip(&spend.date);
    for (((net, gross), currency), (supplier, date)) in amounts.zip(who) {
        coverage.redacted_lines += u64::from(spend.text(*supplier) == REDACTED);
        coverage.undated_lines += u64::from(date.is_none());
        if spend.text(*currency) != "GBP" {
            coverage.other_currency_lines += 1;
            continue;
        }
        if let Some(net) = net {
            coverage.net_lines += 1;
            coverage.net_pence += *net;
        }
        if let Some(gross) = gross {
            coverage.gross_lines += 1;
            coverage.gross_pence += *gross;
        }
    }
}

fn cover_periods(spend_by_buyer: &[SpendFigure], coverage: &mut Coverage) {
    coverage.first_payment = spend_by_buyer.iter().filter_map(|figure| figure.first_date).min();
    coverage.last_payment = spend_by_buyer.iter().filter_map(|figure| figure.last_date).max();
    let named = spend_by_buyer.iter().filter(|figure| figure.name != NOT_STATED);
    coverage.buyers_with_spend = named.clone().count() as u64;
    coverage.common_period = Period::in_common(named.filter_map(SpendFigure::period));
}
