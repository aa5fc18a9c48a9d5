use super::Field;
use super::layouts::Assignment;
use crate::Kind;

/// What a table is, by the fields it has. A known layout or a person's word goes first.
pub(crate) fn kind_of(assignment: &Assignment) -> Kind {
    if let Some(kind) = assignment.kind {
        return kind;
    }
    let has = |field| assignment.has(field);
    let any = |fields: &[Field]| fields.iter().any(|field| assignment.has(*field));
    let payment = any(&[Field::Net, Field::Gross, Field::Amount]);
    let worth = any(&[Field::TotalValue, Field::AnnualValue]);
    let dates = any(&[Field::Start, Field::End, Field::CurrentEnd]);
    let named = any(&[Field::Title, Field::ContractReference, Field::Description]);
    let supplier = any(&[Field::Supplier, Field::Suppliers]);

    if has(Field::Suppliers) && any(&[Field::NoticeId, Field::NoticeType]) {
        return Kind::ContractsFinderExport;
    }
    let spend = supplier && payment;
    let register = named && (dates || (worth && supplier));
    match (spend, register) {
        (true, false) => Kind::Spend,
        (false, true) => Kind::Register,
        // Payments that quote their contract's title and dates, or contracts with their spend so far.
        (true, true) if worth && !has(Field::PaymentReference) => Kind::Register,
        (true, true) if has(Field::PaymentReference) && !worth => Kind::Spend,
        (true, true) => Kind::Ambiguous,
        (false, false) if supplier && (has(Field::Value) || worth || dates) => Kind::Ambiguous,
        (false, false) if (payment || has(Field::Value)) && (dates || has(Field::PaymentDate)) => {
            Kind::Ambiguous
        }
        (false, false) => Kind::NotAContractSource,
    }
}

/// Once the kind is settled, reads columns that depend on it.
pub(crate) fn settle(kind: Kind, assignment: &mut Assignment) {
    let take = |assignment: &mut Assignment, from: Field, to: Field| {
        if !assignment.has(to)
            && let Some(column) = assignment.column(from)
            && let Some(slot) = assignment.columns.get_mut(column)
        {
            *slot = Some(to);
        }
    };
    match kind {
        Kind::Spend => {
            if !assignment.has(Field::Net) && !assignment.has(Field::Gross) {
                take(assignment, Field::Value, Field::Amount);
            }
            take(assignment, Field::Description, Field::Purpose);
        }
        Kind::Register | Kind::ContractsFinderExport => {
            for money in [Field::Value, Field::Amount, Field::Net] {
                take(assignment, money, Field::TotalValue);
            }
            take(assignment, Field::Purpose, Field::Description);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::layouts::assign;
    use super::*;

    #[track_caller]
    fn check(headers: &[&str], expected: Kind) {
        assert_eq!(kind_of(&assign(headers)), expected);
    }

    #[test]
    fn tables_are_known_by_their_fields() {
        check(&["Supplier", "Amount", "Date"], Kind::Spend);
        check(&["Title", "Supplier", "Start Date", "End Date", "Contract Value"], Kind::Register);
        check(&["Contract Reference", "Contract Title", "End Date"], Kind::Register);
        check(&["Notice Identifier", "Title", "Suppliers"], Kind::ContractsFinderExport);
    }

    #[test]
    fn a_value_that_may_be_a_payment_or_a_contracts_worth_is_asked_about() {
        check(&["Supplier", "Value", "Date"], Kind::Ambiguous);
    }

    #[test]
    fn a_list_of_products_is_no_contract_source() {
        check(&["council", "category", "product", "source"], Kind::NotAContractSource);
        check(&["Dear reader"], Kind::NotAContractSource);
    }
}
