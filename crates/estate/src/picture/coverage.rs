use super::Coverage;
use super::contracts::net_value;
use super::spend::earlier;
use crate::{Audit, REDACTED, Stage, Window};

/// How much of the estate the figures speak for.
pub(super) fn coverage(audit: &Audit, window: Window, suppliers: u64, buyers: u64) -> Coverage {
    let mut coverage = Coverage {
        spend_lines: audit.spend.len() as u64,
        contracts: audit.contracts.len() as u64,
        withheld: audit.withheld.len() as u64,
        rejected_rows: audit.rejected.len() as u64,
        suppliers,
        buyers,
        ..Coverage::default()
    };
    cover_spend(audit, &mut coverage);
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
        coverage.first_payment = earlier(coverage.first_payment, *date);
        coverage.last_payment = coverage.last_payment.max(*date);
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
