use resolve::name_key;

use super::NOT_STATED;
use crate::REDACTED;

/// What stands for suppliers that are not named: the first words, and words that may follow them.
const FIRST: &[&str] = &[
    "VARIOUS",
    "MULTIPLE",
    "SEVERAL",
    "NUMEROUS",
    "SUNDRY",
    "SUNDRIES",
    "MISCELLANEOUS",
    "MISC",
    "UNNAMED",
    "UNKNOWN",
    "ANONYMOUS",
    "WITHHELD",
    "CONFIDENTIAL",
    "PRIVATE",
    "INDIVIDUAL",
    "INDIVIDUALS",
    "ONE",
    "TBC",
    "TBA",
    "TBD",
    "NON",
    "NOT",
    "NAME",
    "PERSONAL",
    "REDACTED",
    "REDACTION",
    "NONE",
    "NIL",
    "NA",
];
const NEXT: &[&str] = &[
    "SUPPLIER",
    "SUPPLIERS",
    "PROVIDER",
    "PROVIDERS",
    "VENDOR",
    "VENDORS",
    "CREDITOR",
    "CREDITORS",
    "CONTRACTOR",
    "CONTRACTORS",
    "COMPANY",
    "COMPANIES",
    "INDIVIDUAL",
    "INDIVIDUALS",
    "PAYEE",
    "PAYEES",
    "PAYMENT",
    "PAYMENTS",
    "PERSON",
    "PERSONS",
    "PARTIES",
    "ORGANISATIONS",
    "FIRMS",
    "TIME",
    "OFF",
    "NAME",
    "NAMES",
    "WITHHELD",
    "REDACTED",
    "DATA",
    "INFORMATION",
    "STATED",
    "KNOWN",
    "APPLICABLE",
    "PROVIDED",
    "DISCLOSED",
    "AWARDED",
    "YET",
    "ACCOUNT",
    "ACCOUNTS",
    "LISTED",
    "BELOW",
    "SEE",
    "AND",
    "OF",
    "ON",
    "THE",
    "FRAMEWORK",
    "LOTS",
    "TO",
    "BE",
    "CONFIRMED",
];

/// Whether words stand where a record names nobody: `Various`, `Sundry supplier`, `Name withheld`.
pub(crate) fn is_nobody(name: &str) -> bool {
    if name == NOT_STATED || name == REDACTED {
        return true;
    }
    let key = name_key(name);
    let mut words = key.split(' ');
    let Some(first) = words.next().filter(|first| !first.is_empty()) else { return true };
    let alone = !matches!(first, "ONE" | "NON" | "NOT" | "NAME" | "PRIVATE" | "PERSONAL");
    let mut others = 0;
    let all = words.all(|word| {
        others += 1;
        NEXT.contains(&word)
    });
    FIRST.contains(&first) && all && (alone || others > 0)
}

#[cfg(test)]
mod tests {
    use super::is_nobody;

    #[test]
    fn a_word_for_nobody_is_told_from_a_name() {
        for name in [
            "Various",
            "VARIOUS PROVIDERS",
            "Redacted",
            "",
            "-",
            "Sundry supplier",
            "Private individual",
            "Name withheld",
            "Various (see below)",
            "One time vendor",
            "Not stated",
            "Individual",
        ] {
            assert!(is_nobody(name), "{name}");
        }
        for name in [
            "Various Artists Ltd",
            "One",
            "One Plus One",
            "Private Hire",
            "Name",
            "Confidential Shredding Ltd",
            "Redactive Publishing Ltd",
            "Individual Solutions SW",
            "The Other Company Ltd",
        ] {
            assert!(!is_nobody(name), "{name}");
        }
    }
}
