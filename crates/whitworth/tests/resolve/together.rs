use std::fs::{self, File};
use std::path::Path;

use super::{SUPPLIERS, files, folder, ids, run};

const COLUMNS: &str = "--id id --name name --postcode postcode";
const LOCK: &str = ".whitworth.lock";
const NEW: &str = "id,name,postcode\nn1,Osprey Marine Ltd,AN9 9ZZ\n";

fn before() -> tempfile::TempDir {
    let dir = folder(&[("a.csv", SUPPLIERS), ("new.csv", NEW)]);
    assert_eq!(run(dir.path(), &format!("a.csv {COLUMNS} --out out")).0, 0);
    dir
}

/// Holds a folder as a run does.
fn at_work(folder: &Path) -> File {
    let file = File::create(folder.join(LOCK)).unwrap();
    file.lock().unwrap();
    file
}

#[test]
fn a_folder_that_another_run_is_at_work_in_is_left_alone() {
    let dir = before();
    let out = dir.path().join("out");
    let held = at_work(&out);
    let before = files(&out);
    let whole = format!("a.csv {COLUMNS} --out out");
    let plain = format!("{whole} --plain");
    let update = format!("new.csv {COLUMNS} --update out");
    for arguments in [&whole, &plain, &update] {
        let (code, printed, err) = run(dir.path(), arguments);
        assert_eq!((code, printed.as_str()), (2, ""), "{err}");
        assert!(err.contains("error: out: another run of whitworth resolve is at work"), "{err}");
        assert!(err.contains("Wait until it has ended, or name another folder"), "{err}");
        assert_eq!(files(&out), before);
    }
    let elsewhere = format!("{update} --out new");
    let (code, _, err) = run(dir.path(), &elsewhere);
    assert_eq!(code, 2);
    assert!(err.contains("error: out: another run of whitworth resolve is writing"), "{err}");
    assert!(!dir.path().join("new").exists());
    drop(held);
    // The file that the other run left stops nobody, and goes.
    assert_eq!(run(dir.path(), &elsewhere).0, 0);
    fs::write(out.join(LOCK), "").unwrap();
    assert_eq!(run(dir.path(), &update).0, 0);
    assert!(!out.join(LOCK).exists());
}

#[test]
fn of_updates_at_the_same_time_none_is_lost_that_ended_well() {
    let dir = before();
    let update = |at: usize| {
        let (id, file) = (format!("p{at}"), format!("p{at}.csv"));
        let record = format!("id,name,postcode\n{id},Osprey{at} Marine{at},\n");
        fs::write(dir.path().join(&file), record).unwrap();
        (id, run(dir.path(), &format!("{file} {COLUMNS} --update out")).0)
    };
    let update = &update;
    let ended: Vec<(String, i32)> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..6).map(|at| scope.spawn(move || update(at))).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    assert!(ended.iter().all(|(_, code)| [0, 2].contains(code)), "{ended:?}");
    let kept = ids(&dir.path().join("out"));
    for (id, code) in &ended {
        assert_eq!(kept.contains(id), *code == 0, "{ended:?}, {kept:?}");
    }
    assert!(ended.iter().any(|(_, code)| *code == 0), "{ended:?}");
    assert!(!dir.path().join("out").join(LOCK).exists());
}
