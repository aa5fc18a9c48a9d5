use resolve::ownership::{Ending, EntityId};

/// More names than these are counted.
const MOST_NAMES: usize = 5;

/// Why a path up through owners ends at its head, in words; none where nobody is known above it.
pub(super) fn in_words(
    ending: &Ending,
    head: &str,
    name: impl Fn(&EntityId) -> String,
) -> Option<String> {
    match ending {
        Ending::Top => None,
        Ending::Joint(owners) => Some(format!(
            "{head} is controlled jointly, by {}, which are not of one group; so it heads a group \
             of its own",
            listed(owners, name)
        )),
        Ending::Circle(members) => Some(format!(
            "{} control one another in a circle; the first of them by number stands for the group",
            listed(members, name)
        )),
        Ending::TooDeep => Some(format!(
            "more owners stand above one another than are followed; {head} is as far as was looked"
        )),
    }
}

fn listed(ids: &[EntityId], name: impl Fn(&EntityId) -> String) -> String {
    let mut names: Vec<String> = ids.iter().take(MOST_NAMES).map(name).collect();
    if ids.len() > MOST_NAMES {
        names.push(format!("{} more", ids.len() - MOST_NAMES));
    }
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}
