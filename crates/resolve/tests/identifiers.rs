//! The reader of official numbers over real columns of them.

use arrow_array::{Array, StringArray};
use resolve::identifier::{Identifier, Scheme, column_with_schemes};

/// Of what is written in the award suppliers' column of numbers, nearly all is read, and what is
/// refused is not a company number in another writing.
#[test]
fn numbers_of_award_suppliers_are_read() {
    const SUITE: &str = "identifiers-award-suppliers";
    let Some(path) = suites::shared(SUITE, "data/resolve/uk-award-suppliers.csv") else { return };
    let mut reader = csv::Reader::from_path(path).unwrap();
    let headers = reader.headers().unwrap().clone();
    let place = |title| headers.iter().position(|header| header == title).unwrap();
    let (number, scheme) = (place("identifier_id"), place("identifier_scheme"));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let take = |at: usize| StringArray::from_iter_values(rows.iter().map(|row| &row[at]));
    let (numbers, schemes) = (take(number), take(scheme));

    let read = column_with_schemes(&numbers, &schemes);
    let written = rows.len() - read.blank;
    let refused: usize = read.refused.values().map(|refused| refused.rows).sum();
    assert!(written > 4_000, "{written} numbers");
    assert!(refused * 100 < written * 3 / 2, "{refused} of {written} refused: {:?}", read.refused);
    assert!(read.schemes[&Scheme::Company] > 3_900, "{:?}", read.schemes);

    // Eight digits, plain: each is read, and as itself without its leading zeros too.
    for text in numbers.iter().flatten() {
        if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) && text < "18" {
            let number = Identifier::read(text).unwrap();
            assert_eq!(number.number(), text);
            assert_eq!(Identifier::read(text.trim_start_matches('0')), Ok(number), "{text}");
        }
    }
    suites::ran(SUITE, numbers.len());
}
