use estate::alignment::{Caution, OptionsLeft, Standing, Stop};

use super::WindowContract;
use crate::words::{count, day, months, pounds};

/// How a contract stands on a day, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopSaid {
    /// Whether it joins.
    pub stands: &'static str,
    /// What must be done for it, or what is in the way.
    pub how: String,
    /// What to be wary of.
    pub wary: Vec<String>,
}

impl StopSaid {
    /// How a contract of a group stands.
    pub fn of(own: &WindowContract, stop: &Stop) -> Self {
        let (stands, how) = match stop.standing {
            Standing::Joins { stranded_days, stranded } => {
                let worth = match stranded {
                    _ if stranded_days == 0 => String::new(),
                    Some(worth) => format!(", worth {}", pounds(worth)),
                    None => ", of a worth that is not known".to_owned(),
                };
                let beside = match stranded_days {
                    0 => String::new(),
                    days => {
                        format!("; runs on for {} beside what replaces it{worth}", days_said(days))
                    }
                };
                ("Joins", format!("{}{beside}", taken(stop)))
            }
            Standing::Short { gap_days } => {
                ("Falls short", format!("{}, {} before", reached(stop), days_said(gap_days)))
            }
            Standing::RunsOn { stranded_days } => (
                "Runs on",
                format!("{}, {} after: too long to join", reached(stop), days_said(stranded_days)),
            ),
        };
        Self { stands, how, wary: wary(own, stop) }
    }
}

fn days_said(days: u32) -> String {
    count(u64::from(days), "day", "days")
}

/// What a contract that joins asks for.
fn taken(stop: &Stop) -> String {
    match (stop.options_taken, stop.notice_by) {
        (0, _) => format!("as it stands, on {}", day(stop.end)),
        (_, Some(by)) => format!(
            "extended by {} to {}, to be told by {}",
            months(stop.extended_months),
            day(stop.end),
            day(by)
        ),
        (_, None) => format!("extended by {} to {}", months(stop.extended_months), day(stop.end)),
    }
}

/// How far a contract that does not join can be relied on to run.
fn reached(stop: &Stop) -> String {
    match stop.options_taken {
        0 => format!("ends on {}", day(stop.end)),
        _ => format!("ends on {} if extended by {}", day(stop.end), months(stop.extended_months)),
    }
}

fn wary(own: &WindowContract, stop: &Stop) -> Vec<String> {
    let caution = stop.caution.map(|caution| match caution {
        Caution::NoticePassed { by, latest_end } => format!(
            "its options are not counted: the first had to be told by {}; if its supplier agrees even so, it \
             could run to {}",
            day(by),
            day(latest_end)
        ),
        Caution::OptionsUnknown => {
            "what options it has is not known, and none is counted".to_owned()
        }
        Caution::MonthsUnclear => "its source does not say whether its months of extension are those of each \
                                   option or of all; the less is counted"
            .to_owned(),
    });
    let followed = own.followed_on.map(|on| {
        format!("another of the same body begins on {}: it may be replaced already", day(on))
    });
    caution.into_iter().chain(followed).collect()
}

/// The options that are left, in words.
pub fn options_said(options: &OptionsLeft) -> String {
    match options {
        OptionsLeft::None => "none".to_owned(),
        OptionsLeft::Unknown => "not known".to_owned(),
        OptionsLeft::Steps(steps) => {
            steps.iter().map(|own| months(*own)).collect::<Vec<_>>().join(", then ")
        }
        OptionsLeft::UpTo { months: most, unclear: false } => format!("up to {}", months(*most)),
        OptionsLeft::UpTo { months: most, unclear: true } => {
            format!("up to {}, or more", months(*most))
        }
    }
}
