//! The same by the longest way round: every day, every choice of options for every contract, every pair of
//! days compared; with months counted by another rule than the code's own.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};
use estate::alignment::{
    AlignedDate, OptionsLeft, Planning, Standing, Stop, Stoppable, on, shortlist, stops, windows,
};
use proptest::prelude::*;

use crate::day;

/// How many contracts join, of how many bodies, days stranded, days extended.
type Figures = (usize, usize, i64, i64);

fn last_of_month(year: i32, month: u32) -> u32 {
    (28..=31).rev().find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some()).unwrap()
}

fn plus(date: NaiveDate, months: u32) -> NaiveDate {
    let is_last = date.day() == last_of_month(date.year(), date.month());
    let (mut year, mut month) = (date.year(), date.month());
    for _ in 0..months {
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    let last = last_of_month(year, month);
    let day = if is_last { last } else { date.day().min(last) };
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn minus(date: NaiveDate, months: u32) -> NaiveDate {
    let (mut year, mut month) = (date.year(), date.month());
    for _ in 0..months {
        (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
    }
    NaiveDate::from_ymd_opt(year, month, date.day().min(last_of_month(year, month))).unwrap()
}

/// Every end that a contract can be brought to.
pub(crate) fn ends(own: &Stoppable, planning: &Planning) -> Vec<NaiveDate> {
    let months: Vec<u32> = match &own.options {
        OptionsLeft::None | OptionsLeft::Unknown => vec![0],
        OptionsLeft::Steps(steps) => (0..=steps.len()).map(|n| steps[..n].iter().sum()).collect(),
        OptionsLeft::UpTo { months, .. } => (0..=*months).collect(),
    };
    let notice = own.notice_by.unwrap_or_else(|| minus(own.current_end, planning.notice_months));
    let told_in_time = notice >= planning.as_at;
    let takeable = months.into_iter().filter(|months| *months == 0 || told_in_time);
    takeable.map(|months| plus(own.current_end, months)).collect()
}

/// What each choice of ends comes to on a day.
fn choices(group: &[Stoppable], planning: &Planning, date: NaiveDate) -> Vec<Figures> {
    let mut all = vec![(0, 0, 0)];
    let mut bodies: Vec<u32> = Vec::new();
    for own in group {
        let mut longer = Vec::new();
        for end in ends(own, planning) {
            let after = (end - date).num_days();
            let joins = after >= 0
                && planning.most_stranded_days.is_none_or(|most| after <= i64::from(most));
            let extended = (end - own.current_end).num_days();
            if joins {
                bodies.extend(&own.bodies);
            }
            longer.extend(all.iter().map(|(joining, stranded, sum)| {
                if joins {
                    (joining + 1, stranded + after, sum + extended)
                } else {
                    (*joining, *stranded, *sum)
                }
            }));
        }
        longer.sort_unstable();
        longer.dedup();
        all = longer;
    }
    // Whoever can join does.
    let most = all.iter().map(|(joining, ..)| *joining).max().unwrap_or(0);
    bodies.sort_unstable();
    bodies.dedup();
    all.retain(|(joining, ..)| *joining == most && most >= 2 && bodies.len() >= 2);
    let figures = |(joining, stranded, extended)| (joining, bodies.len(), stranded, extended);
    all.into_iter().map(figures).collect()
}

fn beats(one: Figures, other: Figures) -> bool {
    one.0 >= other.0 && one.1 >= other.1 && one.2 <= other.2 && one.3 <= other.3 && one != other
}

fn by_brute_force(group: &[Stoppable], planning: &Planning) -> Vec<(NaiveDate, Figures)> {
    let days = planning.from.iter_days().take_while(|day| *day <= planning.until);
    let all: Vec<(NaiveDate, Figures)> = days
        .filter(|day| group.iter().any(|own| ends(own, planning).contains(day)))
        .flat_map(|day| choices(group, planning, day).into_iter().map(move |own| (day, own)))
        .collect();
    let is_best =
        |(_, own): &&(NaiveDate, Figures)| !all.iter().any(|(_, other)| beats(*other, *own));
    all.iter().filter(is_best).copied().collect()
}

fn figures(dates: &[AlignedDate]) -> Vec<(NaiveDate, Figures)> {
    let of = |days| i64::try_from(days).unwrap();
    let figures =
        |own: &AlignedDate| (own.joining, own.bodies, of(own.stranded_days), of(own.extended_days));
    dates.iter().map(|own| (own.date, figures(own))).collect()
}

fn joins(own: &Stop) -> bool {
    matches!(own.standing, Standing::Joins { .. })
}

fn options() -> impl Strategy<Value = OptionsLeft> {
    prop_oneof![
        Just(OptionsLeft::None),
        Just(OptionsLeft::Unknown),
        prop::collection::vec(0..7_u32, 0..3).prop_map(OptionsLeft::Steps),
        (0..5_u32, any::<bool>())
            .prop_map(|(months, unclear)| OptionsLeft::UpTo { months, unclear }),
    ]
}

/// Ends from before the day on which all is looked at until after the window, many of them at the end of a
/// month.
fn contracts() -> impl Strategy<Value = Vec<Stoppable>> {
    let end = (0..400_u64, any::<bool>()).prop_map(|(after, month_end)| {
        let date = day("2023-07-15") + Days::new(after);
        if month_end { plus(date.with_day(1).unwrap() - Days::new(1), 0) } else { date }
    });
    let notice = prop::option::weighted(
        0.2,
        (0..400_u64).prop_map(|after| day("2023-07-15") + Days::new(after)),
    );
    let one = (end, options(), prop::collection::btree_set(0..4_u32, 1..3), notice);
    prop::collection::vec(one, 0..5).prop_map(|all| {
        let contract = |(key, (current_end, options, bodies, notice_by))| {
            let bodies: BTreeSet<u32> = bodies;
            let bodies = bodies.into_iter().collect();
            Stoppable { key, bodies, current_end, options, notice_by, annual: None }
        };
        all.into_iter().enumerate().map(contract).collect()
    })
}

fn plannings() -> impl Strategy<Value = Planning> {
    (0..150_u64, 0..100_u64, 0..200_u64, 0..5_u32, prop::option::of(0..200_u32)).prop_map(
        |(as_at, from, length, notice_months, most_stranded_days)| {
            let as_at = day("2023-08-01") + Days::new(as_at);
            let from = as_at + Days::new(from);
            let until = from + Days::new(length);
            Planning { as_at, from, until, notice_months, most_stranded_days }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_days_found_are_those_that_brute_force_finds(
        group in contracts(),
        planning in plannings(),
    ) {
        prop_assert_eq!(figures(&windows(&group, &planning)), by_brute_force(&group, &planning));
    }

    #[test]
    fn a_best_day_for_any_weight_and_any_number_is_on_the_shortlist(
        group in contracts(),
        planning in plannings(),
        stranded in 1..1_000_i64,
        extended in 1..1_000_i64,
        number in 2..5_usize,
        bodies in 2..4_usize,
    ) {
        let best = |days: &[(NaiveDate, Figures)]| {
            let enough = days.iter().filter(|(_, own)| own.0 >= number && own.1 >= bodies);
            enough.map(|(_, own)| own.2 * stranded + own.3 * extended).min()
        };
        let short = figures(&shortlist(&windows(&group, &planning)));
        prop_assert_eq!(best(&short), best(&by_brute_force(&group, &planning)));
        // Every day but one between two others that are on a line with it, or above it, is left out.
        for (_, own) in &short {
            let is_other = |other: &Figures| other.0 >= own.0 && other.1 >= own.1 && other != own;
            let others = || short.iter().filter(|(_, other)| is_other(other));
            let above = |(_, one): &(_, Figures), (_, other): &(_, Figures)| {
                let (left, right) = ((one.2 - own.2, one.3 - own.3), (other.2 - own.2, other.3 - own.3));
                left.0 < 0 && right.0 > 0 && right.0 * left.1 - left.0 * right.1 <= 0
            };
            prop_assert!(!others().any(|one| others().any(|other| above(one, other))));
        }
    }

    /// Days on which nobody ends need no look: those who join would all be better off later.
    #[test]
    fn on_any_day_on_which_none_ends_the_next_end_is_better(
        group in contracts(),
        planning in plannings(),
    ) {
        for date in planning.from.iter_days().take(120) {
            let joining: Vec<Stop> = stops(&group, &planning, date).into_iter().filter(joins).collect();
            let Some(next) = joining.iter().map(|own| own.end).min().filter(|next| *next > date) else {
                continue;
            };
            let later: Vec<Stop> = stops(&group, &planning, next);
            for own in joining {
                prop_assert!(later.iter().any(|it| joins(it) && it.key == own.key && it.end == own.end));
            }
        }
    }

    #[test]
    fn any_day_costs_what_its_contracts_cost(group in contracts(), planning in plannings()) {
        for date in planning.from.iter_days().take(60) {
            let own = on(&group, &planning, date);
            let least = choices(&group, &planning, date).into_iter().min();
            if let Some(least) = least {
                prop_assert_eq!(figures(&[own]), [(date, least)]);
            } else {
                prop_assert!(own.joining < 2 || own.bodies < 2);
            }
            prop_assert_eq!(stops(&group, &planning, date).len(), group.len());
        }
        for own in windows(&group, &planning) {
            prop_assert_eq!(own, on(&group, &planning, own.date));
            prop_assert_eq!(own.joining + own.short + own.running_on, group.len());
        }
    }
}
