//! Two processes and one Postgres behind nginx: https on 8443 with a self-made certificate, 200 persons at once, one
//! process killed in the middle.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use super::{
    binary::{Shop, eventually},
    raw::number,
    webhook::{Endpoint, ready, start},
};
use crate::support::{Engine, postgres, say_skipped, world::scratch_dir};

const PERSONS: usize = 200;
/// What each person does to have an account.
const BUTTONS: [&str; 3] = ["Mulai", "Setuju", "Ya"];
const PLACE: [&str; 1] = ["Gedog"];
/// What each person then types without waiting for an answer: only in this order does it make an offer.
const TYPED: [&str; 8] = ["/jual", "telur ayam ras", "200 kg", "26.500", "Di tempat saya", "Besok", "Ya", "Benar, tayangkan"];

struct Nginx(Child);

impl Drop for Nginx {
    fn drop(&mut self) {
        // SIGQUIT would wait for connections; nobody is left here.
        let _ = Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status();
        let _ = self.0.wait();
    }
}

/// nginx, if this machine has it.
fn nginx() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut places: Vec<PathBuf> = std::env::split_paths(&path).collect();
    places.push("/usr/sbin".into());
    let found = places.into_iter().map(|place| place.join("nginx")).find(|program| program.is_file());
    if found.is_none() {
        assert!(std::env::var_os("CI").is_none(), "no nginx found, and CI is set: install nginx");
        say_skipped("NOT TESTED BEHIND A PROXY: nginx was not found.");
    }
    found
}

fn proxy(program: &Path, dir: &Path, port: u16, endpoints: &[Endpoint]) -> Nginx {
    let make =
        ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-keyout", "key.pem", "-out", "cert.pem"];
    let made = Command::new("openssl").args(make).current_dir(dir).stderr(Stdio::null()).status();
    assert!(made.expect("openssl runs").success(), "a certificate was made");
    let servers: String = endpoints.iter().map(|endpoint| format!("server {} max_fails=1 fail_timeout=1s; ", endpoint.listen)).collect();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|name| format!("{name}_temp_path {}/{name}; ", dir.display()))
        .collect();
    let user = if is_root() { "user root;" } else { "" };
    let dir_shown = dir.display();
    let config = format!(
        "{user} daemon off; worker_processes 1; pid {dir_shown}/pid; error_log {dir_shown}/error.log; events {{ worker_connections 1024; }}
        http {{ access_log off; {temporary} upstream bots {{ {servers} keepalive 40; }}
            server {{ listen 127.0.0.1:{port} ssl; ssl_certificate {dir_shown}/cert.pem; ssl_certificate_key {dir_shown}/key.pem;
                location / {{ proxy_pass http://bots; proxy_http_version 1.1; proxy_set_header Connection ''; }} }} }}"
    );
    fs::write(dir.join("nginx.conf"), config).expect("a configuration");
    let child = Command::new(program).args(["-e", "error.log", "-p"]).arg(dir).args(["-c", "nginx.conf"]).stderr(Stdio::null()).spawn();
    Nginx(child.expect("nginx starts"))
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0)
}

/// 8443, as Telegram wants it; another one if somebody else on this machine has it.
fn port() -> u16 {
    let free = |port: u16| std::net::TcpListener::bind(("127.0.0.1", port)).and_then(|listener| listener.local_addr());
    free(8443).or_else(|_| free(0)).expect("a port").port()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_of_two_processes_is_killed_while_200_persons_write_and_nothing_is_lost_or_out_of_order() {
    let (Some(program), true) = (nginx(), postgres::available()) else { return };
    let shop = Shop::new(Engine::Postgres).await;
    let (dir, endpoints, port) = (scratch_dir(), [Endpoint::new(), Endpoint::new()], port());
    let _nginx = proxy(&program, &dir, port, &endpoints);
    let url = format!("https://127.0.0.1:{port}/telegram");
    let certificate = dir.join("cert.pem").display().to_string();
    // As long as in earnest: with a short lease goes a short patience, and what Telegram is slow to answer is sent again, ever
    // later. Whoever inherits from the dead does not wait for a lease to end.
    let more = [("WEBHOOK_CERTIFICATE", certificate.as_str()), ("SEND_LEASE", "60")];
    let [first, second] = endpoints.each_ref().map(|endpoint| start(&shop, endpoint, &url, &more));
    ready(&first, &endpoints[0]).await;
    ready(&second, &endpoints[1]).await;
    let people: Vec<i64> = (0..PERSONS).map(|n| shop.person(&format!("Orang {n}"))).collect();
    let say = |text: &str| {
        for person in &people {
            shop.sandbox.say(*person, text);
        }
    };
    say("/start");
    for label in BUTTONS {
        shop.settle(&first).await;
        people.iter().for_each(|person| shop.press(*person, label));
    }
    shop.settle(&first).await;
    say("Pak Slamet");
    for label in PLACE {
        shop.settle(&first).await;
        people.iter().for_each(|person| shop.press(*person, label));
    }
    shop.settle(&first).await;
    TYPED.iter().for_each(|text| say(text));
    let (all, typed) = (PERSONS * (TYPED.len() + BUTTONS.len() + PLACE.len() + 2), PERSONS * TYPED.len());
    let log = || format!("{}\n----\n{}", second.log(), fs::read_to_string(dir.join("error.log")).unwrap_or_default());
    eventually("the middle", || async { shop.sandbox.pending_updates() < typed / 2 }, log).await;
    assert!(shop.sandbox.pending_updates() > 0, "too fast to be killed in the middle");
    first.kill().await;
    let calm = || async { shop.sandbox.pending_updates() == 0 && shop.waiting_messages().await == 0 };
    eventually("everything is handled", || async { calm().await && calm().await }, log).await;
    let all = i64::try_from(all).expect("a number");
    assert_eq!(number(&shop.db, "SELECT COUNT(*) FROM inbox").await, all, "every update was applied");
    assert_eq!(number(&shop.db, "SELECT CAST(SUM(seq) AS BIGINT) FROM conversations").await, all, "and none twice");
    assert_eq!(number(&shop.db, "SELECT COUNT(*) FROM set_aside").await, 0);
    let lost: Vec<_> = people.iter().filter(|person| shop.count(**person, "Nomor P-") == 0).collect();
    assert!(lost.is_empty(), "{} out of order: {}", lost.len(), super::binary::transcript(&shop.sandbox.chat(*lost[0])));
    let offers = "SELECT COUNT(DISTINCT seller_id) FROM offers WHERE offered = 200000 AND price = 26500 AND status = 'published'";
    assert_eq!(number(&shop.db, offers).await, 200);
    assert_eq!(number(&shop.db, "SELECT COUNT(*) FROM offers").await, 200);
    let checked = shop.command(&["check"]).await;
    assert_eq!((checked.code, checked.out.trim()), (Some(0), "all is well"), "{checked:?}");
    // What a session counted is told a second later.
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    let deadlocks = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()";
    assert_eq!(number(&shop.db, deadlocks).await, 0, "nobody waits in a circle");
    assert!(!log().contains("deadlock"), "{}", log());
    let again = start(&shop, &endpoints[0], &url, &more);
    ready(&again, &endpoints[0]).await;
    shop.says(&again, people[0], "/menu").await;
    assert!(again.terminate().await.success() && second.terminate().await.success());
}
