//! References that central purchasing bodies give their frameworks.

use super::words::{Word, joined, stands};

/// Central purchasing bodies that are known by letters, which must stand in capitals.
const LETTERS: [&str; 8] = ["YPO", "ESPO", "NEPO", "KCS", "LHC", "CPC", "HTE", "SBS"];

/// Those that are known by a name.
const NAMES: [&[&str]; 8] = [
    &["Pagabo"],
    &["Fusion21"],
    &["Bloom"],
    &["Scape"],
    &["Scotland", "Excel"],
    &["Procure", "Partnerships"],
    &["Procurement", "for", "Housing"],
    &["HealthTrust", "Europe"],
];

/// Words that may stand between a body and the code of its framework.
const BETWEEN: [&str; 9] =
    ["framework", "frameworks", "agreement", "contract", "ref", "reference", "no", "number", "the"];

/// The first reference of a known kind: `RM6187`, `G-Cloud 14`, `ESPO 664_21`, `Bloom Framework`.
pub(super) fn reference(words: &[Word<'_>]) -> Option<String> {
    (0..words.len()).find_map(|at| {
        commercial_service(words, at)
            .or_else(|| cloud(words, at))
            .or_else(|| outcomes(words, at))
            .or_else(|| of_body(words, at))
    })
}

/// The Crown Commercial Service's: `RM6187`, `RM1557.13`, `RM 6263`.
fn commercial_service(words: &[Word<'_>], at: usize) -> Option<String> {
    let rest = words.get(at)?.text.strip_prefix("RM")?;
    let rest = if rest.is_empty() { words.get(at + 1)?.text } else { rest };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, tail) = rest.split_at_checked(digits)?;
    let is_part =
        tail.strip_prefix('.').is_some_and(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let is_roman = tail.bytes().all(|b| b"ivx".contains(&b));
    // RM10 9XX is a postcode.
    let ends = is_part || is_roman || tail.starts_with(['-', '/', '_']);
    let kept = if is_part || is_roman { tail } else { "" };
    ((3..=4).contains(&digits) && ends).then(|| format!("RM{number}{kept}"))
}

fn cloud(words: &[Word<'_>], at: usize) -> Option<String> {
    let after = if words.get(at)?.is_one_of(&["g-cloud", "gcloud"]) {
        at + 1
    } else if stands(words, at, &["g", "cloud"]) {
        at + 2
    } else {
        return None;
    };
    Some(numbered("G-Cloud", words.get(after)))
}

fn outcomes(words: &[Word<'_>], at: usize) -> Option<String> {
    const NAME: &str = "Digital Outcomes and Specialists";
    if let Some(number) = words.get(at)?.text.strip_prefix("DOS") {
        let next = if number.is_empty() { words.get(at + 1)?.text } else { number };
        let is_number = next.len() == 1 && next.bytes().all(|b| b.is_ascii_digit());
        return is_number.then(|| format!("{NAME} {next}"));
    }
    let is_named = ["and", "&"].iter().any(|and| {
        let name = ["digital", "outcomes", and, "specialists"];
        stands(words, at, &name)
    });
    is_named.then(|| numbered(NAME, words.get(at + 4)))
}

/// With its iteration, if the next word is a number of at most two digits.
fn numbered(name: &str, next: Option<&Word<'_>>) -> String {
    let is_number = |text: &str| text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
    match next.filter(|word| is_number(word.text)) {
        Some(number) => format!("{name} {}", number.text),
        None => name.to_owned(),
    }
}

/// A known body's: its code, or its name up to the word framework or lot.
fn of_body(words: &[Word<'_>], at: usize) -> Option<String> {
    let word = words.get(at).filter(|word| word.is_capitalised())?;
    if let Some(glued) = LETTERS.iter().find_map(|body| word.text.strip_prefix(body))
        && glued.trim_start_matches(['-', '_', '/']).starts_with(|c: char| c.is_ascii_digit())
    {
        return Some(word.text.to_owned());
    }
    let after = if LETTERS.contains(&word.text) {
        at + 1
    } else {
        at + NAMES.iter().find(|name| stands(words, at, name))?.len()
    };
    let body = words.get(at..after)?;
    // A sentence that ends with the body says nothing of a framework.
    if body.last()?.ends_clause {
        return None;
    }
    code(words, after, &joined(body)).or_else(|| name(words, after, &joined(body)))
}

fn code(words: &[Word<'_>], after: usize, body: &str) -> Option<String> {
    let rest = words.get(after..)?;
    let skipped = rest.iter().take(3).take_while(|word| word.is_one_of(&BETWEEN)).count();
    let crosses = rest.iter().take(skipped).any(|word| word.ends_clause);
    let code = rest.get(skipped).filter(|word| !crosses && is_code(**word))?;
    let is_whole = code.text.starts_with(body);
    Some(if is_whole { code.text.to_owned() } else { format!("{body} {}", code.text) })
}

/// `664_21`, `M-STAR4`, `000912`, `ASC1`; no year.
fn is_code(word: Word<'_>) -> bool {
    let year = word.text.parse::<u32>().is_ok_and(|number| (1990..=2040).contains(&number));
    let begins = word.text.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase());
    word.has_digit() && word.text.len() >= 3 && begins && !year
}

fn name(words: &[Word<'_>], after: usize, body: &str) -> Option<String> {
    let rest = words.get(after..)?;
    let stop = |word: &Word<'_>| word.is_one_of(&["framework", "dps", "lot"]);
    let length = rest.iter().take(9).position(stop)?;
    let between = rest.get(..length)?;
    let is_name = between.iter().all(|word| {
        let joins = word.is_one_of(&["and", "&", "for", "of"]);
        !word.ends_clause && (joins || word.is_capitalised())
    });
    let last = rest.get(length).filter(|_| is_name)?;
    let kept = if last.is("lot") { between } else { rest.get(..=length)? };
    Some(format!("{body} {}", joined(kept)).trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_as_real_records_write_them() {
        let said = [
            ("CCS RM6187 Direct Award - LD Fresh Eyes Review", "RM6187"),
            ("using Lot 1 of CCS framework agreement RM6020 Insurance", "RM6020"),
            ("Crown Commercial Service RM1557.13", "RM1557.13"),
            ("IT professional services to develop POC via RM6292", "RM6292"),
            ("awarded through the CCS G-Cloud 14 platform", "G-Cloud 14"),
            ("G Cloud Framework", "G-Cloud"),
            ("called off under DOS6", "Digital Outcomes and Specialists 6"),
            ("as permitted under the ESPO 509_23 framework", "ESPO 509_23"),
            ("Call-off from ESPO M-STAR4 Framework.", "ESPO M-STAR4"),
            ("Office fit out - YPO framework 882 ref CFC0339", "YPO 882"),
            ("YPO 1074: Office Desking, Seating & Storage", "YPO 1074"),
            ("Yorkshire Purchasing Organisation (YPO) 772 Road Marking", "YPO 772"),
            ("via LHC Framework ASC1, Lot 1B- Asbestos Surveys", "LHC ASC1"),
            ("NEPO GM & P Lot 1 - 1 x John Deere", "NEPO GM & P"),
            ("NEPO508 Specialist Professional Services", "NEPO508"),
            ("KCS Y21007 Software", "KCS Y21007"),
            ("NHS SBS SBS/19/AB/WAK/9411", "SBS/19/AB/WAK/9411"),
            ("via Bloom Framework", "Bloom Framework"),
            ("Pagabo Medium Works Framework", "Pagabo Medium Works Framework"),
        ];
        for (text, expected) in said {
            assert_eq!(reference(&Word::all(text)).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        for text in [
            "The site is at RM10 9XX, Dagenham, or RM109XX",
            "ESPO shall obtain a credit score in 2024",
            "Bloom Procurement Services Ltd",
            "supplied to YPO. 1200 desks",
            "YPO price list of 2022",
            "MS DOS emulator",
        ] {
            assert_eq!(reference(&Word::all(text)), None, "{text}");
        }
    }
}
