//! Texts that mean harm, or look like it.

use tembus::domain::person::Organization;

use crate::support::{Engine, World, on_each_engine, raw};

const NIK: &str = "3505120101850001";

on_each_engine!(names_with_markup_emoji_and_right_to_left_marks_are_shown_as_they_are);
async fn names_with_markup_emoji_and_right_to_left_marks_are_shown_as_they_are(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.stranger("Bejo");
    for text in ["/start", "mulai", "[Setuju]", "[Ya]"] {
        seller.does(text).await;
    }
    seller.says("<b>Pak</b> & \"Bejo\" 🐔\u{202e}").await;
    seller.says("gedog").await;
    seller.sees_last("Siap, <b>Pak</b> & \"Bejo\" 🐔. Akun sudah jadi.");
    let buyer = world.buyer("Bu '); DROP TABLE persons;--", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    seller.accepts().await;
    buyer.sees_last("Penjual: <b>Pak</b> & \"Bejo\" 🐔. Pembeli: Pasar Jaya (Bu '); DROP TABLE persons;--)");
    buyer.taps("Hubungi penjual").await;
    buyer.sees_last("<b>Pak</b> & \"Bejo\"");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM persons").await, 2);
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM outbox WHERE state = 'parked'").await, 0);
}

on_each_engine!(whatever_is_typed_into_a_field_it_is_asked_again);
async fn whatever_is_typed_into_a_field_it_is_asked_again(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let long = "a".repeat(4_096);
    let emoji = "🐔".repeat(2_000);
    let hostile = [
        long.as_str(),
        emoji.as_str(),
        "-1",
        "9223372036854775807",
        "-9223372036854775808 kg",
        "9223372036854775808 ton",
        "1e400",
        "'; DROP TABLE offers; --",
        "<a href=\"tg://user?id=1\">x</a>",
        "https://contoh.example",
        "\u{202e}\u{200f}",
        "½ ٣٤٥ ๑๒๓",
        "NaN",
    ];
    seller.says("/jual").await;
    seller.says("telur").await;
    for text in hostile {
        seller.says(text).await;
        assert!(!seller.saw("Harga per kg berapa?"), "{text}\n{}", seller.transcript());
    }
    seller.says("/batal").await;
    seller.says("/jual").await;
    seller.says("telur").await;
    seller.says("2 ton").await;
    for text in hostile {
        seller.says(text).await;
        assert!(!seller.saw("Harga itu untuk barang di mana?"), "{text}\n{}", seller.transcript());
    }
    seller.says("26.500").await;
    seller.taps("Di BTC").await;
    // As an answer to when, -1 is the first of a month, and is shown as such.
    for text in hostile.into_iter().filter(|text| *text != "-1") {
        seller.says(text).await;
        assert!(!seller.saw("Barang ada di Gedog?"), "{text}\n{}", seller.transcript());
    }
    seller.says("besok").await;
    for text in hostile {
        seller.says(text).await;
    }
    seller.sees_no("Tolong dicek dulu:");
    seller.sees_no("ada gangguan");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM set_aside").await, 0);
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM outbox WHERE state = 'parked'").await, 0);
}

on_each_engine!(an_identity_number_is_refused_everywhere_and_kept_nowhere);
async fn an_identity_number_is_refused_everywhere_and_kept_nowhere(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.stranger("Bejo");
    for text in ["/start", NIK, "punya kode", NIK, "[Setuju]", "[Ya]", NIK, "/batal", "mulai", NIK, "[Setuju]", "[Ya]"] {
        seller.does(text).await;
    }
    seller.says(NIK).await;
    seller.sees_last("Pesan tadi berisi nomor KTP, jadi tidak kami simpan. Kami tidak perlu KTP.\nDipanggil siapa?");
    for text in ["Pak Bejo", NIK, "gedog", "/jual", NIK, "telur", NIK, "2 ton", NIK, "26.500", NIK, "di btc", NIK, "besok", NIK, "ya", NIK]
    {
        seller.says(text).await;
    }
    seller.sees_last("Pesan tadi berisi nomor KTP, jadi tidak kami simpan.");
    seller.says("benar, tayangkan").await;
    seller.sees_last("Sudah tayang");
    seller.says("3505 1201 0185 0001").await;
    seller.sees_last("Pesan tadi berisi nomor KTP");
    for text in ["/start 3505120101850001", "/beli 3505120101850001", "/ringkasan 3505120101850001", "/jual 3505120101850001"] {
        seller.says(text).await;
    }
    for text in [NIK, "3505 1201", "0185 0001"] {
        let kept = raw::tables_with(&world.db, text).await;
        assert!(kept.is_empty(), "{text} in {kept:?}");
    }
}

on_each_engine!(a_zero_byte_which_postgres_keeps_in_no_text_is_left_out);
async fn a_zero_byte_which_postgres_keeps_in_no_text_is_left_out(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.stranger("Bejo");
    for text in ["/start", "mulai", "[Setuju]", "[Ya]", "Pak \0Bejo", "gedog"] {
        seller.does(text).await;
    }
    seller.sees_last("Siap, Pak Bejo. Akun sudah jadi.");
    for text in ["a\0b", "\0", "/jual\0", "telur 2\0 ton", "/cari\0 \0"] {
        seller.says(text).await;
    }
    let said = world.sandbox.say(seller.id, "telur 2 ton");
    world.settle().await;
    world.sandbox.edit(seller.id, said, "telur \0 3 ton");
    world.settle().await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM set_aside").await, 0);
}
