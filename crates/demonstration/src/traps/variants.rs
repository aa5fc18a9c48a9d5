use super::invention::{Invention, Written};

/// Two to four records of one organisation.
pub(super) fn group(turn: usize, invention: &mut Invention) -> Vec<Written> {
    let stem = invention.stem();
    let names = if turn.is_multiple_of(8) {
        public_body(turn / 8, &stem)
    } else {
        company(turn, &stem, invention)
    };
    let (number, postcode) = (invention.number(), invention.postcode());
    names
        .into_iter()
        .map(|name| {
            let mut written = Written::new(1, name);
            if invention.percent(40) {
                written = written.numbered(&number);
            }
            if invention.percent(70) {
                written = written.at(&postcode);
            }
            written
        })
        .collect()
}

/// A body in full and as others shorten it.
fn public_body(turn: usize, stem: &str) -> Vec<String> {
    let writings: &[&str] = match turn % 4 {
        0 => &["{} Metropolitan Borough Council", "{} MBC", "{} Council"],
        1 => &["{} NHS Foundation Trust", "{} NHSFT", "{} NHS FT"],
        2 => &["{} Borough Council", "{} BC", "London Borough of {}"],
        _ => &["{} Clinical Commissioning Group", "NHS {} CCG"],
    };
    writings.iter().map(|writing| writing.replace("{}", stem)).collect()
}

/// A company as registered, and one to three other writings.
fn company(turn: usize, stem: &str, invention: &mut Invention) -> Vec<String> {
    let trade = invention.trade();
    let mut names = vec![format!("{stem} {trade} Ltd")];
    for other in 0..=turn % 3 {
        names.push(otherwise(turn + other * 5, stem, trade, invention));
    }
    names
}

fn otherwise(way: usize, stem: &str, trade: &str, invention: &mut Invention) -> String {
    match way % 11 {
        0 => format!("{stem} {trade} Limited"),
        1 => format!("{stem} {trade}").to_uppercase(),
        2 => format!("{stem} {} Ltd.", trade.replace('&', "and")),
        3 => format!("{:06}{}", 1_000 + way * 13, format!("{stem} {trade} Ltd").to_uppercase()),
        4 => format!("{} {trade} Ltd", misspelt(stem, invention)),
        5 => format!("The {stem} {} Co Ltd", trade.replace('&', "&amp;")),
        6 => format!("{stem} {trade} Limited t/a {stem}"),
        7 => format!("{stem} {trade} (UK) Limited"),
        8 => format!("{stem} {trade} LTD - BACS").to_uppercase(),
        9 => format!("{stem}  {trade} Limited (formerly {} {trade} Ltd)", invention.stem()),
        _ => format!("{} {trade} Limited", misspelt(stem, invention)).to_uppercase(),
    }
}

/// Two neighbouring letters swapped, or one lost; never near the start.
fn misspelt(stem: &str, invention: &mut Invention) -> String {
    let mut letters: Vec<char> = stem.chars().collect();
    let at = 3 + invention.random().position(letters.len().saturating_sub(4));
    if letters[at] == letters[at - 1] || invention.percent(50) {
        letters.remove(at);
    } else {
        letters.swap(at, at - 1);
    }
    letters.into_iter().collect()
}
