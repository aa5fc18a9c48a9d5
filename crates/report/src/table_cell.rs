use chrono::NaiveDate;
use estate::Pence;

/// What a cell of a workbook's table shows.
pub(crate) enum TableCell<'a> {
    Text(&'a str),
    /// Several, with a semicolon between.
    Texts(&'a [String]),
    Date(Option<NaiveDate>),
    Count(Option<u32>),
    Money(Option<Pence>),
}

impl<'a> TableCell<'a> {
    /// A text that may not be known.
    pub(crate) fn text_of(text: Option<&'a str>) -> Self {
        Self::Text(text.unwrap_or_default())
    }

    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Texts(texts) => texts.is_empty(),
            Self::Date(date) => date.is_none(),
            Self::Count(count) => count.is_none(),
            Self::Money(pence) => pence.is_none(),
        }
    }

    /// The cell as a text table and a log of corrections hold it, which `Fact::read` reads.
    pub(crate) fn plain(&self) -> String {
        match self {
            Self::Text(text) => (*text).to_owned(),
            Self::Texts(texts) => texts.join("; "),
            Self::Date(date) => date.map(|date| date.to_string()).unwrap_or_default(),
            Self::Count(count) => count.map(|count| count.to_string()).unwrap_or_default(),
            Self::Money(pence) => {
                pence.map(|pence| pence.to_string().replace(',', "")).unwrap_or_default()
            }
        }
    }
}
