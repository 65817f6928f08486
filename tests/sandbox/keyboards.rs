//! Keyboards and presses.

use serde_json::json;

use super::{ANI, Lab, inline};

async fn refused(lab: &Lab, markup: serde_json::Value) -> String {
    lab.error("sendMessage", json!({ "chat_id": ANI, "text": "x", "reply_markup": markup })).await
}

#[tokio::test]
async fn wrong_keyboards_are_refused_as_the_server_refuses_them() {
    let lab = Lab::started().await;
    let inline = |button: serde_json::Value| json!({ "inline_keyboard": [[button]] });
    assert_eq!(
        refused(&lab, inline(json!({ "text": "x" }))).await,
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
    );
    let long = "x".repeat(65);
    assert_eq!(refused(&lab, inline(json!({ "text": "x", "callback_data": long }))).await, "Bad Request: BUTTON_DATA_INVALID");
    assert_eq!(
        refused(&lab, inline(json!({ "text": "x", "url": "http://localhost/" }))).await,
        "Bad Request: inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL"
    );
    assert_eq!(refused(&lab, json!(null)).await, "Bad Request: object expected as reply markup");
    assert_eq!(refused(&lab, json!("{")).await, "Bad Request: can't parse reply keyboard markup JSON object");
    assert_eq!(refused(&lab, json!({ "keyboard": ["x"] })).await, "Bad Request: field \"keyboard\" must be an Array of Arrays");
}

#[tokio::test]
async fn a_keyboard_has_an_end() {
    let lab = Lab::started().await;
    let buttons = |rows: usize| {
        serde_json::Value::from(vec![json!([{ "text": "x", "callback_data": "y" }, { "text": "x", "callback_data": "z" }]); rows])
    };
    lab.send("x", inline(buttons(50))).await;
    let too_long = "Bad Request: reply markup is too long";
    assert_eq!(refused(&lab, json!({ "inline_keyboard": buttons(51) })).await, too_long);
    assert_eq!(
        refused(&lab, json!({ "inline_keyboard": vec![json!([{ "text": "x".repeat(100), "callback_data": "y" }]); 80] })).await,
        too_long
    );
    assert_eq!(refused(&lab, json!({ "keyboard": vec![["x"]; 301] })).await, too_long);
}

#[tokio::test]
async fn styles_of_buttons_are_kept() {
    let lab = Lab::started().await;
    let rows = json!([[
        { "text": "Ya", "callback_data": "y", "style": "success" }, { "text": "Salin", "copy_text": { "text": "0812" }, "style": "Primary" },
        { "text": "Tidak", "callback_data": "n", "style": "danger" }, { "text": "Lain", "callback_data": "l" },
    ]]);
    let sent = lab.result("sendMessage", json!({ "chat_id": ANI, "text": "x", "reply_markup": { "inline_keyboard": rows } })).await;
    let styles: Vec<_> = (0..4).map(|at| sent["reply_markup"]["inline_keyboard"][0][at]["style"].clone()).collect();
    assert_eq!(styles, [json!("success"), json!("primary"), json!("danger"), json!(null)]);
    assert_eq!(lab.sandbox.chat(ANI)[1].rows[0][0].style.as_deref(), Some("success"));
    assert_eq!(
        refused(&lab, json!({ "inline_keyboard": [[{ "text": "x", "callback_data": "y", "style": "pink" }]] })).await,
        "Bad Request: can't parse inline keyboard button: invalid button style specified"
    );
}

#[tokio::test]
async fn a_press_shows_progress_until_it_is_answered_once() {
    let lab = Lab::started().await;
    let id = lab.send("Pilih", inline(json!([[{ "text": "Ya", "callback_data": "y" }]]))).await;
    let query = lab.sandbox.press(ANI, id, "y");
    let update = lab.updates(json!({})).await.pop().unwrap();
    assert_eq!(update["callback_query"]["id"], query);
    assert_eq!(update["callback_query"]["data"], "y");
    assert_eq!(update["callback_query"]["message"]["text"], "Pilih");
    assert_eq!(lab.sandbox.open_queries().len(), 1);
    let answer = json!({ "callback_query_id": query, "text": "Baik" });
    lab.result("answerCallbackQuery", answer.clone()).await;
    assert_eq!(lab.sandbox.query(&query).unwrap().answer.unwrap().text, "Baik");
    assert_eq!(lab.sandbox.open_queries().len(), 0);
    let late = "Bad Request: query is too old and response timeout expired or query ID is invalid";
    assert_eq!(lab.error("answerCallbackQuery", answer).await, late);
    let query = lab.sandbox.press(ANI, id, "y");
    lab.pass_seconds(151);
    assert_eq!(lab.error("answerCallbackQuery", json!({ "callback_query_id": query })).await, late);
}

#[tokio::test]
async fn a_modified_client_may_send_any_data_under_any_message() {
    let lab = Lab::started().await;
    lab.sandbox.press(ANI, 55, "tembus:order:1");
    let update = lab.updates(json!({})).await.pop().unwrap();
    assert_eq!(update["callback_query"]["message"]["date"], 0, "a message that is gone can't be seen");
    assert_eq!(update["callback_query"]["data"], "tembus:order:1");
}

#[tokio::test]
async fn reply_keyboards_replace_each_other_and_stay_until_removed() {
    let lab = Lab::started().await;
    lab.send("a", json!({ "reply_markup": { "keyboard": [["Satu"]] } })).await;
    lab.send("b", json!({ "reply_markup": { "keyboard": [["Dua"]], "one_time_keyboard": true } })).await;
    lab.send("c", json!({})).await;
    assert_eq!(lab.sandbox.keyboard(ANI).unwrap().rows[0][0].text, "Dua");
    lab.sandbox.say(ANI, "Dua");
    assert!(lab.sandbox.keyboard(ANI).unwrap().hidden);
    lab.send("d", json!({ "reply_markup": { "keyboard": [] } })).await;
    assert!(lab.sandbox.keyboard(ANI).is_some(), "a keyboard without buttons counts as none");
    lab.send("e", json!({ "reply_markup": { "remove_keyboard": true } })).await;
    assert_eq!(lab.sandbox.keyboard(ANI), None);
}
