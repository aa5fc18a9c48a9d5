use super::{Reading, WordsColumn};

/// Two values beside so many others that their words are rare.
fn compared(left: &str, right: &str) -> super::Evidence {
    let others: Vec<String> =
        (0..4000).map(|n| format!("OTHER{n} WORDS{n} SERVICES LTD")).collect();
    let values = [left, right].into_iter().chain(others.iter().map(String::as_str));
    let column = WordsColumn::read(values.map(Some), Reading::Organisation);
    column.compare(0, 1)
}

#[test]
fn the_same_words_in_another_order_are_all_shared() {
    let e = compared("Brackenridge Joinery Ltd", "JOINERY, BRACKENRIDGE");
    assert_eq!((e.exact, e.near, e.order), (2, 0, 0));
    assert_eq!((e.left, e.right), (0.0, 0.0));
    assert!(e.score() > 20.0, "{e:?}");
}

#[test]
fn words_are_alike_with_a_slip_a_shortening_or_a_space() {
    for (left, right) in [
        ("Savilstone", "Savvilstone"),
        ("Brackenridge Hsptl", "Brackenridge Hospital"),
        ("Peartree Farm", "Pear Tree Farm"),
        ("Oneplusmany", "One Plus Many Ltd"),
        ("Brackenridge Hospital NHS Fou", "Brackenridge Hospital NHS Foundation"),
    ] {
        let e = compared(left, right);
        assert!(e.near > 0 && e.left + e.right == 0.0, "{left} | {right}: {e:?}");
    }
}

#[test]
fn words_that_only_look_alike_are_left_over() {
    for (left, right) in [("Arch Consulting", "Arbtech Consulting"), ("Abc1", "Abc2")] {
        let e = compared(left, right);
        assert!(e.left > 0.0 && e.right > 0.0, "{left} | {right}: {e:?}");
    }
}

#[test]
fn what_is_left_over_says_what_it_is() {
    let fund = compared("Brackenridge Fund III", "Brackenridge Fund IV");
    assert!(fund.left_number && fund.right_number);
    assert!(compared("Brackenridge", "Brackenridge Group").group);
    let charity = compared("Brackenridge Hospital", "Brackenridge Hospital Charity");
    assert!(charity.other_body);
    assert!(compared("Brackenridge Ltd Total Farrow Ltd", "Brackenridge Ltd").other_body);
    assert!(compared("Farrow Ltd t/a Brackenridge", "Brackenridge").aliased);
    assert!(compared("Rare Kind Charity", "Rarekind Charity").near > 0);
}

#[test]
fn a_name_of_nothing_but_forms_tells_nobody() {
    let e = compared("Limited Ltd", "LTD LIMITED");
    assert!(e.exact == 2 && e.shared <= 2.0, "{e:?}");
}

#[test]
fn a_short_form_in_brackets_is_another_name() {
    let e = compared("Farrow Management Solutions Ltd (FAMS)", "Farrow Management Solutions");
    assert_eq!((e.left, e.right), (0.0, 0.0), "{e:?}");
    assert!(compared("Farrow Management Solutions (FAMS)", "Fams Ltd").aliased);
    assert!(compared("Farrow Management (Northgate)", "Farrow Management").left > 0.0);
    assert!(compared("Farrow Management (Farrow)", "Farrow Management").left == 0.0);
}

#[test]
fn a_council_s_short_form_stands_after_its_place() {
    assert_eq!(compared("Brackenridge BC", "Brackenridge Borough Council").exact, 3);
    assert_eq!(compared("BC Softwear", "Borough Council Softwear").exact, 1);
}
