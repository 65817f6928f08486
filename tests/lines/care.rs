//! What is half said is not lost without a word, and what is refused is refused with its reason.

use tembus::{
    chat::actions::{Action, SearchAction},
    domain::{offer::OfferId, person::Organization},
};

use super::{buttons, with_seller};
use crate::support::{Engine, Person, World, on_each_engine};

const LINE: &str = "telur 2 ton 26.500/kg siap besok";

on_each_engine!(a_day_that_can_not_be_is_refused_with_its_reason, with_seller);
async fn a_day_that_can_not_be_is_refused_with_its_reason(seller: &Person<'_>) {
    seller.says("telur 2 ton 26.500/kg").await;
    seller.sees_last("Kapan barang siap?");
    for text in ["31 Februari", "30 Feb", "31/11"] {
        seller.says(text).await;
        seller.sees_last(&format!("Tanggal {text} tidak ada."));
    }
    // The likely days stand under it.
    assert!(buttons(seller).contains(&"Sen 30 Nov".to_owned()), "{}", seller.transcript());
    seller.says("-1").await;
    seller.sees_last("Maaf, tanggalnya belum bisa dibaca.");
    seller.says("1").await;
    seller.sees_last("Siap Sel, 1 Des 2026");
}

on_each_engine!(a_half_filled_offer_gives_way_with_a_word, with_seller);
async fn a_half_filled_offer_gives_way_with_a_word(seller: &Person<'_>) {
    seller.says("telur 2 ton").await;
    seller.sees_last("Harga per kg berapa?");
    seller.says("/menu").await;
    seller.says("gurame 3 kw 38rb/kg siap besok").await;
    seller.sees("Penawaran telur ayam ras yang tadi belum selesai diisi kami ganti dengan yang ini.");
    seller.sees_last("3 kw (300 kg), Rp38.000/kg");
}

on_each_engine!(an_old_begin_anew_drops_nothing_of_today, with_seller);
async fn an_old_begin_anew_drops_nothing_of_today(seller: &Person<'_>) {
    seller.says("telur 2 ton").await;
    seller.says("/menu").await;
    seller.says("/jual").await;
    let (old, data) = seller.button("Mulai baru").unwrap();
    seller.taps("Lanjutkan isian").await;
    seller.says("26.500").await;
    seller.says("/menu").await;
    seller.presses(old, &data).await;
    seller.sees_last("Tombol ini tidak berlaku lagi:");
    seller.taps("Lanjutkan isian").await;
    seller.sees_last("Kapan barang siap?");
    seller.taps("Besok").await;
    seller.sees_last("2 ton (2.000 kg), Rp26.500/kg");
}

on_each_engine!(an_edited_line_keeps_what_was_chosen_on_its_card, with_seller);
async fn an_edited_line_keeps_what_was_chosen_on_its_card(seller: &Person<'_>) {
    let message = seller.world.sandbox.say(seller.id, LINE);
    seller.world.settle().await;
    seller.taps_each(&["Ubah", "Tempat serah"]).await;
    seller.taps("Sampai Jakarta").await;
    seller.sees_last("sampai Jakarta");
    seller.world.sandbox.edit(seller.id, message, "telur 3 ton 26.500/kg siap besok");
    seller.world.settle().await;
    seller.sees_last("3 ton (3.000 kg), Rp26.500/kg, sampai Jakarta");
}

on_each_engine!(a_new_price_for_another_unit_is_asked_about, with_seller);
async fn a_new_price_for_another_unit_is_asked_about(seller: &Person<'_>) {
    seller.says("ayam broiler hidup 1.200 ekor 19.500/kg siap kamis").await;
    seller.publishes().await;
    seller.taps("Penawaran saya").await;
    seller.taps("1").await;
    seller.taps("Ubah harga").await;
    seller.says("65.000/ekor").await;
    seller.sees_last("Rp65.000 itu per kg atau per ekor?");
    seller.taps("Per ekor").await;
    seller.sees_last("menjadi Rp65.000/ekor. Sudah benar?");
}

on_each_engine!(reminders_are_told_in_the_own_data, with_seller);
async fn reminders_are_told_in_the_own_data(seller: &Person<'_>) {
    seller.says(LINE).await;
    seller.publishes().await;
    seller.taps("Penawaran saya").await;
    seller.taps("1").await;
    seller.taps("Ingatkan rutin").await;
    seller.taps("Setiap hari").await;
    seller.taps("Benar").await;
    seller.says("/data").await;
    seller.taps("Lihat semua").await;
    seller.sees_last("Pengingat: telur ayam ras setiap hari 05.30 WIB");
}

on_each_engine!(what_the_market_refuses_is_said_with_its_reason);
async fn what_the_market_refuses_is_said_with_its_reason(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    for line in [LINE, "telur 1 ton total 26jt siap besok"] {
        seller.says(line).await;
        seller.publishes().await;
    }
    // Somebody asks for a ton while the seller lowers what there is.
    seller.says("/penawaran").await;
    seller.taps("2").await;
    seller.sees_last("P-1001");
    seller.taps("Ubah jumlah").await;
    seller.says("500 kg").await;
    let (check, data) = seller.button("Benar").unwrap();
    buyer.says("/beli").await;
    buyer.taps("1").await;
    buyer.sees_last("P-1001");
    buyer.taps_each(&["Pesan", "1 ton", "Pesan"]).await;
    seller.presses(check, &data).await;
    seller.sees("lagi: sebagian sudah dipesan, jadi jumlahnya tidak bisa sekecil itu.\nP-1001 Telur ayam ras");
    // A part of what is sold whole, from a client that makes up its buttons.
    buyer.says("/beli").await;
    buyer.taps("2").await;
    buyer.sees_last("P-1002");
    let (card, _) = buyer.button("Pesan").unwrap();
    let part = Action::Search(SearchAction::BuyRest { offer: OfferId(1002), terms: 1, base: 500_000 });
    buyer.presses(card, &part.encode()).await;
    buyer.sees_last("lagi: penawaran ini hanya dijual semua sekaligus.\nP-1002 Telur ayam ras");
}
