//! Messages with a photo or a document: uploaded once, then sent by the name that Telegram gave the file.

use std::sync::Arc;

use serde_json::Value;
use tembus::{
    chat::kit::{Attachment, Body, Keyboard, Media, Message},
    telegram::api::Api,
};

use crate::support::{Engine, World, on_each_engine, world::TOKEN};

fn media(file: Attachment) -> Media {
    Media { file, caption: "Daftar <b>&amp;</b> gambar".to_owned(), instead: "Tidak bisa dibuka.".to_owned() }
}

fn bytes(name: &str) -> Attachment {
    Attachment::Bytes { name: name.to_owned(), bytes: Arc::from(&b"\x89PNG"[..]) }
}

fn message(body: Body) -> Message {
    Message { body, keyboard: Keyboard::RemoveReply }
}

fn file_id(sent: &Value) -> Attachment {
    let file = sent["photo"].as_array().and_then(|sizes| sizes.last()).unwrap_or(&sent["document"]);
    Attachment::FileId(file["file_id"].as_str().unwrap().to_owned())
}

on_each_engine!(a_file_is_uploaded_and_then_sent_again_by_its_name);
async fn a_file_is_uploaded_and_then_sent_again_by_its_name(engine: Engine) {
    let world = World::new(engine).await;
    let reader = world.seller("Pak Slamet").await;
    let api = Api::new(&TOKEN.into(), Some(&world.api_url)).unwrap();
    for (kind, name, body) in
        [("photo", "harga.png", Body::Photo as fn(Media) -> Body), ("document", "harga.pdf", Body::Document as fn(Media) -> Body)]
    {
        let uploaded = api.send_message(reader.id, &message(body(media(bytes(name)))), false, true).await.unwrap();
        api.send_message(reader.id, &message(body(media(file_id(&uploaded.message)))), true, true).await.unwrap();
        let chat = reader.chat();
        let [.., first, again] = chat.as_slice() else { panic!("two messages: {}", reader.transcript()) };
        assert_eq!((first.kind, again.kind), (kind, kind));
        assert_eq!(first.file, again.file, "the same file");
        assert_eq!(again.text, "Daftar & gambar");
        assert!(!first.silent && again.silent);
    }
}
