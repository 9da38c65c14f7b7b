//! Where a login goes and where it does not, and that nothing shows it.

use crate::contract::{Contract, TOKEN, client, drain, known, plain, quick, text};
use rocketql::client::{Client, Given, Login};
use rocketql::{Code, Options};
use serde_json::json;

#[test]
fn the_login_is_never_shown() {
    let Some(mut contract) = Contract::new() else { return };
    let address = contract.start(&json!({}));
    let login = Login::new("somebody", TOKEN);
    let client = Client::new(&address, login, quick()).unwrap();
    let given = Given { unsafe_params: Some(true), privileged: Some(true), versions: None };
    let plan = client.plan(&text("users.list: active = true"), &Options::default(), &given).unwrap();
    let (_, error) = drain(client.rows(&plan));
    let error = error.unwrap();
    // The server repeats it.
    assert_eq!(error.code(), Some(Code::LoginRefused));
    assert!(error.to_string().contains("Your token: …"), "{error}");
    for shown in
        [error.to_string(), format!("{error:?}"), format!("{client:?}"), format!("{:?}", client.rows(&plan))]
    {
        assert!(!shown.contains(TOKEN), "{shown}");
    }
}

#[test]
fn a_password_is_a_login_for_a_while() {
    let Some(mut contract) = Contract::new() else { return };
    const PASSWORD: &str = "the-password-of-the-test";
    let sessions = |contract: &mut Contract| {
        contract.say(&json!({ "do": "judge", "line": { "with": {} }, "texts": [] }))["sessions"].clone()
    };
    for factor in [false, true] {
        let address = contract.start(&plain(10, &json!({ "factor": factor, "busy": !factor })));
        let mut client = Client::new(&address, None, quick()).unwrap();
        let mut asked = 0;
        let code = || {
            asked += 1;
            Some("123456".to_owned())
        };
        client.log_in("ada", PASSWORD, code).unwrap();
        assert_eq!((asked, sessions(&mut contract)), (u32::from(factor), json!(1)));
        let plan = client.plan(&text("users.list:"), &Options::default(), &known()).unwrap();
        assert_eq!(drain(client.rows(&plan)).0.len(), 10);
        assert!(!format!("{client:?}").contains(PASSWORD) && !format!("{client:?}").contains(TOKEN));
        client.log_out().unwrap();
        assert_eq!(sessions(&mut contract), json!(0));
    }
    // What was typed in is not repeated, whatever the server says.
    for (password, code, words) in [
        ("wrong-password", None, "Unauthorized, …"),
        (PASSWORD, None, "TOTP Required"),
        (PASSWORD, Some("654321"), "TOTP Invalid …"),
    ] {
        let address = contract.start(&json!({ "factor": true }));
        let mut client = Client::new(&address, None, quick()).unwrap();
        let error = client.log_in("ada", password, || code.map(str::to_owned)).unwrap_err();
        assert_eq!(error.code(), Some(Code::PasswordRefused));
        let shown = format!("{error} {error:?} {client:?}");
        assert!(shown.contains(words) && !shown.contains(password) && !shown.contains("654321"), "{shown}");
        assert_eq!(client.log_out().unwrap_err().code(), Some(Code::LogoutFailed));
    }
}

/// Nobody follows to where a login has no business.
#[test]
fn no_login_goes_where_a_server_points_to() {
    use std::io::{BufRead as _, BufReader, Read as _, Write as _};
    let elsewhere = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    elsewhere.set_nonblocking(true).unwrap();
    let here = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", here.local_addr().unwrap());
    let target = format!("http://{}/", elsewhere.local_addr().unwrap());
    let statuses = [301, 302, 303, 307, 308];
    let server = std::thread::spawn(move || {
        for status in statuses.into_iter().chain(statuses) {
            let (mut stream, _) = here.accept().unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let lines = reader.by_ref().lines().map(Result::unwrap);
            let asked: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
            assert!(asked.len() > 2, "{asked:?}");
            // Whoever closes with something unread resets the connection.
            let length = asked
                .iter()
                .find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
            reader.read_exact(&mut vec![0; length.unwrap_or(0)]).unwrap();
            write!(stream, "HTTP/1.1 {status} Elsewhere\r\nlocation: {target}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n").unwrap();
        }
    });
    for status in statuses {
        let client = client(&address, quick());
        let plan = client.plan(&text("users.list:"), &Options::default(), &known()).unwrap();
        let error = drain(client.rows(&plan)).1.unwrap();
        assert_eq!(error.code(), Some(Code::Redirected), "{status}: {error}");
    }
    for status in statuses {
        let mut client = Client::new(&address, None, quick()).unwrap();
        let error = client.log_in("ada", "a-password", || None).unwrap_err();
        assert_eq!(error.code(), Some(Code::Redirected), "{status}: {error}");
    }
    server.join().unwrap();
    assert_eq!(elsewhere.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock, "nobody came");
}

/// What may have been done is not done again: a password that failed twice may lock an account.
#[test]
fn a_password_is_sent_once() {
    use std::io::{BufRead as _, BufReader, Read as _, Write as _};
    const BODY: &str = r#"{"user":"ada","password":"a-password"}"#;
    for answer in [
        "",
        "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"status\":",
        "HTTP/1.1 500 Oops\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 503 Away\r\nretry-after: 0\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n[]",
    ] {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let server = std::thread::spawn(move || {
            let (stream, _) = listener.accept().unwrap();
            let mut reader = BufReader::new(stream);
            let mut line = String::new();
            while line != "\r\n" {
                line.clear();
                reader.read_line(&mut line).unwrap();
            }
            let mut body = [0; BODY.len()];
            reader.read_exact(&mut body).unwrap();
            reader.get_mut().write_all(answer.as_bytes()).unwrap();
            drop(reader);
            listener.set_nonblocking(true).unwrap();
            (body, listener)
        });
        let mut client = Client::new(&address, None, quick()).unwrap();
        let error = client.log_in("ada", "a-password", || None).unwrap_err();
        assert!(!error.to_string().contains("a-password"), "{error}");
        let (body, listener) = server.join().unwrap();
        // As it left, whatever the libraries on its way were given.
        assert_eq!(std::str::from_utf8(&body).unwrap(), BODY);
        assert!(listener.accept().is_err(), "{answer:?}: it was sent again");
        assert_eq!(client.requests(), 1, "{answer:?}");
    }
}
