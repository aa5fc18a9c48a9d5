use std::fs;
use std::path::Path;

use super::{REGISTER, SUPPLIERS, files, folder, run};

const RUN: &str = "a.csv --id id --name name";

/// Checks that a run is refused with this error, and that no file was changed.
#[track_caller]
fn refused(dir: &Path, arguments: &str, error: &str) {
    let before = (files(dir), files(&dir.join("out")));
    let (code, out, err) = run(dir, arguments);
    assert_eq!((code, out.as_str()), (2, ""), "{err}");
    assert!(err.contains(error), "{err}");
    assert_eq!((files(dir), files(&dir.join("out"))), before);
}

fn given() -> tempfile::TempDir {
    let labels = "left,right,match\ns1,s3,1\n";
    let dir = folder(&[("a.csv", SUPPLIERS), ("r.csv", REGISTER), ("l.csv", labels)]);
    fs::create_dir(dir.path().join("out")).unwrap();
    dir
}

#[test]
fn a_model_never_takes_the_place_of_another_file() {
    let dir = given();
    let save = |path: &str| format!("{RUN} --out out --save-model {path}");
    let read = "this run reads the file, and --save-model would replace it";
    refused(dir.path(), &save("./a.csv"), read);
    refused(dir.path(), &format!("{} --against r.csv", save("r.csv")), read);
    refused(dir.path(), &format!("{} --labels l.csv", save("l.csv")), read);
    refused(dir.path(), &save("r.csv"), "r.csv: there is a file that is not a model");
    refused(dir.path(), &save("out/matches.csv"), "the results have a document of that name");
    refused(dir.path(), &save("models/m.json"), "models: there is no such folder\n  Make it");
}

#[test]
fn a_model_takes_the_place_of_a_model() {
    let dir = given();
    fs::write(dir.path().join("m.json"), "").unwrap();
    for model in ["", "", "--model m.json"] {
        let (code, _, err) =
            run(dir.path(), &format!("{RUN} --out out --save-model m.json {model}"));
        assert_eq!(code, 0, "{err}");
    }
    assert!(fs::read_to_string(dir.path().join("m.json")).unwrap().contains("weights"));
}

#[test]
fn an_input_never_gives_way_to_a_result() {
    let dir = given();
    for (from, to) in [("a.csv", "clusters.csv"), ("r.csv", "notes.csv"), ("l.csv", "matches.csv")]
    {
        fs::copy(dir.path().join(from), dir.path().join("out").join(to)).unwrap();
    }
    let columns = "--id id --name name --out out";
    refused(
        dir.path(),
        &format!("out/clusters.csv {columns}"),
        "error: out/clusters.csv: this run reads the file and would replace it with its own clusters.csv\n  Move it",
    );
    refused(
        dir.path(),
        &format!("a.csv {columns} --against ./out/notes.csv"),
        "notes.csv: this run",
    );
    refused(
        dir.path(),
        &format!("a.csv {columns} --labels out/matches.csv"),
        "matches.csv: this run",
    );
    fs::copy(dir.path().join("a.csv"), dir.path().join("out/suppliers.csv")).unwrap();
    let (code, _, err) = run(dir.path(), &format!("out/suppliers.csv {columns}"));
    assert_eq!(code, 0, "{err}");
}
