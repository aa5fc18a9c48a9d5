//! How many slips of the pen lie between two words.

/// The longest words compared letter by letter.
const LONGEST: usize = 32;

/// The optimal string alignment distance: letters left out, added, changed, or two neighbours
/// swapped. 3 stands for 3 or more, and for words too long to compare.
pub(crate) fn distance(a: &[u8], b: &[u8]) -> u8 {
    if a.len() > LONGEST || b.len() > LONGEST || a.len().abs_diff(b.len()) > 2 {
        return 3;
    }
    let (a, b) = differing(a, b);
    let mut rows = [[0_u8; LONGEST + 1]; 3];
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j as u8;
    }
    for i in 1..=a.len() {
        let (now, before, twice) = (i % 3, (i + 2) % 3, (i + 1) % 3);
        rows[now][0] = i as u8;
        let mut least = i as u8;
        for j in 1..=b.len() {
            let change = u8::from(a[i - 1] != b[j - 1]);
            let one_less = rows[before][j].min(rows[now][j - 1]) + 1;
            let mut cell = one_less.min(rows[before][j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cell = cell.min(rows[twice][j - 2] + 1);
            }
            rows[now][j] = cell;
            least = least.min(cell);
        }
        if least > 2 {
            return 3;
        }
    }
    rows[a.len() % 3][b.len()].min(3)
}

/// Two words without what they begin and end with alike, which takes no slip.
fn differing<'a>(a: &'a [u8], b: &'a [u8]) -> (&'a [u8], &'a [u8]) {
    let alike = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[alike..], &b[alike..]);
    let alike = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    (&a[..a.len() - alike], &b[..b.len() - alike])
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn slips_are_counted() {
        for (a, b, expected) in [
            ("PHOENIX", "PHONENIX", 1),
            ("SAVILLS", "SAVVILS", 2),
            ("METROPOLITAN", "MERTOPOLITAN", 1),
            ("KING", "KING", 0),
            ("", "AB", 2),
            ("CIVICA", "CAPITA", 3),
            ("ABC", "ABCDEF", 3),
        ] {
            assert_eq!(distance(a.as_bytes(), b.as_bytes()), expected, "{a} {b}");
            assert_eq!(distance(b.as_bytes(), a.as_bytes()), expected, "{b} {a}");
        }
    }

    /// The distance by its definition.
    fn by_definition(a: &[u8], b: &[u8]) -> u8 {
        let (Some((last_a, rest_a)), Some((last_b, rest_b))) = (a.split_last(), b.split_last())
        else {
            return (a.len() + b.len()) as u8;
        };
        let change = by_definition(rest_a, rest_b) + u8::from(last_a != last_b);
        let one_less = by_definition(rest_a, b).min(by_definition(a, rest_b)) + 1;
        let swapped = match (a, b) {
            ([a @ .., one, two], [b @ .., other, last]) if one == last && two == other => {
                by_definition(a, b) + 1
            }
            _ => u8::MAX,
        };
        change.min(one_less).min(swapped)
    }

    #[test]
    fn short_words_have_the_distance_of_the_definition() {
        let words: Vec<Vec<u8>> = (0..243_u32)
            .flat_map(|n| (0..=5).map(move |length| (n, length)))
            .map(|(n, length)| {
                (0..length).map(|at| b"ABC"[n as usize / 3_usize.pow(at) % 3]).collect()
            })
            .collect();
        for (at, a) in words.iter().enumerate().step_by(7) {
            for b in words.iter().skip(at % 11).step_by(13) {
                assert_eq!(distance(a, b), by_definition(a, b).min(3), "{a:?} {b:?}");
            }
        }
    }
}
