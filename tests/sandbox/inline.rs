//! Inline mode, as the bot and the people see it.

use serde_json::{Value, json};

use super::{ANI, Lab};

fn article(id: &str) -> Value {
    let content = json!({ "message_text": "<b>Telur</b> 2 ton", "parse_mode": "HTML" });
    let keyboard = json!({ "inline_keyboard": [[{ "text": "Lihat", "url": "https://t.me/tembus_bot?start=p1" }]] });
    json!({ "type": "article", "id": id, "title": "Telur", "description": "2 ton", "input_message_content": content, "reply_markup": keyboard })
}

fn answer(query: &str, results: &Value) -> Value {
    json!({ "inline_query_id": query, "results": results, "cache_time": 5, "is_personal": true })
}

#[tokio::test]
async fn what_is_typed_reaches_the_bot_and_what_is_chosen_is_sent_via_it() {
    let lab = Lab::started().await;
    assert_eq!(lab.result("getMe", json!({})).await["supports_inline_queries"], true);
    let query = lab.sandbox.ask(ANI, "telur ");
    let asked = lab.updates(json!({})).await[1]["inline_query"].clone();
    assert_eq!(asked["id"], query);
    assert_eq!((&asked["query"], &asked["offset"], &asked["chat_type"]), (&json!("telur "), &json!(""), &json!("sender")));
    lab.result("answerInlineQuery", answer(&query, &json!([article("a")]))).await;
    assert_eq!(lab.sandbox.choose(ANI, &query, "b"), None);
    let message_id = lab.sandbox.choose(ANI, &query, "a").unwrap();
    let message = lab.updates(json!({})).await[2]["message"].clone();
    assert_eq!(message["message_id"], message_id);
    assert_eq!(message["text"], "Telur 2 ton");
    assert_eq!(message["from"]["id"], ANI);
    assert_eq!(message["via_bot"]["username"], "tembus_bot");
    assert_eq!(message["reply_markup"]["inline_keyboard"][0][0]["text"], "Lihat");
    let edit = json!({ "chat_id": ANI, "message_id": message_id, "text": "x" });
    assert_eq!(lab.error("editMessageText", edit).await, "Bad Request: message can't be edited");
}

#[tokio::test]
async fn a_query_waits_half_a_minute_and_is_answered_once() {
    let lab = Lab::started().await;
    let old = "Bad Request: query is too old and response timeout expired or query ID is invalid";
    let query = lab.sandbox.ask(ANI, "telur");
    lab.pass_seconds(31);
    assert_eq!(lab.updates(json!({})).await.len(), 1, "it expired");
    assert_eq!(lab.error("answerInlineQuery", answer(&query, &json!([]))).await, old);
    let query = lab.sandbox.ask(ANI, "telur");
    lab.result("answerInlineQuery", answer(&query, &json!([]))).await;
    assert_eq!(lab.error("answerInlineQuery", answer(&query, &json!([]))).await, old);
}

#[tokio::test]
async fn an_answer_is_kept_for_its_cache_time() {
    let lab = Lab::started().await;
    let first = lab.sandbox.ask(ANI, "telur");
    lab.result("answerInlineQuery", answer(&first, &json!([article("a")]))).await;
    let again = lab.sandbox.ask(ANI, "telur");
    assert_eq!(lab.sandbox.inline_query(&again).unwrap().answer.unwrap().results.len(), 1);
    let other = lab.sandbox.ask(7_000_009, "telur");
    assert!(lab.sandbox.inline_query(&other).unwrap().answer.is_none(), "it is another person's");
    lab.pass_seconds(6);
    let late = lab.sandbox.ask(ANI, "telur");
    assert!(lab.sandbox.inline_query(&late).unwrap().answer.is_none());
}

#[tokio::test]
async fn results_and_the_button_are_checked() {
    let lab = Lab::started().await;
    let query = lab.sandbox.ask(ANI, "telur");
    let mut untitled = article("a");
    untitled["title"] = json!(" ");
    let mut silent = article("a");
    silent.as_object_mut().unwrap().remove("input_message_content");
    let mut broken = article("a");
    broken["input_message_content"]["message_text"] = json!("<b>Telur");
    let many: Vec<Value> = (0..51).map(|n| article(&n.to_string())).collect();
    for (results, error) in [
        (json!({}), "Expected an Array of inline query results"),
        (json!(many), "Too many inline query results specified"),
        (json!([article("a"), article("a")]), "RESULT_ID_DUPLICATE"),
        (json!([article(&"a".repeat(65))]), "RESULT_ID_INVALID"),
        (json!([{ "type": "article" }]), "Can't parse inline query result: Can't find field \"id\""),
        (json!([untitled]), "ARTICLE_TITLE_EMPTY"),
        (json!([silent]), "Input message content is not specified"),
        (json!([broken]), "Can't parse entities: can't find end tag corresponding to start tag \"b\""),
    ] {
        let said = lab.error("answerInlineQuery", answer(&query, &results)).await;
        assert_eq!(said.to_lowercase(), format!("bad request: {}", error.to_lowercase()));
    }
    let mut with_button = answer(&query, &json!([]));
    with_button["button"] = json!({ "text": "Buka", "start_parameter": "a b" });
    assert_eq!(lab.error("answerInlineQuery", with_button.clone()).await, "Bad Request: START_PARAM_INVALID");
    with_button["button"]["start_parameter"] = json!("menu");
    lab.result("answerInlineQuery", with_button).await;
    let button = lab.sandbox.inline_query(&query).unwrap().answer.unwrap().button;
    assert_eq!(button, Some(("Buka".to_owned(), "menu".to_owned())));
}
