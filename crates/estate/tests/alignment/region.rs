//! From the files of a whole region to windows: the days found for every group are those that walking every
//! day finds, and its contracts end when the truth beside the files says.

use std::sync::Arc;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDate;
use estate::alignment::{AlignmentGroup, OptionsLeft, Planning, Stoppable, shortlist};
use estate::{
    Audit, AuditOptions, Decision, Lead, OrganisationKind, Outlook, OverlapTier, Window, audit,
    outlook,
};

use crate::brute::ends;

const SEEDS: [u64; 4] = [0, 1, 2, 3];

/// A day and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Walked {
    day: NaiveDate,
    joining: usize,
    bodies: usize,
    stranded: i64,
    extended: i64,
    pence: i64,
    short: usize,
    running_on: usize,
}

impl Walked {
    fn beats(&self, other: &Self) -> bool {
        let figures = |own: &Self| (own.joining, own.bodies, own.stranded, own.extended);
        self.joining >= other.joining
            && self.bodies >= other.bodies
            && self.stranded <= other.stranded
            && self.extended <= other.extended
            && figures(self) != figures(other)
    }
}

/// What a day comes to, and whether one of those who join ends on it.
fn walk(group: &[Stoppable], planning: &Planning, day: NaiveDate) -> (Walked, bool) {
    let mut sum = Walked {
        day,
        joining: 0,
        bodies: 0,
        stranded: 0,
        extended: 0,
        pence: 0,
        short: 0,
        running_on: 0,
    };
    let (mut bodies, mut one_ends) = (BTreeSet::<u32>::new(), false);
    for own in group {
        let after = |end: &NaiveDate| (*end - day).num_days();
        let ends = ends(own, planning);
        let most = planning.most_stranded_days.map_or(i64::MAX, i64::from);
        let open: Vec<&NaiveDate> =
            ends.iter().filter(|end| (0..=most).contains(&after(end))).collect();
        let Some(end) = open.iter().min_by_key(|end| after(end)) else {
            let too_late = ends.iter().any(|end| after(end) > 0);
            sum.running_on += usize::from(too_late);
            sum.short += usize::from(!too_late);
            continue;
        };
        // The end that strands least also extends least.
        assert_eq!(open.iter().min_by_key(|end| (***end - own.current_end).num_days()), Some(end));
        let days = after(end);
        sum.joining += 1;
        sum.stranded += days;
        sum.extended += (**end - own.current_end).num_days();
        let worth = own.annual.map_or(0, |annual| i128::from(annual.0) * i128::from(days));
        sum.pence += i64::try_from((2 * worth + 365) / 730).unwrap();
        one_ends |= days == 0;
        bodies.extend(&own.bodies);
    }
    sum.bodies = bodies.len();
    (sum, one_ends)
}

fn by_walking(group: &[Stoppable], planning: &Planning) -> Vec<Walked> {
    let days = planning.from.iter_days().take_while(|day| *day <= planning.until);
    let all: Vec<Walked> = days
        .map(|day| walk(group, planning, day))
        .filter(|(own, one_ends)| own.joining >= 2 && own.bodies >= 2 && *one_ends)
        .map(|(own, _)| own)
        .collect();
    all.iter().filter(|own| !all.iter().any(|other| other.beats(own))).cloned().collect()
}

fn found(group: &AlignmentGroup) -> Vec<Walked> {
    let of = |days| i64::try_from(days).unwrap();
    let walked = group.windows.iter().map(|own| Walked {
        day: own.date,
        joining: own.joining,
        bodies: own.bodies,
        stranded: of(own.stranded_days),
        extended: of(own.extended_days),
        pence: own.stranded.0,
        short: own.short,
        running_on: own.running_on,
    });
    walked.collect()
}

/// The row of the truth about each contract, by the file and place of what tells of it.
fn truth(home: &Path) -> BTreeMap<(String, String), BTreeMap<String, String>> {
    let rows = |name: &str| -> Vec<BTreeMap<String, String>> {
        let file = csv::Reader::from_path(home.join("truth").join(name)).unwrap();
        file.into_deserialize().map(Result::unwrap).collect()
    };
    let contracts: BTreeMap<String, _> =
        rows("contracts.csv").into_iter().map(|own| (own["contract_id"].clone(), own)).collect();
    let of = |own: BTreeMap<String, String>| {
        let contract = contracts.get(&own["contract_id"])?.clone();
        Some(((own["file"].clone(), own["place"].clone()), contract))
    };
    rows("mentions.csv").into_iter().filter_map(of).collect()
}

/// The truth about an agreement, by the first of its mentions.
fn true_row<'a>(
    audit: &Audit,
    sources: &Path,
    truth: &'a BTreeMap<(String, String), BTreeMap<String, String>>,
    agreement: usize,
) -> &'a BTreeMap<String, String> {
    let contract = &audit.contracts[audit.agreements[agreement].mentions[0]];
    let path = Path::new(&audit.files[contract.file as usize].source.path);
    let path = path.strip_prefix(sources).unwrap_or(path).to_string_lossy().replace('\\', "/");
    &truth[&(path, contract.position.to_string())]
}

fn region(seed: u64) -> (tempfile::TempDir, demonstration::Region, Audit, Outlook) {
    let home = tempfile::tempdir().unwrap();
    let region = demonstration::write_small_region(home.path(), seed).unwrap();
    let audit = audit(std::slice::from_ref(&region.sources), AuditOptions::default());
    let window = Window { as_at: demonstration::AS_AT, months: 18 };
    let outlook = outlook(&audit, window, Lead::default());
    (home, region, audit, outlook)
}

#[test]
fn every_group_of_a_region_has_the_days_that_walking_every_day_finds() {
    let (mut groups, mut days, mut contracts) = (0, 0, 0);
    let (mut as_in_truth, mut joint, mut stepped) = (0, 0, 0);
    for seed in SEEDS {
        let (home, region, audit, outlook) = region(seed);
        let truth = truth(home.path());
        for group in &outlook.windows {
            let overlap = &outlook.findings.overlaps.found[group.overlap];
            let at = format!("seed {seed}: {}", overlap.subject);
            assert_eq!(found(group), by_walking(&group.contracts, &outlook.planning), "{at}");
            assert_eq!(group.shortlist, shortlist(&group.windows), "{at}");
            let keys: Vec<usize> = group.contracts.iter().map(|own| own.key).collect();
            let has_end =
                |at: &usize| outlook.of_agreement(*at).unwrap().term.current_end.is_some();
            let with_end: Vec<usize> = overlap.agreements.iter().copied().filter(has_end).collect();
            assert_eq!(keys, with_end, "{at}");
            for own in &group.contracts {
                let row = true_row(&audit, &region.sources, &truth, own.key);
                contracts += 1;
                as_in_truth += usize::from(row["end"] == own.current_end.to_string());
                let others = row["joint_buyers"].split(" | ").filter(|own| !own.is_empty());
                assert!(own.bodies.len() <= 1 + others.count(), "{at}: {row:?}");
                joint += usize::from(own.bodies.len() > 1);
                stepped += usize::from(matches!(own.options, OptionsLeft::Steps(_)));
            }
            groups += 1;
            days += group.windows.len();
        }
    }
    println!(
        "{groups} groups, {days} days; of {contracts} contracts {as_in_truth} end as in truth, {joint} are \
         joint, {stepped} have options in steps"
    );
    assert!(groups > 200 && days > 300 && joint > 0 && stepped > 20);
    // Some are told by a notice alone, and a notice may have another end.
    assert!(as_in_truth * 100 >= contracts * 95, "{as_in_truth} of {contracts}");
}

/// Nobody who holds a product is left out of its group without a word.
#[test]
fn whoever_holds_a_product_is_in_its_group_or_beside_it() {
    let (_home, _, audit, outlook) = region(0);
    for group in &outlook.windows {
        let overlap = &outlook.findings.overlaps.found[group.overlap];
        if overlap.tier != OverlapTier::SameProduct {
            continue;
        }
        let own = outlook.every.iter().filter(|own| own.product() == Some(&overlap.subject));
        let names_a_buyer = |own: &&Arc<Decision>| {
            let mentions = audit.agreements[own.agreement].mentions.iter();
            let buyers = &audit.organisations.buyers;
            let mut named = mentions.flat_map(|at| buyers.of_contract(*at));
            named.any(|own| buyers.get(*own).unwrap().kind != OrganisationKind::Nobody)
        };
        let holders: BTreeSet<usize> = own.filter(names_a_buyer).map(|own| own.agreement).collect();
        let told = group.contracts.iter().map(|own| own.key);
        let told: BTreeSet<usize> =
            told.chain(group.beside.iter().map(|own| own.agreement)).collect();
        assert_eq!(told, holders, "{}", overlap.subject);
    }
}
