use evidence::{Finding, Place, Severity};
use report::FindingGroup;

fn finding(severity: Severity, rule: &str, row: u64, message: &str) -> Finding {
    Finding {
        rule: rule.into(),
        severity,
        place: Place::row("register.csv", row),
        message: message.into(),
        remedy: format!("Mend {rule}."),
    }
}

/// What a person reads of each group.
fn said(findings: &[Finding]) -> Vec<(String, Vec<String>)> {
    let groups = FindingGroup::of(&findings.iter().collect::<Vec<_>>());
    let says = |group: &FindingGroup| group.cases.iter().map(report::Case::says).collect();
    groups.iter().map(|group| (group.remedy.to_owned(), says(group))).collect()
}

#[test]
fn what_to_do_is_said_once() {
    let both = [
        finding(Severity::Error, "rows", 2, "a"),
        finding(Severity::Warning, "date", 3, "b"),
        finding(Severity::Error, "rows", 9, "c"),
    ];
    let expected = [("Mend rows.", vec!["a", "c"]), ("Mend date.", vec!["b"])];
    let expected = expected
        .map(|(remedy, says)| (remedy.into(), says.into_iter().map(str::to_owned).collect()));
    assert_eq!(said(&both), expected);
}

#[test]
fn many_warnings_of_one_rule_are_one_with_the_first_few_places() {
    let warnings: Vec<Finding> =
        (1..=12).map(|row| finding(Severity::Warning, "date", row, "\"X\" is no date")).collect();
    let findings: Vec<&Finding> = warnings.iter().collect();
    let groups = FindingGroup::of(&findings);
    let case = &groups[0].cases[0];
    assert_eq!((groups[0].cases.len(), case.places.len(), case.more()), (1, 3, 9));
    assert_eq!(case.says(), "\"X\" is no date: 12 times");
    let mut others = warnings;
    others[5].message = "\"Y\" is no date".into();
    assert_eq!(said(&others)[0].1, ["12 times, such as: \"X\" is no date"]);
    assert_eq!(said(&others[..3])[0].1.len(), 3, "three are few enough to stand apart");
}

#[test]
fn every_error_stands_on_its_own() {
    let errors: Vec<Finding> =
        (1..=12).map(|row| finding(Severity::Error, "rows", row, "a row is lost")).collect();
    assert_eq!(said(&errors)[0].1.len(), 12);
}
