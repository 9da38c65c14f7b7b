//! Rows that `rocketql fetch` sorts on disk: where they go, and that nothing is left of them.

use super::{KNOWN, command, ended, rows};
use crate::contract::{Contract, plain};
use serde_json::json;
use std::process::Command;
use std::time::Duration;

const REQUEST: &str = "users.list: | sort active, -status";

#[test]
fn rows_that_find_no_room_are_no_rows() {
    let Some(mut contract) = Contract::new() else { return };
    let address = contract.start(&plain(500, &json!({})));
    let folder = std::env::temp_dir().join(format!("rocketql-none-{}", std::process::id()));
    let arguments = [&["--url", &address, "--sort-memory=1000", REQUEST][..], &KNOWN].concat();
    let run = |place: &str| ended(command(&arguments).env("TMPDIR", place).output().unwrap());
    for place in [folder.to_str().unwrap(), "/dev/null", "/proc"] {
        let (status, out, error) = run(place);
        assert!(status == 3 && out.is_empty(), "{place}: {status} {error}");
        assert!(error.contains("RQL0890") && error.contains(place), "{place}: {error}");
    }
    std::fs::create_dir(&folder).unwrap();
    let (status, out, error) = run(folder.to_str().unwrap());
    assert!(status == 0 && rows(&out).len() == 500, "{error}");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    std::fs::remove_dir(&folder).unwrap();
}

/// While rows are on disk, and when somebody ends that in whatever way, nobody else finds them there.
#[cfg(target_os = "linux")]
#[test]
fn rows_on_disk_have_no_name() {
    let Some(mut contract) = Contract::new() else { return };
    let folder = std::env::temp_dir().join(format!("rocketql-names-{}", std::process::id()));
    std::fs::create_dir(&folder).unwrap();
    for signal in ["INT", "KILL"] {
        let limit = json!({ "calls": 4, "window": 60000 });
        let address = contract.start(&plain(1000, &json!({ "limit": limit })));
        let arguments = [&["--url", &address, "--sort-memory=1000", REQUEST][..], &KNOWN].concat();
        let child = command(&arguments).env("TMPDIR", &folder).spawn().unwrap();
        let id = child.id();
        // The files are open, and have been taken out of the folder; a file that is just being made has its name still, so it is
        // waited for the rate limit, which lets no further ones be made.
        let (mut open, mut since) = (0, 0);
        for _ in 0..400 {
            std::thread::sleep(Duration::from_millis(20));
            let files = std::fs::read_dir(format!("/proc/{id}/fd")).unwrap().flatten();
            let names = files.filter_map(|file| std::fs::read_link(file.path()).ok());
            let count = names.filter(|name| name.starts_with(&folder)).count();
            since = if count == open { since + 1 } else { 0 };
            open = count;
            if open >= 4 && since >= 25 {
                break;
            }
        }
        assert!(open >= 4 && since >= 25, "{open} files");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
        Command::new("sh").args(["-c", &format!("kill -{signal} {id}")]).status().unwrap();
        let found = child.wait_with_output().unwrap();
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
        if signal == "INT" {
            // What was received is given, in order.
            let (status, out, error) = ended(found);
            let received = format!("{} rows were received", rows(&out).len());
            assert!(status == 3 && error.contains("RQL0886") && error.contains(&received), "{error}");
            let actives: Vec<_> = rows(&out).iter().map(|row| row["active"].as_bool().unwrap()).collect();
            assert!(actives.is_sorted());
        }
    }
    std::fs::remove_dir(&folder).unwrap();
}
