use std::fs;
use std::path::Path;

use super::{SUPPLIERS, folder, run};

/// Checks that a run over `a.csv` ends with 2 and this error, and leaves nothing behind.
#[track_caller]
fn refused(bytes: impl AsRef<[u8]>, arguments: &str, error: &str) {
    let dir = folder(&[("a.csv", bytes)]);
    refused_in(dir.path(), &format!("a.csv {arguments} --out out"), error);
}

#[track_caller]
fn refused_in(dir: &Path, arguments: &str, error: &str) {
    let before = names(dir);
    let (code, out, err) = run(dir, arguments);
    assert_eq!((code, out.as_str()), (2, ""), "{err}");
    assert!(err.contains(error), "{err}");
    assert_eq!(names(dir), before);
}

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_column_that_is_not_there_is_named_with_those_that_are() {
    refused(
        SUPPLIERS,
        "--id id --name nmae",
        "error: a.csv: there is no column \"nmae\"; did you mean \"name\"?\n  \
         Its columns are \"id\", \"name\", \"postcode\".\n",
    );
    refused(
        SUPPLIERS,
        "--id id --name name --compare vat:identifier",
        "a.csv: there is no column \"vat\"\n  Its columns are",
    );
    refused(
        "Payments in May\nid,supplier\n1,A\n",
        "--id id --name name",
        "Its columns are \"id\", \"supplier\".",
    );
}

#[test]
fn two_columns_of_one_heading_are_refused() {
    refused(
        "id,name,name\n1,A,B\n",
        "--id id --name name",
        "a.csv: two columns have the heading \"name\"\n  Rename one of them.",
    );
}

#[test]
fn ids_that_are_missing_or_repeated_are_named_by_row() {
    refused(
        "List of suppliers,\nid,name\n1,A\n\n,B\n",
        "--id id --name name",
        "a.csv: row 5 has no id in column \"id\"",
    );
    refused(
        "id,name\n1,A\n2,B\n\n1,C\n",
        "--id id --name name",
        "a.csv: rows 2 and 5 have the same id \"1\" in column \"id\"",
    );
}

#[test]
fn files_that_are_no_table_are_called_what_they_are() {
    let arguments = "--id id --name name";
    refused("", arguments, "a.csv: it is empty");
    refused("\n \n", arguments, "a.csv: it is empty");
    refused(",,\n,,\n", arguments, "a.csv: it is empty");
    refused("id,name\n", arguments, "a.csv: there are headings and no records");
    refused(
        "PK\u{3}\u{4}",
        arguments,
        "a.csv: it is a workbook or an archive and not a text table",
    );
    refused(
        "{\"id\": 1}",
        arguments,
        "a.csv: it is JSON and not a text table\n  Save the table as CSV",
    );
    refused("PAR1 cut short", arguments, "a.csv: it cannot be read as Parquet");
}

#[test]
fn paths_that_lead_nowhere_are_named() {
    let dir = folder(&[("a.csv", SUPPLIERS)]);
    fs::create_dir(dir.path().join("folder")).unwrap();
    let columns = "--id id --name name --out out";
    refused_in(dir.path(), &format!("b.csv {columns}"), "b.csv: there is no such file");
    refused_in(dir.path(), &format!("folder {columns}"), "folder: it is a folder");
    refused_in(
        dir.path(),
        &format!("a.csv --against b.csv {columns}"),
        "b.csv: there is no such file",
    );
}

#[test]
fn an_error_in_the_reference_names_the_reference() {
    let dir = folder(&[("a.csv", SUPPLIERS), ("r.csv", "number,title\n1,A\n1,B\n")]);
    let link = "a.csv --against r.csv --id id --name name --out out";
    refused_in(dir.path(), link, "r.csv: there is no column \"id\"");
    let named = format!("{link} --reference-id number --reference-name title");
    refused_in(
        dir.path(),
        &named,
        "r.csv: rows 2 and 3 have the same id \"1\" in column \"number\"",
    );
}

#[test]
fn arguments_that_mean_nothing_are_refused() {
    refused(SUPPLIERS, "--id id", "--name <COL>");
    refused(SUPPLIERS, "--name name", "--id <COL>");
    refused(SUPPLIERS, "--id id --compare name", "say what the column holds after a colon");
    refused(SUPPLIERS, "--id id --compare name:title", "the kinds are name, identifier, person");
    refused(SUPPLIERS, "--id id --name name --memory lots", "512MiB");
    refused(SUPPLIERS, "--id id --name name --update old --against a.csv", "cannot be used with");
    refused(SUPPLIERS, "--id id --name name --reference-id x", "--against");
    refused(SUPPLIERS, "--id id --name name --compare name:name", "column \"name\" is given twice");
}

#[test]
fn too_little_memory_is_told_with_the_files() {
    let dir = folder(&[("a.csv", SUPPLIERS), ("r.csv", SUPPLIERS)]);
    let run = "a.csv --id id --name name --memory 1000 --out out";
    refused_in(dir.path(), run, "error: a.csv: these records need about");
    let link = format!("{run} --against r.csv");
    refused_in(dir.path(), &link, "error: a.csv and r.csv: these records need about");
}

#[test]
fn a_name_that_is_taken_is_said_before_anything_is_written() {
    let dir = folder(&[("a.csv", SUPPLIERS), ("taken", "")]);
    fs::create_dir(dir.path().join("model.json")).unwrap();
    let run = "a.csv --id id --name name";
    refused_in(dir.path(), &format!("{run} --out taken"), "taken: this is a file");
    refused_in(
        dir.path(),
        &format!("{run} --out out --save-model model.json"),
        "model.json: this is a folder",
    );
}

#[test]
fn results_that_cannot_all_be_written_leave_the_old_ones() {
    let dir = folder(&[("a.csv", SUPPLIERS)]);
    fs::create_dir_all(dir.path().join("out/matches.csv")).unwrap();
    fs::write(dir.path().join("out/clusters.csv"), "old").unwrap();
    refused_in(
        dir.path(),
        "a.csv --id id --name name --out out",
        "matches.csv: a folder has that name",
    );
    assert_eq!(fs::read_to_string(dir.path().join("out/clusters.csv")).unwrap(), "old");
    assert_eq!(names(&dir.path().join("out")), ["clusters.csv", "matches.csv"]);
}
