use std::collections::BTreeMap;

use serde_json::Value;

use crate::cell::pence_of;
use crate::{Basis, Money, Pence};

/// The values of a source's releases, added up.
///
/// For each release: the values of its contracts; if none of them has one, those of its awards.
/// Every release counts, also one that repeats an earlier release of its process, so that the sums
/// can be checked against the file. Placeholders are counted and not summed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Net, in pounds sterling; `None` if nothing has such a value.
    pub net: Option<Pence>,
    /// With VAT, in pounds sterling, where a value states it. Never added to net.
    pub gross: Option<Pence>,
    /// Net, in other currencies, by ISO 4217 code.
    pub other_currencies: BTreeMap<String, Pence>,
    /// Net values of 0, 0.01 or 1.
    pub placeholders: u64,
}

impl Sums {
    /// The sums of one release.
    pub(super) fn of(release: &Value) -> Self {
        let mut sums = Self::default();
        let values = |list: &str| -> Vec<&Value> {
            let items = release.get(list).and_then(Value::as_array);
            items.into_iter().flatten().filter_map(|item| item.get("value")).collect()
        };
        let contracts = values("contracts");
        let has_amount = |value: &&Value| amount(value, "amount").is_some();
        let counted = if contracts.iter().any(has_amount) { contracts } else { values("awards") };
        for value in counted {
            sums.count(value);
        }
        sums
    }

    fn count(&mut self, value: &Value) {
        let currency = currency(value);
        if let Some(net) = amount(value, "amount") {
            if net.is_placeholder() {
                self.placeholders += 1;
            } else if currency == "GBP" {
                *self.net.get_or_insert_default() += net;
            } else {
                *self.other_currencies.entry(currency.to_owned()).or_default() += net;
            }
        }
        if let Some(gross) = amount(value, "amountGross")
            && currency == "GBP"
            && !gross.is_placeholder()
        {
            *self.gross.get_or_insert_default() += gross;
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        for (sum, more) in [(&mut self.net, other.net), (&mut self.gross, other.gross)] {
            if let Some(more) = more {
                *sum.get_or_insert_default() += more;
            }
        }
        for (currency, more) in other.other_currencies {
            *self.other_currencies.entry(currency).or_default() += more;
        }
        self.placeholders += other.placeholders;
    }
}

/// A value's net amount, unless it is a placeholder.
pub(super) fn net(value: Option<&Value>) -> Option<Money> {
    money(value?, "amount", Basis::Net)
}

/// A value's amount with VAT, as the United Kingdom's extension gives it.
pub(super) fn gross(value: Option<&Value>) -> Option<Money> {
    money(value?, "amountGross", Basis::Gross)
}

fn money(value: &Value, field: &str, basis: Basis) -> Option<Money> {
    let pence = amount(value, field).filter(|pence| !pence.is_placeholder())?;
    let basis_stated = value.get("amountGross").is_some();
    Some(Money { pence, currency: currency(value).to_owned(), basis, basis_stated })
}

fn amount(value: &Value, field: &str) -> Option<Pence> {
    match value.get(field)? {
        Value::Number(number) => pence_of(&number.to_string()),
        Value::String(text) => pence_of(text.trim()),
        _ => None,
    }
}

fn currency(value: &Value) -> &str {
    value.get("currency").and_then(Value::as_str).filter(|code| !code.is_empty()).unwrap_or("GBP")
}
