use arrow_array::StringArray;
use resolve::{Label, Note};
use review::{JUDGEMENTS, Judged, in_reference};

use super::labels::{named, part};

/// The pairs that people decided, as the engine wants them, and what is to be said of those whose
/// records there are not, by the records' ids.
pub(super) fn decided(
    judged: &Judged,
    records: &StringArray,
    reference: Option<&StringArray>,
) -> (Vec<Label>, Option<Note>) {
    let mut labels = judged.standing.labels();
    if reference.is_some() {
        labels.iter_mut().for_each(put_reference_right);
    }
    let count = labels.len();
    let (known, unknown) = part(labels, records, reference);
    let note = (!unknown.is_empty()).then(|| {
        let named: Vec<String> = unknown.iter().take(10).map(named).collect();
        let message = format!(
            "{JUDGEMENTS}: {} of {count} judgements are of records that are not here, and wait until they are: {}",
            unknown.len(),
            named.join(", ")
        );
        Note { rule: "unknown-judgement".to_owned(), message, records: Vec::new() }
    });
    (known, note)
}

/// The log does not tell left from right; the engine wants the reference's record at the right and
/// by its own id.
fn put_reference_right(label: &mut Label) {
    if in_reference(&label.left).is_some() {
        std::mem::swap(&mut label.left, &mut label.right);
    }
    if let Some(id) = in_reference(&label.right) {
        label.right = id.to_owned();
    }
}
