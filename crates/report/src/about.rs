/// What made a report: printed in every one, so that its reader knows what to hold it against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The version of the program.
    pub whitworth_version: String,
    /// The version of the content: known layouts, synonyms, classifications.
    pub content_version: String,
    /// What the report is called; a general title if `None`.
    pub title: Option<String>,
    /// Whether the bodies and suppliers in it are invented.
    pub demonstration: bool,
}
