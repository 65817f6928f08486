//! What people can do, as the bot sees it.

use serde_json::json;

use super::{ANI, Lab};

#[tokio::test]
async fn a_deep_link_is_a_start_command_with_a_payload() {
    let lab = Lab::new().await;
    lab.sandbox.start(ANI, Some("kode-1"));
    let message = lab.updates(json!({})).await[0]["message"].clone();
    assert_eq!(message["text"], "/start kode-1");
    assert_eq!(message["entities"], json!([{ "type": "bot_command", "offset": 0, "length": 6 }]));
    assert_eq!(message["chat"]["id"], ANI);
    assert_eq!(message["date"], 1_795_575_600);
    assert_eq!(lab.sandbox.chat(ANI)[0].text, "/start", "the person does not see the payload");
}

#[tokio::test]
async fn what_people_type_is_cleaned_as_the_server_does() {
    let lab = Lab::started().await;
    lab.sandbox.say(ANI, " telur\u{0}2\u{a0}ton\u{202e}\r\n@tembus_bot ");
    let message = lab.updates(json!({})).await[1]["message"].clone();
    assert_eq!(message["text"], "telur 2\u{a0}ton\n@tembus_bot");
    assert_eq!(message["entities"], json!([{ "type": "mention", "offset": 12, "length": 11 }]));
}

#[tokio::test]
async fn the_own_contact_answers_the_keyboard_and_somebody_elses_does_not() {
    let lab = Lab::started().await;
    let asked = lab.send("Nomor?", json!({ "reply_markup": { "keyboard": [[{ "text": "Kirim", "request_contact": true }]] } })).await;
    lab.sandbox.share_contact(ANI, "", Some(ANI));
    lab.sandbox.share_contact(ANI, "62811", Some(7_000_009));
    lab.sandbox.share_contact(ANI, "62812", None);
    let updates = lab.updates(json!({})).await;
    let contacts: Vec<_> = updates[1..].iter().map(|update| update["message"].clone()).collect();
    assert_eq!(contacts[0]["contact"]["user_id"], ANI);
    assert_eq!(contacts[0]["reply_to_message"]["message_id"], asked);
    assert_eq!(contacts[1]["contact"]["user_id"], 7_000_009);
    assert!(contacts[1].get("reply_to_message").is_none());
    assert!(contacts[2]["contact"].get("user_id").is_none());
}

#[tokio::test]
async fn blocking_reaches_the_bot_and_writing_unblocks() {
    let lab = Lab::started().await;
    lab.sandbox.block(ANI);
    lab.sandbox.say(ANI, "maaf");
    let updates = lab.updates(json!({})).await;
    assert_eq!(updates[1]["my_chat_member"]["new_chat_member"]["status"], "kicked");
    assert_eq!(updates[2]["my_chat_member"]["new_chat_member"]["status"], "member");
    assert_eq!(updates[3]["message"]["text"], "maaf");
}

#[tokio::test]
async fn other_kinds_of_messages_and_edits_arrive_and_teloxide_reads_them() {
    let lab = Lab::started().await;
    let text = lab.sandbox.say(ANI, "salah");
    assert!(lab.sandbox.edit(ANI, text, "betul"));
    lab.sandbox.send_voice(ANI, 3);
    lab.sandbox.send_sticker(ANI, "👍");
    lab.sandbox.send_photo(ANI, "telur");
    lab.sandbox.send_location(ANI, -8.09, 112.16);
    lab.sandbox.share_contact(ANI, "", Some(ANI));
    lab.sandbox.press(ANI, text, "x");
    lab.sandbox.press(ANI, 99, "x");
    lab.sandbox.block(ANI);
    for update in lab.updates(json!({})).await {
        let read: teloxide::types::Update = serde_json::from_str(&update.to_string()).unwrap();
        assert!(!matches!(read.kind, teloxide::types::UpdateKind::Error(_)), "{update}");
    }
}

#[tokio::test]
async fn a_forced_reply_is_answered() {
    let lab = Lab::started().await;
    let asked = lab.send("Nama?", json!({ "reply_markup": { "force_reply": true } })).await;
    lab.sandbox.say(ANI, "Ani");
    let update = lab.updates(json!({})).await.pop().unwrap();
    assert_eq!(update["message"]["reply_to_message"]["message_id"], asked);
}

#[tokio::test]
async fn waiting_for_news_ends_with_the_news() {
    let lab = Lab::started().await;
    let before = lab.sandbox.revision();
    let (after, ()) = tokio::join!(lab.sandbox.changed(before), async {
        lab.sandbox.say(ANI, "x");
    });
    assert!(after > before);
}

#[tokio::test]
async fn what_is_too_long_for_one_message_goes_out_as_several() {
    let lab = Lab::new().await;
    assert_eq!(lab.sandbox.say(ANI, &"a".repeat(5000)), 2);
    let updates = lab.updates(json!({})).await;
    assert_eq!(updates[0]["message"]["text"].as_str().unwrap().len(), 4096);
    assert_eq!(updates[1]["message"]["text"].as_str().unwrap().len(), 904);
}
