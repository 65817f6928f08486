//! Sending, editing, deleting: the texts of errors to the letter.

use serde_json::json;
use teloxide::{
    ApiError, RequestError,
    payloads::{EditMessageTextSetters, SendMessageSetters},
    prelude::Requester,
    types::{
        BotCommand, BotCommandScope, ChatAction, ChatId, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, MessageId, ParseMode,
        Recipient,
    },
};

use super::{ANI, Lab, inline};

const NOT_MODIFIED: &str = "Bad Request: message is not modified: specified new message content and reply markup are exactly the \
                            same as a current content and reply markup of the message";

#[tokio::test]
async fn a_teloxide_bot_can_do_what_bots_do() {
    let lab = Lab::started().await;
    let bot = lab.bot();
    let me = bot.get_me().await.unwrap();
    assert_eq!(me.username(), "tembus_bot");
    bot.delete_webhook().await.unwrap();
    let commands = [BotCommand::new("jual", "Tawarkan hasil")];
    bot.set_my_commands(commands.clone()).await.unwrap();
    assert_eq!(bot.get_my_commands().await.unwrap(), commands);
    let updates = bot.get_updates().await.unwrap();
    assert_eq!(updates.len(), 1);
    let rows = InlineKeyboardMarkup::new([[InlineKeyboardButton::callback("Ya", "y")]]);
    let sent = bot.send_message(ChatId(ANI), "<b>Halo</b>").parse_mode(ParseMode::Html).reply_markup(rows).await.unwrap();
    assert_eq!(sent.text(), Some("Halo"));
    bot.edit_message_text(ChatId(ANI), sent.id, "Halo lagi").await.unwrap();
    let same = bot.edit_message_text(ChatId(ANI), sent.id, "Halo lagi").parse_mode(ParseMode::Html).await;
    assert!(matches!(same, Err(RequestError::Api(ApiError::MessageNotModified))));
    bot.send_chat_action(ChatId(ANI), ChatAction::Typing).await.unwrap();
    let query = lab.sandbox.press(ANI, sent.id.0.into(), "y");
    bot.answer_callback_query(teloxide::types::CallbackQueryId(query)).await.unwrap();
    bot.delete_message(ChatId(ANI), sent.id).await.unwrap();
    let photo = bot.send_photo(ChatId(ANI), InputFile::memory(&b"\x89PNG"[..]).file_name("a.png")).await.unwrap();
    let size = photo.photo().unwrap().last().unwrap();
    let file = bot.get_file(size.file.id.clone()).await.unwrap();
    let mut bytes = Vec::new();
    teloxide::net::Download::download_file(&bot, &file.path, &mut bytes).await.unwrap();
    assert_eq!(bytes, b"\x89PNG");
    bot.send_photo(ChatId(ANI), InputFile::file_id(size.file.id.clone())).await.unwrap();
    bot.get_chat(ChatId(ANI)).await.unwrap();
    let scope = BotCommandScope::Chat { chat_id: Recipient::Id(ChatId(ANI)) };
    teloxide::payloads::SetMyCommandsSetters::scope(bot.set_my_commands([BotCommand::new("beli", "Cari")]), scope).await.unwrap();
    assert_eq!(lab.sandbox.commands(ANI)[0].command, "beli");
    let missing = bot.edit_message_text(ChatId(ANI), MessageId(999), "x").await;
    assert!(matches!(missing, Err(RequestError::Api(ApiError::MessageToEditNotFound))));
}

#[tokio::test]
async fn method_names_are_read_in_any_case_and_others_are_refused() {
    let lab = Lab::new().await;
    assert_eq!(lab.result("GETme", json!({})).await["id"], 5_000_001);
    assert_eq!(lab.error("getNothing", json!({})).await, "Not Found: method not found");
    assert_eq!(lab.error("sendPoll", json!({})).await, "Bad Request: method sendPoll is not emulated by this sandbox");
}

#[tokio::test]
async fn who_can_be_written_to() {
    let lab = Lab::new().await;
    let to = |id: i64| json!({ "chat_id": id, "text": "x" });
    assert_eq!(lab.error("sendMessage", json!({ "text": "x" })).await, "Bad Request: chat_id is empty");
    assert_eq!(lab.error("sendMessage", to(1)).await, "Bad Request: chat not found");
    assert_eq!(lab.error("sendMessage", to(ANI)).await, "Forbidden: bot can't initiate conversation with a user");
    lab.sandbox.start(ANI, None);
    lab.result("sendMessage", to(ANI)).await;
    lab.sandbox.block(ANI);
    assert_eq!(lab.error("sendMessage", to(ANI)).await, "Forbidden: bot was blocked by the user");
    lab.sandbox.unblock(ANI);
    lab.result("sendMessage", to(ANI)).await;
    lab.sandbox.deactivate(ANI);
    assert_eq!(lab.error("sendMessage", to(ANI)).await, "Forbidden: user is deactivated");
}

#[tokio::test]
async fn texts_must_say_something_and_not_too_much() {
    let lab = Lab::started().await;
    let text = |text: &str| json!({ "chat_id": ANI, "text": text, "parse_mode": "HTML" });
    assert_eq!(lab.error("sendMessage", json!({ "chat_id": ANI })).await, "Bad Request: message text is empty");
    assert_eq!(lab.error("sendMessage", text(" \n ")).await, "Bad Request: text must be non-empty");
    assert_eq!(lab.error("sendMessage", text("<b> </b>")).await, "Bad Request: text must be non-empty");
    let most = format!("<b>{}</b>", "a".repeat(4096));
    let message_id = lab.result("sendMessage", text(&most)).await["message_id"].clone();
    let more = "a".repeat(4097);
    assert_eq!(lab.error("sendMessage", text(&more)).await, "Bad Request: message is too long");
    let edit = json!({ "chat_id": ANI, "message_id": message_id, "text": more });
    assert_eq!(lab.error("editMessageText", edit).await, "Bad Request: MESSAGE_TOO_LONG");
    assert_eq!(lab.error("sendMessage", text(&"a".repeat(32_769))).await, "Bad Request: text is too long");
    assert_eq!(
        lab.error("sendMessage", text("5 < 6")).await,
        "Bad Request: can't parse entities: unsupported start tag \"\" at byte offset 2"
    );
    let mode = json!({ "chat_id": ANI, "text": "x", "parse_mode": "BBCode" });
    assert_eq!(lab.error("sendMessage", mode).await, "Bad Request: unsupported parse_mode");
}

#[tokio::test]
async fn texts_are_cleaned_and_entities_are_found_and_checked() {
    let lab = Lab::started().await;
    let sent = lab.result("sendMessage", json!({ "chat_id": ANI, "text": "a\u{0}b\r\n\u{202e}telur\u{a0}.id (/jual)\t " })).await;
    assert_eq!(sent["text"], "a b\ntelur\u{a0}.id (/jual)");
    assert_eq!(sent["entities"], json!([{ "type": "bot_command", "offset": 15, "length": 5 }]));
    let nested = json!({ "chat_id": ANI, "text": "<b>a <i>b</i> c</b>", "parse_mode": "HTML" });
    let split = json!([
        { "type": "bold", "offset": 0, "length": 2 }, { "type": "bold", "offset": 2, "length": 3 }, { "type": "italic", "offset": 2, "length": 1 },
    ]);
    assert_eq!(lab.result("sendMessage", nested).await["entities"], split);
    let with = |entities: serde_json::Value| json!({ "chat_id": ANI, "text": "telur", "entities": entities });
    let outside = with(json!([{ "type": "bold", "offset": 3, "length": 9 }]));
    let problem = "Bad Request: entity beginning at UTF-16 offset 3 ends after the end of the text at UTF-16 offset 12";
    assert_eq!(lab.error("sendMessage", outside).await, problem);
    let unknown = with(json!([{ "type": "loud", "offset": 0, "length": 1 }]));
    assert_eq!(lab.error("sendMessage", unknown).await, "Bad Request: can't parse MessageEntity: Unsupported type specified");
    assert_eq!(lab.error("sendMessage", json!({ "chat_id": ANI, "text": "\u{200b}\u{a0}" })).await, "Bad Request: text must be non-empty");
}

#[tokio::test]
async fn an_edit_without_a_keyboard_takes_it_away() {
    let lab = Lab::started().await;
    let id = lab.send("Pilih", inline(json!([[{ "text": "Ya", "callback_data": "y" }]]))).await;
    assert_eq!(lab.sandbox.chat(ANI)[1].rows.len(), 1);
    let edited = lab.result("editMessageText", json!({ "chat_id": ANI, "message_id": id, "text": "Pilih" })).await;
    assert!(edited.get("reply_markup").is_none());
    assert!(lab.sandbox.chat(ANI)[1].rows.is_empty());
    assert_eq!(lab.error("editMessageText", json!({ "chat_id": ANI, "message_id": id, "text": " Pilih" })).await, NOT_MODIFIED);
    assert_eq!(lab.error("editMessageReplyMarkup", json!({ "chat_id": ANI, "message_id": id })).await, NOT_MODIFIED);
}

#[tokio::test]
async fn replies_quotes_protection_and_threads_are_kept() {
    let lab = Lab::started().await;
    let asked = lab.sandbox.say(ANI, "telur atau telur asin");
    let reply = |parameters: serde_json::Value| json!({ "chat_id": ANI, "text": "x", "reply_parameters": parameters });
    let sent = lab.result("sendMessage", reply(json!({ "message_id": asked.to_string(), "quote": "telur", "quote_position": 10 }))).await;
    assert_eq!(sent["reply_to_message"]["message_id"], asked);
    assert_eq!(sent["quote"], json!({ "text": "telur", "position": 11, "is_manual": true }));
    let missing = reply(json!({ "message_id": asked, "quote": "cabai" }));
    assert_eq!(lab.error("sendMessage", missing).await, "Bad Request: QUOTE_TEXT_INVALID");
    assert_eq!(lab.error("sendMessage", reply(json!({ "message_id": 99 }))).await, "Bad Request: message to be replied not found");
    let lenient = reply(json!({ "message_id": 99, "allow_sending_without_reply": true }));
    assert!(lab.result("sendMessage", lenient).await.get("reply_to_message").is_none());
    let kept = json!({ "chat_id": ANI, "text": "x", "protect_content": true, "message_thread_id": 7 });
    let sent = lab.result("sendMessage", kept).await;
    assert_eq!((&sent["has_protected_content"], &sent["message_thread_id"]), (&json!(true), &json!(7)));
}

#[tokio::test]
async fn files_up_to_the_limits_are_taken_and_larger_ones_refused() {
    const MEGABYTE: usize = 1 << 20;
    let lab = Lab::started().await;
    let bot = lab.bot();
    let file = |size: usize| InputFile::memory(vec![7_u8; size]).file_name("a.bin");
    let sent = bot.send_document(ChatId(ANI), file(20 * MEGABYTE)).await.unwrap();
    bot.get_file(sent.document().unwrap().file.id.clone()).await.unwrap();
    let sent = bot.send_document(ChatId(ANI), file(50 * MEGABYTE)).await.unwrap();
    let id = &sent.document().unwrap().file.id;
    assert_eq!(lab.error("getFile", json!({ "file_id": id })).await, "Bad Request: file is too big");
    bot.send_photo(ChatId(ANI), file(10 * MEGABYTE)).await.unwrap();
    let refused = |sent: Result<teloxide::types::Message, RequestError>| sent.unwrap_err().to_string().contains("Request Entity Too Large");
    assert!(refused(bot.send_photo(ChatId(ANI), file(10 * MEGABYTE + 1)).await));
    assert!(refused(bot.send_document(ChatId(ANI), file(50 * MEGABYTE + 1)).await));
}

#[tokio::test]
async fn what_cannot_be_edited() {
    let lab = Lab::started().await;
    let edit = |id: i64| json!({ "chat_id": ANI, "message_id": id, "text": "baru" });
    let keyboard = lab.send("Pilih", json!({ "reply_markup": { "keyboard": [["Ya"]] } })).await;
    assert_eq!(lab.error("editMessageText", edit(1)).await, "Bad Request: message can't be edited");
    assert_eq!(lab.error("editMessageText", edit(keyboard)).await, "Bad Request: message can't be edited");
    assert_eq!(lab.error("editMessageText", edit(77)).await, "Bad Request: message to edit not found");
    assert_eq!(lab.error("editMessageText", json!({ "text": "x" })).await, "Bad Request: message identifier is not specified");
    assert_eq!(lab.error("deleteMessage", json!({ "chat_id": ANI, "message_id": 77 })).await, "Bad Request: message to delete not found");
    lab.pass_seconds(49 * 60 * 60);
    let old = json!({ "chat_id": ANI, "message_id": keyboard });
    assert_eq!(lab.error("deleteMessage", old).await, "Bad Request: message can't be deleted for everyone");
}

#[tokio::test]
async fn with_the_limits_on_a_chat_takes_about_one_message_a_second() {
    let lab = Lab::with(|options| options.limits = true).await;
    lab.sandbox.start(ANI, None);
    for _ in 0..3 {
        lab.send("x", json!({})).await;
    }
    let answer = lab.call("sendMessage", json!({ "chat_id": ANI, "text": "x" })).await;
    assert_eq!(answer["description"], "Too Many Requests: retry after 1");
    assert_eq!(answer["parameters"]["retry_after"], 1);
    lab.pass_seconds(1);
    let id = lab.send("x", json!({})).await;
    let edit = lab.call("editMessageText", json!({ "chat_id": ANI, "message_id": id, "text": "y" })).await;
    assert_eq!(edit["description"], "Too Many Requests: retry after 1", "edits count too");
    lab.pass_seconds(1);
    lab.result("editMessageText", json!({ "chat_id": ANI, "message_id": id, "text": "y" })).await;
}

#[tokio::test]
async fn a_malformed_token_is_unauthorized() {
    let lab = Lab::new().await;
    let client = teloxide::net::default_reqwest_settings().build().unwrap();
    let answer = client.get(format!("{}/botabc/getMe", lab.url)).send().await.unwrap();
    assert_eq!(answer.status().as_u16(), 401);
    assert!(answer.text().await.unwrap().contains("Unauthorized: invalid token specified"));
}
