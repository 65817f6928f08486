//! Faults on demand, and the recording of what was called.

use serde_json::json;
use tembus::sandbox::{Fault, Gate};

use super::{ANI, Lab, TOKEN};

#[tokio::test]
async fn an_overloaded_server_says_how_long_to_wait() {
    let lab = Lab::started().await;
    lab.sandbox.fail_next("sendMessage", Some(ANI), Fault::RetryAfter(7), 1);
    let client = teloxide::net::default_reqwest_settings().build().unwrap();
    let answer = client.get(format!("{}/bot{TOKEN}/sendMessage?chat_id={ANI}&text=x", lab.url)).send().await.unwrap();
    assert_eq!(answer.status().as_u16(), 429);
    assert_eq!(answer.headers()["retry-after"], "7");
    lab.send("x", json!({})).await;
}

#[tokio::test]
async fn a_connection_can_end_before_or_after_the_work() {
    let lab = Lab::started().await;
    let text = |text: &str| json!({ "chat_id": ANI, "text": text });
    lab.sandbox.fail_next("sendMessage", None, Fault::CutBefore, 1);
    lab.sandbox.fail_next("sendMessage", None, Fault::CutAfter, 1);
    assert_eq!(lab.try_call("sendMessage", text("lost")).await, None);
    assert_eq!(lab.sandbox.chat(ANI).len(), 1);
    assert_eq!(lab.try_call("sendMessage", text("taken")).await, None);
    assert_eq!(lab.sandbox.chat(ANI)[1].text, "taken");
    assert_eq!(lab.sandbox.calls().last().unwrap().status, None);
}

#[tokio::test]
async fn a_held_answer_waits_for_its_gate() {
    let lab = Lab::started().await;
    let gate = Gate::new();
    lab.sandbox.fail_next("sendMessage", None, Fault::Hold(gate.clone()), 1);
    let calling = lab.send("x", json!({}));
    let holding = async {
        gate.reached().await;
        while lab.sandbox.chat(ANI).len() < 2 {
            lab.sandbox.changed(lab.sandbox.revision()).await;
        }
        assert_eq!(lab.sandbox.calls()[0].status, None, "taken, not answered");
        gate.release();
    };
    tokio::join!(calling, holding);
    assert_eq!(lab.sandbox.calls()[0].status, Some(200));
}

#[tokio::test]
async fn every_call_is_recorded_for_the_validator_without_the_token() {
    let path = std::env::temp_dir().join(format!("tembus-calls-{}.jsonl", std::process::id()));
    drop(std::fs::remove_file(&path));
    let lab = Lab::with(|options| options.record = Some(path.clone())).await;
    lab.sandbox.start(ANI, None);
    lab.send("x", json!({})).await;
    lab.error("sendMessage", json!({ "chat_id": 1, "text": "x" })).await;
    let file = teloxide::types::InputFile::memory("a").file_name("a.txt");
    teloxide::prelude::Requester::send_document(&lab.bot(), teloxide::types::ChatId(ANI), file).await.unwrap();
    let recorded = std::fs::read_to_string(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    assert!(!recorded.contains("AAtest_token"));
    let lines: Vec<serde_json::Value> = recorded.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["params"], json!({ "chat_id": ANI, "text": "x" }));
    assert_eq!(lines[1]["error"], "Bad Request: chat not found");
    let upload = lines[2]["params"].as_object().unwrap().values().find(|value| value.is_object()).unwrap();
    assert_eq!(upload["__file__"]["name"], "a.txt");
}

#[tokio::test]
async fn a_bot_that_dies_while_its_call_is_held_back_has_done_nothing() {
    let lab = Lab::started().await;
    let gate = Gate::new();
    lab.sandbox.fail_next("sendMessage", None, Fault::HoldBefore(gate.clone()), 1);
    let mut stream = tokio::net::TcpStream::connect(lab.url.trim_start_matches("http://")).await.unwrap();
    let request = format!("GET /bot{TOKEN}/sendMessage?chat_id={ANI}&text=x HTTP/1.1\r\nHost: localhost\r\n\r\n");
    tokio::io::AsyncWriteExt::write_all(&mut stream, request.as_bytes()).await.unwrap();
    gate.reached().await;
    let before = lab.sandbox.revision();
    drop(stream);
    lab.sandbox.changed(before).await;
    gate.release();
    assert_eq!(lab.sandbox.chat(ANI).len(), 1);
    assert_eq!(lab.sandbox.calls()[0].status, None);
    lab.send("y", json!({})).await;
    assert_eq!(lab.sandbox.chat(ANI).len(), 2);
}
