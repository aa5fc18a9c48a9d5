#[test]
fn show() {
    use crate::*;
    use estate::alignment::*;
    let group = group();
    for own in shortlist(&windows(&group, &planning())) {
        println!("{own:?}");
        for stop in stops(&group, &planning(), own.date) {
            println!("    {stop:?}");
        }
    }
}
use crate::{contract, up_to};
use estate::alignment::{OptionsLeft, Stoppable};
fn group() -> Vec<Stoppable> {
    vec![
        contract(0, "2027-03-31", OptionsLeft::Steps(vec![12, 12]), Some(60_000)),
        contract(1, "2027-09-30", up_to(12), Some(40_000)),
        contract(2, "2028-03-31", OptionsLeft::None, Some(90_000)),
        contract(3, "2026-06-30", OptionsLeft::Steps(vec![24]), Some(25_000)),
    ]
}
