use super::PipelineRow;
use crate::table_cell::TableCell;

/// One column of the pipeline. Its heading is none of those of the decisions, so that a returned workbook does
/// not take the sheet for theirs.
pub(crate) struct PipelineColumn {
    /// Its heading.
    pub(crate) heading: &'static str,
    /// The field of Open Contracting data, as Find a Tender has it in a pipeline notice; none where the column
    /// is of the present contract, or ours.
    pub(crate) ocds: Option<&'static str>,
    /// How wide it is, in letters.
    pub(crate) width: f64,
    /// What it means.
    pub(crate) meaning: &'static str,
    /// What it shows of a row.
    pub(crate) cell: fn(&PipelineRow) -> TableCell<'_>,
}

const DATE: f64 = 14.0;
const MONEY: f64 = 18.0;

pub(crate) const PIPELINE_COLUMNS: &[PipelineColumn] = {
    use TableCell::{Count, Date, Money, Text, Texts};
    &[
        PipelineColumn {
            heading: "Contracting authority",
            ocds: Some("buyer/name"),
            width: 30.0,
            meaning: "Who holds the present contract; several for a joint procurement.",
            cell: |row| Text(&row.contracting_authority),
        },
        PipelineColumn {
            heading: "Contract title",
            ocds: Some("tender/title"),
            width: 50.0,
            meaning: "What the present contract is called.",
            cell: |row| Text(&row.title),
        },
        PipelineColumn {
            heading: "Description",
            ocds: Some("tender/description"),
            width: 50.0,
            meaning: "What it is for, where the source says more than the title.",
            cell: |row| TableCell::text_of(row.description.as_deref()),
        },
        PipelineColumn {
            heading: "Estimated value without VAT",
            ocds: Some("tender/value/amount"),
            width: MONEY,
            meaning: "What the present contract is worth, net, in pounds sterling. It is not reckoned from the value with VAT.",
            cell: |row| Money(row.value_net_pence),
        },
        PipelineColumn {
            heading: "Estimated value with VAT",
            ocds: Some("tender/value/amountGross"),
            width: MONEY,
            meaning: "The same, gross, only where the source states it. The Act's £2 million is with VAT.",
            cell: |row| Money(row.value_gross_pence),
        },
        PipelineColumn {
            heading: "What the estimate is from",
            ocds: None,
            width: 46.0,
            meaning: "The present contract's total, or a year's worth over its months, and whether the source says if VAT is in it.",
            cell: |row| Text(&row.value_basis),
        },
        PipelineColumn {
            heading: "Tender notice or invitation (estimated)",
            ocds: Some("tender/communication/futureNoticeDate"),
            width: DATE,
            meaning: "Reckoned: the procurement-start date of the sheet Decisions, the present end less the months that a procurement is assumed to take.",
            cell: |row| Date(row.tender_notice),
        },
        PipelineColumn {
            heading: "Has that day passed",
            ocds: None,
            width: DATE,
            meaning: "Yes where the procurement should have begun before the as-at date. Nothing here says whether it has.",
            cell: |row| Text(if row.is_overdue { "yes" } else { "no" }),
        },
        PipelineColumn {
            heading: "Contract start (estimated)",
            ocds: Some("tender/lots/contractPeriod/startDate"),
            width: DATE,
            meaning: "Reckoned: the day after the present contract's last.",
            cell: |row| Date(row.contract_start),
        },
        PipelineColumn {
            heading: "Contract end (estimated)",
            ocds: Some("tender/lots/contractPeriod/endDate"),
            width: DATE,
            meaning: "Reckoned: as long as the present contract's first term. Blank where that is not known.",
            cell: |row| Date(row.contract_end),
        },
        PipelineColumn {
            heading: "Goods, services or works",
            ocds: Some("tender/mainProcurementCategory"),
            width: DATE,
            meaning: "For you to fill in: no source that is read says it.",
            cell: |row| TableCell::text_of(row.main_category.as_deref()),
        },
        PipelineColumn {
            heading: "CPV code",
            ocds: Some("tender/items/additionalClassifications/id"),
            width: DATE,
            meaning: "Of the present contract, where its source gives one.",
            cell: |row| TableCell::text_of(row.cpv.as_deref()),
        },
        PipelineColumn {
            heading: "Category in words",
            ocds: None,
            width: 30.0,
            meaning: "The present contract's category as the source says it.",
            cell: |row| TableCell::text_of(row.category.as_deref()),
        },
        PipelineColumn {
            heading: "Procurement method",
            ocds: Some("tender/procurementMethodDetails"),
            width: 22.0,
            meaning: "For you to fill in: no source says how it will be bought.",
            cell: |row| TableCell::text_of(row.procurement_method.as_deref()),
        },
        PipelineColumn {
            heading: "Present route",
            ocds: None,
            width: 22.0,
            meaning: "How the present contract was bought.",
            cell: |row| Text(&row.present_route),
        },
        PipelineColumn {
            heading: "Present framework and lot",
            ocds: None,
            width: 30.0,
            meaning: "The framework or dynamic market that the present contract is called off from.",
            cell: |row| TableCell::text_of(row.present_framework.as_deref()),
        },
        PipelineColumn {
            heading: "Present reference",
            ocds: None,
            width: 16.0,
            meaning: "The body's own reference of the present contract, or the notice's.",
            cell: |row| TableCell::text_of(row.present_reference.as_deref()),
        },
        PipelineColumn {
            heading: "Present end",
            ocds: None,
            width: DATE,
            meaning: "The last day of the present contract as it now stands.",
            cell: |row| Date(row.present_end),
        },
        PipelineColumn {
            heading: "Months of options left",
            ocds: None,
            width: DATE,
            meaning: "By how many months the present contract may still be extended: taken, they move every date here. Blank where that is not known.",
            cell: |row| Count(row.months_left),
        },
        PipelineColumn {
            heading: "Not known",
            ocds: None,
            width: 46.0,
            meaning: "The fields of a pipeline notice that are blank in the row.",
            cell: |row| Texts(&row.not_known),
        },
        PipelineColumn {
            heading: "Where it stands",
            ocds: None,
            width: 46.0,
            meaning: "Each record that tells of the present contract: file and row.",
            cell: |row| Texts(&row.places),
        },
        PipelineColumn {
            heading: "Doubts",
            ocds: None,
            width: 60.0,
            meaning: "What contradicts itself in the present contract, or cannot be, and what was corrected.",
            cell: |row| Texts(&row.to_check),
        },
        PipelineColumn {
            heading: "Contract id",
            ocds: None,
            width: 26.0,
            meaning: "The present contract's id, as in contracts.csv and in the sheet Decisions.",
            cell: |row| Text(&row.id),
        },
    ]
};
