use estate::SpendFigure;

use crate::Report;
use crate::words::pounds;

const MOST: usize = 10;
const BAR_HEIGHT: usize = 30;
/// How long the longest bar is, in the figure's own units.
const LONGEST: i64 = 400;
const LABEL: usize = 34;

/// Spend by supplier as bars; the table that follows says the same in text.
pub(super) struct Bars {
    pub(super) basis: &'static str,
    pub(super) summary: String,
    pub(super) height: usize,
    pub(super) each: Vec<Bar>,
}

/// One bar, placed.
pub(super) struct Bar {
    pub(super) name: String,
    pub(super) amount: String,
    pub(super) top: usize,
    pub(super) text: usize,
    pub(super) length: i64,
    pub(super) after: i64,
}

impl Bars {
    /// Bars of net spend where any is stated, else of gross; none if no supplier was paid more
    /// than it gave back, or if bars of different times would stand side by side.
    pub(super) fn of(report: &Report) -> Option<Self> {
        if !report.coverage.periods_overlap() {
            return None;
        }
        let (basis, amount): (_, fn(&SpendFigure) -> i64) = if report.coverage.net_lines > 0 {
            ("net", |figure| figure.net_pence.0)
        } else {
            ("gross", |figure| figure.gross_pence.0)
        };
        let figures = report.figures.spend_by_supplier.iter();
        let largest: Vec<&SpendFigure> =
            figures.filter(|figure| amount(figure) > 0).take(MOST).collect();
        let most = largest.iter().map(|figure| amount(figure)).max()?;
        let bars: Vec<Bar> = largest
            .iter()
            .enumerate()
            .map(|(place, figure)| bar(place, figure, amount(figure), most))
            .collect();
        let first = bars.first()?;
        let summary = format!(
            "The {} suppliers with most {basis} spend. The first is {} with {}. The table below \
             gives every amount.",
            bars.len(),
            first.name,
            first.amount
        );
        Some(Self { basis, summary, height: bars.len() * BAR_HEIGHT, each: bars })
    }
}

fn bar(place: usize, figure: &SpendFigure, amount: i64, most: i64) -> Bar {
    // In wide arithmetic, as an amount in pence times a length may not fit an i64.
    let length = i128::from(amount) * i128::from(LONGEST) / i128::from(most);
    let length = i64::try_from(length).unwrap_or(LONGEST).max(1);
    Bar {
        name: label(&figure.name),
        amount: pounds(estate::Pence(amount)),
        top: place * BAR_HEIGHT + 4,
        text: place * BAR_HEIGHT + 20,
        length,
        after: 268 + length,
    }
}

fn label(name: &str) -> String {
    if name.chars().count() <= LABEL {
        return name.to_owned();
    }
    name.chars().take(LABEL - 1).chain(['…']).collect()
}
