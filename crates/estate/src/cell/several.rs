//! A supplier cell that holds a list: `Adair Hire, Bewley Sound and Corran Tents`.

/// Whether the cells beside a supplier's name say that there are several: a postcode or a number that is
/// `Various`, or two numbers in one cell.
pub(crate) fn says_several(postcode: &str, number: &str) -> bool {
    const WORDS: [&str; 4] = ["various", "multiple", "several", "see list"];
    let is_word = |cell: &str| WORDS.iter().any(|word| cell.trim().eq_ignore_ascii_case(word));
    let runs = number.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() >= 6);
    is_word(postcode) || is_word(number) || runs.count() > 1
}

/// The names of a list with commas; the cell whole where it is none. To be asked only where something else
/// [says that there are several](says_several): partnerships and places have commas too.
pub(crate) fn listed(cell: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        cell.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty()).collect();
    if names.len() < 2 {
        return vec![cell];
    }
    if let Some(last) = names.pop() {
        let last = last.strip_prefix("and ").unwrap_or(last);
        match last.split_once(" and ").filter(|(_, end)| !is_legal(end)) {
            Some((one, other)) => names.extend([one.trim(), other.trim()]),
            None => names.push(last),
        }
    }
    if names.iter().any(|name| is_legal(name)) { vec![cell] } else { names }
}

/// Whether a part is no name of its own, but the end of one: `Ltd`, `Sons`.
fn is_legal(part: &str) -> bool {
    const ENDS: [&str; 10] =
        ["ltd", "limited", "plc", "llp", "inc", "co", "company", "sons", "partners", "associates"];
    let first = part.split([' ', '.']).next().unwrap_or_default();
    ENDS.iter().any(|end| first.eq_ignore_ascii_case(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cells_beside_a_name_say_that_there_are_several() {
        assert!(says_several("Various", ""));
        assert!(says_several("M1 1AA", "Adair 10000001\nBewley 02000002"));
        assert!(!says_several("M1 1AA", "10000001"));
        assert!(!says_several("", "IP 20000R 12"));
    }

    #[test]
    fn a_list_is_taken_apart_and_a_name_with_commas_is_not() {
        assert_eq!(
            listed("Adair Hire, Bewley Sound and Corran Tents"),
            ["Adair Hire", "Bewley Sound", "Corran Tents"]
        );
        assert_eq!(listed("Adair, Bewley's, and Corran"), ["Adair", "Bewley's", "Corran"]);
        assert_eq!(listed("Adair, Bewley and Sons Ltd"), ["Adair", "Bewley and Sons Ltd"]);
        for whole in ["Adair Hire, Ltd", "Various Providers", "Adair and Bewley"] {
            assert_eq!(listed(whole), [whole]);
        }
    }
}
