use super::Asked;
use super::error::TableFault;

/// Below this likeness a heading is not worth suggesting.
const ALIKE: f64 = 0.7;

/// Where each column that was asked for stands among the headings.
pub(super) fn positions(
    headings: &[String],
    asked: &[Asked<'_>],
) -> Result<Vec<usize>, TableFault> {
    asked.iter().map(|column| position(headings, column.heading)).collect()
}

/// How many of the columns asked for are among the headings.
pub(super) fn found(headings: &[String], asked: &[Asked<'_>]) -> usize {
    asked.iter().filter(|column| headings.iter().any(|it| is(it, column.heading))).count()
}

fn position(headings: &[String], wanted: &str) -> Result<usize, TableFault> {
    let mut places = headings.iter().enumerate().filter(|(_, heading)| is(heading, wanted));
    match (places.next(), places.next()) {
        (Some((at, _)), None) => Ok(at),
        (Some(_), Some(_)) => Err(TableFault::TwoColumns { heading: wanted.to_owned() }),
        (None, _) => Err(TableFault::NoColumn {
            heading: wanted.to_owned(),
            nearest: nearest(headings, wanted),
            there: headings.to_vec(),
        }),
    }
}

/// Headings are compared as written but for the space in them, which nobody sees.
fn is(heading: &str, wanted: &str) -> bool {
    heading == wanted || heading.split_whitespace().eq(wanted.split_whitespace())
}

/// The heading most like the one wanted, the first of several.
fn nearest(headings: &[String], wanted: &str) -> Option<String> {
    let wanted = wanted.to_lowercase();
    let mut best: Option<(f64, &String)> = None;
    for heading in headings {
        let likeness = likeness(&heading.to_lowercase(), &wanted);
        if likeness >= ALIKE && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, heading));
        }
    }
    best.map(|(_, heading)| heading.clone())
}

fn likeness(heading: &str, wanted: &str) -> f64 {
    // `name` for `Supplier name` is likelier meant than a few wrong letters.
    let holds = heading.split(|c: char| !c.is_alphanumeric()).any(|word| word == wanted);
    let spelled = strsim::jaro_winkler(heading, wanted);
    if holds { spelled.max(0.9) } else { spelled }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wanted: &str, expected: Option<&str>) {
        let headings = ["Row", "Supplier name", "Postcode", "Company No."].map(str::to_owned);
        assert_eq!(nearest(&headings, wanted).as_deref(), expected);
    }

    #[test]
    fn the_nearest_heading_is_suggested() {
        check("supplier_name", Some("Supplier name"));
        check("name", Some("Supplier name"));
        check("post code", Some("Postcode"));
        check("row", Some("Row"));
        check("sme", None);
    }
}
