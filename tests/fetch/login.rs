//! Where `rocketql fetch` has its login from, and what it shows of it: nothing.

use super::{KNOWN, command, ended, run};
use crate::contract::{Contract, TOKEN, plain};
use serde_json::json;
use std::io::Read as _;
use std::process::{Command, Stdio};
use std::time::Duration;

#[cfg(unix)]
#[test]
fn a_login_file_is_nobody_elses() {
    use std::os::unix::fs::PermissionsExt as _;
    let Some(mut contract) = Contract::new() else { return };
    let address = contract.start(&json!({}));
    let file = std::env::temp_dir().join(format!("rocketql-login-{}", std::process::id()));
    let name = file.to_str().unwrap().to_owned();
    let fetch = |text: &str, mode: u32| {
        std::fs::write(&file, text).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
        let mut command = command(&["--url", &address, "--login-file", &name, "users.list: active = true"]);
        command.env_remove("ROCKETCHAT_USER_ID").env("ROCKETCHAT_AUTH_TOKEN", "another");
        ended(command.output().unwrap())
    };
    let good = format!("# mine\nexport ROCKETCHAT_USER_ID=u1\nROCKETCHAT_AUTH_TOKEN=\"{TOKEN}\"\n");
    for (text, mode, status, code) in [
        (&*good, 0o600, 0, ""),
        (&good, 0o400, 0, ""),
        (&good, 0o640, 2, "RQL0863"),
        (&good, 0o604, 2, "RQL0863"),
        (&good, 0o620, 2, "RQL0863"),
        ("ROCKETCHAT_USER_ID=u1\n", 0o600, 2, "RQL0864"),
        (&format!("ROCKETCHAT_USER_ID=u1\nROCKETCHAT_AUTH_TOKEN={TOKEN}\u{7f}x\n"), 0o600, 2, "RQL0864"),
        ("ROCKETCHAT_USER_ID=u1\nROCKETCHAT_AUTH_TOKEN=wrong\n", 0o600, 3, "RQL0877"),
    ] {
        let (found, out, error) = fetch(text, mode);
        assert_eq!((found, out.is_empty()), (status, status != 0), "{mode:o}: {error}");
        assert!(error.contains(code) && (status != 0 || !error.contains("error")), "{mode:o}: {error}");
    }
    std::fs::remove_file(&file).unwrap();
}

/// On a terminal too, where somebody types.
#[cfg(target_os = "linux")]
#[test]
fn a_password_is_asked_for_and_not_shown() {
    use std::io::Write as _;
    const PASSWORD: &str = "the-password-of-the-test";
    let Some(mut contract) = Contract::new() else { return };
    for (password, status, words) in [(PASSWORD, 0, "id9"), ("another-password", 3, "RQL0891")] {
        let address = contract.start(&plain(10, &json!({ "factor": true })));
        let line = format!(
            "{} fetch --url {address} --login ada {} 'users.list: type = user'",
            env!("CARGO_BIN_EXE_rocketql"),
            KNOWN.join(" ")
        );
        let mut script = Command::new("script");
        script.args(["-qec", &line, "/dev/null"]).env("TERM", "xterm").env_remove("ROCKETCHAT_AUTH_TOKEN");
        let mut child = script.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (mut typed, mut out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let mut shown = String::new();
        for (prompt, text) in [("password of ada: ", password), ("second factor: ", "123456")] {
            let mut byte = [0];
            while !shown.contains(prompt) && out.read(&mut byte).unwrap() > 0 {
                shown.push(char::from(byte[0]));
            }
            // What is typed before the terminal stops to show it is lost.
            std::thread::sleep(Duration::from_millis(500));
            let _ = writeln!(typed, "{text}");
        }
        let mut rest = Vec::new();
        out.read_to_end(&mut rest).unwrap();
        shown += &String::from_utf8_lossy(&rest);
        assert_eq!(child.wait().unwrap().code(), Some(status), "{shown}");
        assert!(shown.contains(words) && !shown.contains(password) && !shown.contains(TOKEN), "{shown}");
        let verdict = contract.say(&json!({ "do": "judge", "line": { "with": {} }, "texts": [] }));
        assert_eq!(verdict["sessions"], 0, "the login has ended");
    }
    // Without a terminal nobody can be asked.
    let (status, _, error) = run(&["--url", "https://chat.example.org", "--login", "ada", "users.list:"]);
    assert!(status == 2 && error.contains("no terminal"), "{error}");
}

/// What is no file is told so, and nobody is asked to make it one that others cannot read.
#[cfg(unix)]
#[test]
fn a_login_file_is_a_file_or_what_a_shell_gives_for_one() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = std::env::temp_dir().join(format!("rocketql-logins-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for name in [folder.to_str().unwrap(), "/dev/null"] {
        let (status, out, error) =
            run(&["--url", "https://chat.example.org", "--login-file", name, "users.list:"]);
        assert!(status == 2 && out.is_empty() && error.contains("RQL0864"), "{error}");
        assert!(error.contains("it is no file") && !error.contains("chmod"), "{error}");
    }
    let Some(mut contract) = Contract::new() else { return };
    let address = contract.start(&plain(10, &json!({})));
    let (file, link) = (folder.join("login"), folder.join("link"));
    let good = format!("ROCKETCHAT_USER_ID=u1\nROCKETCHAT_AUTH_TOKEN={TOKEN}\n");
    std::fs::write(&file, good).unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    // A link is what it leads to; so is a pipe.
    for (mode, status) in [(0o600, 0), (0o640, 2), (0o604, 2)] {
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
        let arguments = ["--url", &address, "--login-file", link.to_str().unwrap(), "users.list:"];
        let (found, _, error) = run(&[&arguments[..], &KNOWN].concat());
        assert!(found == status && (status == 0 || error.contains("RQL0863")), "{mode:o}: {error}");
    }
    let shell = format!(
        "{} fetch --url {address} --login-file <(cat {}) {} 'users.list: type = user'",
        env!("CARGO_BIN_EXE_rocketql"),
        file.display(),
        KNOWN.join(" ")
    );
    let (status, out, error) = ended(Command::new("bash").args(["-c", &shell]).output().unwrap());
    assert!(status == 0 && out.lines().count() == 10, "{error}");
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Whoever gives up where a password is asked for has a terminal again that shows what is typed.
#[cfg(target_os = "linux")]
#[test]
fn whoever_gives_no_password_gets_the_terminal_back() {
    use std::io::Write as _;
    let line = format!(
        "{} fetch --url http://127.0.0.1:1 --login ada 'users.list:'; echo status $?; stty -a",
        env!("CARGO_BIN_EXE_rocketql")
    );
    for (typed, status) in [("\x03", 130), ("half\x03", 130), ("\x04", 2), ("\n", 2)] {
        let mut script = Command::new("script");
        // The shell goes on when the command was interrupted.
        script.args(["-qec", &format!("trap : INT; {line}"), "/dev/null"]).env("TERM", "xterm");
        let mut child = script.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (mut keys, mut out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let mut shown = Vec::new();
        let mut byte = [0];
        while !shown.ends_with(b"password of ada: ") && out.read(&mut byte).unwrap() > 0 {
            shown.push(byte[0]);
        }
        std::thread::sleep(Duration::from_millis(300));
        keys.write_all(typed.as_bytes()).unwrap();
        out.read_to_end(&mut shown).unwrap();
        drop(keys);
        child.wait().unwrap();
        let shown = String::from_utf8_lossy(&shown);
        assert!(shown.contains(&format!("status {status}")), "{typed:?}: {shown}");
        assert!(shown.contains(" echo ") && !shown.contains("half"), "{typed:?}: {shown}");
    }
}

/// Who names a proxy does not want to go without it; and what it is reached with is not repeated.
#[test]
fn a_proxy_that_cannot_be_used_is_refused() {
    let fetch = |url: &str, proxies: &[(&str, &str)]| {
        let mut command = command(&["--url", url, "--attempts=1", "users.list:", KNOWN[0], KNOWN[1]]);
        for name in [
            "ALL_PROXY",
            "all_proxy",
            "HTTPS_PROXY",
            "https_proxy",
            "HTTP_PROXY",
            "http_proxy",
            "NO_PROXY",
            "no_proxy",
        ] {
            command.env_remove(name);
        }
        let found = ended(command.envs(proxies.iter().copied()).output().unwrap());
        assert!(!found.2.contains("hunter2"), "{found:?}");
        found
    };
    // A port at which nobody is.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("https://localhost.localdomain:{port}");
    let proxy = format!("http://bob:hunter2@127.0.0.1:{port}");
    for (proxies, status, words) in [
        (&[("ALL_PROXY", "socks5://bob:hunter2@127.0.0.1:9")][..], 2, "at ALL_PROXY"),
        (&[("https_proxy", "bob:hunter2::garbage")], 2, "at https_proxy"),
        (&[("HTTPS_PROXY", "gopher://bob:hunter2@127.0.0.1")], 2, "at HTTPS_PROXY"),
        (&[("ALL_PROXY", ""), ("HTTPS_PROXY", &proxy)], 3, "RQL0870"),
        (&[("ALL_PROXY", "socks5://127.0.0.1:9"), ("NO_PROXY", "localhost.localdomain")], 3, "RQL0870"),
    ] {
        let (found, out, error) = fetch(&url, proxies);
        assert!(found == status && out.is_empty() && error.contains(words), "{proxies:?}: {found} {error}");
    }
    let Some(mut contract) = Contract::new() else { return };
    // What is asked of this machine goes to no other.
    let address = contract.start(&plain(10, &json!({})));
    let (status, out, error) = fetch(&address, &[("HTTP_PROXY", &proxy)]);
    assert!(status == 0 && out.lines().count() == 10, "{error}");
}
