use std::fs;

use crate::sample;

fn page() -> String {
    let home = tempfile::tempdir().unwrap();
    let (folder, _) = sample::write(home.path());
    fs::read_to_string(folder.join("report.html")).unwrap()
}

#[test]
fn the_page_of_a_small_audit() {
    insta::assert_snapshot!(page());
}

#[test]
fn what_a_source_wrote_is_text_and_never_markup() {
    let page = page();
    assert!(page.contains("Payroll &#60;b&#62;service&#60;/b&#62;"));
    assert!(page.contains("Paid to &#60;script&#62;"));
    assert!(!page.contains("<script"));
}

#[test]
fn the_page_asks_nothing_of_a_network() {
    let page = page();
    for address in ["http:", "https:", "src=", "@import", "url(", "@font-face"] {
        let known = page.replace("http://www.w3.org/2000/svg", "");
        assert!(!known.contains(address), "{address}");
    }
}

#[test]
fn headings_tables_and_marks_are_in_order() {
    let page = page();
    assert_eq!(page.matches("<h1>").count(), 1);
    assert_eq!(page.matches("<table").count(), page.matches("<caption").count());
    assert_eq!(page.matches("<main").count(), 1);
    let headers = page.matches("<th ").count();
    assert_eq!(headers, page.matches("scope=\"").count());
    let ids = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut ids: Vec<&str> = ids.collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands twice");
    for target in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(ids.contains(&target), "nothing is called {target}");
    }
}

#[test]
fn what_is_not_public_is_not_in_it() {
    let page = page();
    assert!(!page.contains("Secret"));
    assert!(page.contains("marked not public"));
}
