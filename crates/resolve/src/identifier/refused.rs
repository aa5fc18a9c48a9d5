use thiserror::Error;

/// Why a text is not taken for an official number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Error)]
pub enum Refused {
    /// Nothing there.
    #[error("blank")]
    Blank,
    /// A word for nothing, or digits that people type to get past a form.
    #[error("a placeholder: leave the cell blank where no number is known")]
    Placeholder,
    /// Words and no number.
    #[error("words, not a number: put names into a column of their own")]
    Words,
    /// A date or a year.
    #[error("a date: see whether the columns are swapped")]
    Date,
    /// A telephone number.
    #[error("a telephone number: see whether the columns are swapped")]
    Telephone,
    /// A postcode.
    #[error("a postcode: see whether the columns are swapped")]
    Postcode,
    /// Digits lost to a spreadsheet, as in 1.23E+07.
    #[error("a number that a spreadsheet rounded: export the column as text")]
    Rounded,
    /// Too few or too many digits.
    #[error("a number of the wrong length: check it against the register")]
    Length,
    /// Letters that no register puts there.
    #[error("letters that the register does not use: check the number against it")]
    Letters,
    /// A number that the register has not reached.
    #[error("a number that the register has not issued: check it against the register")]
    NotIssued,
    /// Check digits that do not fit.
    #[error("check digits that do not fit: a digit is wrong or two are swapped")]
    CheckDigits,
    /// A number of another scheme than those known.
    #[error(
        "a number of another scheme: only GB-COH, GB-PPON, GB-CHC, GB-SC, GB-NIC, GB-VAT and GB-NHS are known"
    )]
    OtherScheme,
}
