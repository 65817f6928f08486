//! A demand larger than any one offer: parts of several are proposed, asked for together, and answered by each seller for himself.

use tembus::{
    chat::actions::{Action, DeskAction},
    domain::{
        budgets::Budgets,
        demand::DemandId,
        person::{Office, Organization},
    },
};

use crate::support::{Engine, Person, World, on_each_engine, raw};

async fn orders(world: &World) -> Vec<String> {
    raw::texts(&world.db, "SELECT status FROM orders ORDER BY id").await
}

async fn demand_state(world: &World) -> String {
    raw::texts(&world.db, "SELECT status FROM demands").await.remove(0)
}

/// A seller with so much of an offer of eggs.
async fn seller<'w>(world: &'w World, name: &str, quantity: &str) -> Person<'w> {
    let seller = world.seller(name).await;
    seller.offers("telur", quantity, "26.500").await;
    seller
}

/// Three sellers who have five tons together, and a buyer who needs as much.
async fn needed(world: &World) -> ([Person<'_>; 3], Person<'_>) {
    let sellers =
        [seller(world, "Pak Bejo", "1,6 ton").await, seller(world, "Bu Sri", "2 ton").await, seller(world, "Pak Eko", "1,4 ton").await];
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("butuh telur 5 ton kamis").await;
    buyer.taps("Kirim").await;
    (sellers, buyer)
}

async fn opens_demand(buyer: &Person<'_>) {
    buyer.says("/permintaan").await;
    buyer.taps("1").await;
}

/// Opens the demand and has the load proposed.
async fn composes(buyer: &Person<'_>) {
    opens_demand(buyer).await;
    buyer.taps("Gabungkan penawaran").await;
}

on_each_engine!(three_sellers_fill_what_none_of_them_has);
async fn three_sellers_fill_what_none_of_them_has(engine: Engine) {
    let world = World::new(engine).await;
    let ([bejo, sri, eko], buyer) = needed(&world).await;
    composes(&buyer).await;
    buyer.sees_last(
        "Gabungan penawaran untuk permintaan M-1, telur ayam ras. Kalau semua setuju, 5 dari 5 ton terisi.\n\
         1. 1,6 ton, Rp26.500/kg, dari Gedog\n2. 2 ton, Rp26.500/kg, dari Gedog\n3. 1,4 ton, Rp26.500/kg, dari Gedog\n\
         Serah terima Rab, 25 Nov 2026\nJumlah harga kira-kira Rp132.500.000\nTanyakan ke 3 penjual?",
    );
    // Nothing is held before it is asked for, and nobody is named.
    assert_eq!(raw::number(&world.db, "SELECT CAST(SUM(held) AS BIGINT) FROM offers").await, 0);
    buyer.sees_no("Bejo");
    buyer.taps_twice("Tanyakan").await;
    buyer.sees_last("5 ton untuk permintaan M-1 sudah ditanyakan ke 3 penjual. Jawabannya kami kabari satu per satu.");
    // A demand that is full is not in the list.
    let (message, card) = buyer.button("Lihat").unwrap();
    assert_eq!(orders(&world).await, ["requested"; 3]);
    assert_eq!(raw::number(&world.db, "SELECT CAST(SUM(held) AS BIGINT) FROM offers").await, 5_000_000);
    opens_demand(&buyer).await;
    buyer.sees_last("0 dari 5 ton terisi, diterima baik 0 kg (0%)\n5 ton menunggu jawaban 3 penjual");
    assert!(!buyer.labels().contains(&"Gabungkan penawaran".to_owned()));
    world.is_sound().await;
    // Others can still answer: somebody who is asked may say no. Nothing of it can be taken while all is asked for.
    let other = world.seller("Bu Tutik").await;
    other.offers("telur", "3 ton", "26.500").await;
    other.says("/permintaan").await;
    other.taps("1").await;
    other.taps("Tawarkan P-1004").await;
    other.sees_last("Tawaran untuk permintaan M-1 sudah dikirim ke Pasar Jaya: 3 ton, Rp26.500/kg");
    opens_demand(&buyer).await;
    assert!(!buyer.labels().contains(&"Gabungkan penawaran".to_owned()));
    buyer.taps("1").await;
    buyer.sees("permintaan atau tawarannya sudah berubah");
    assert_eq!(orders(&world).await.len(), 3);
    world.is_sound().await;
    // Each answers for himself.
    bejo.accepts().await;
    assert_eq!(demand_state(&world).await, "partly");
    opens_demand(&buyer).await;
    buyer.sees_last("1,6 dari 5 ton terisi, diterima baik 0 kg (0%)\n3,4 ton menunggu jawaban 2 penjual");
    for seller in [&sri, &eko] {
        seller.accepts().await;
    }
    assert_eq!((orders(&world).await, demand_state(&world).await.as_str()), (vec!["confirmed".to_owned(); 3], "fulfilled"));
    buyer.presses(message, &card).await;
    buyer.sees_last("5 dari 5 ton terisi");
    buyer.sees_no("belum lengkap");
    // It was asked for, and not taken from an answer.
    buyer.opens_order().await;
    buyer.taps("Riwayat").await;
    buyer.sees_no("disepakati dari tawaran penjual");
    world.is_sound().await;
}

on_each_engine!(what_a_seller_declines_is_composed_anew_from_others);
async fn what_a_seller_declines_is_composed_anew_from_others(engine: Engine) {
    let world = World::new(engine).await;
    let ([bejo, sri, eko], buyer) = needed(&world).await;
    composes(&buyer).await;
    buyer.taps("Tanyakan").await;
    bejo.accepts().await;
    eko.declines().await;
    assert_eq!(buyer.count("Permintaan M-1 belum lengkap. Sisa yang dicari 1,4 ton."), 1);
    opens_demand(&buyer).await;
    buyer.sees_last("1,6 dari 5 ton terisi, diterima baik 0 kg (0%)\n2 ton menunggu jawaban 1 penjual\nSisa yang dicari 1,4 ton");
    // Who said no is not asked again for the same demand.
    assert!(!buyer.labels().contains(&"Gabungkan penawaran".to_owned()));
    let late = seller(&world, "Bu Tutik", "3 ton").await;
    composes(&buyer).await;
    buyer.sees_last("Kalau semua setuju, 5 dari 5 ton terisi.\n1. 1,4 ton, Rp26.500/kg, dari Gedog\n");
    buyer.taps("Tanyakan").await;
    late.accepts().await;
    sri.accepts().await;
    assert_eq!(demand_state(&world).await, "fulfilled");
    world.is_sound().await;
    // An order that does not come opens it again, as any other.
    late.opens_order().await;
    late.taps("Batalkan").await;
    late.taps("Barang tidak ada").await;
    late.taps("Ya, batalkan").await;
    assert_eq!(demand_state(&world).await, "partly");
    assert_eq!(buyer.count("Permintaan M-1 belum lengkap. Sisa yang dicari 1,4 ton."), 2);
    world.is_sound().await;
}

on_each_engine!(nobody_asks_twice_for_the_same_load);
async fn nobody_asks_twice_for_the_same_load(engine: Engine) {
    let world = World::new(engine).await;
    let (_, buyer) = needed(&world).await;
    let colleague = world.buyer("Pak Joko", Organization::PasarJaya).await;
    opens_demand(&buyer).await;
    let (card, compose) = buyer.button("Gabungkan penawaran").unwrap();
    buyer.presses(card, &compose).await;
    composes(&colleague).await;
    let (first, ask) = buyer.button("Tanyakan").unwrap();
    let (second, same) = colleague.button("Tanyakan").unwrap();
    world.sandbox.press(buyer.id, first, &ask);
    world.sandbox.press(buyer.id, first, &ask);
    world.sandbox.press(colleague.id, second, &same);
    colleague.presses(second, &same).await;
    assert_eq!(orders(&world).await, ["requested"; 3]);
    let told = [&buyer, &colleague].iter().filter(|person| person.saw("sudah ditanyakan ke 3 penjual")).count();
    assert_eq!(told, 1);
    // The button of an old card asks for nothing either.
    buyer.presses(card, &compose).await;
    assert_eq!(orders(&world).await.len(), 3);
    world.is_sound().await;
}

on_each_engine!(what_somebody_else_bought_first_is_left_out_and_said);
async fn what_somebody_else_bought_first_is_left_out_and_said(engine: Engine) {
    let world = World::new(engine).await;
    let ([bejo, ..], buyer) = needed(&world).await;
    composes(&buyer).await;
    let rival = world.buyer("Bu Wati", Organization::FoodStation).await;
    rival.orders("500 kg").await;
    buyer.taps("Tanyakan").await;
    buyer.sees_last("3,4 ton untuk permintaan M-1 sudah ditanyakan ke 2 penjual.");
    buyer.sees_last(
        "Belum ditanyakan karena berubah, sudah dipesan orang, atau penjualnya sudah mengirim tawaran: P-1001\nSisa yang dicari 1,6 ton",
    );
    // What he has left is composed anew.
    composes(&buyer).await;
    buyer.sees_last("Kalau semua setuju, 4,5 dari 5 ton terisi.\n1. 1,1 ton, Rp26.500/kg, dari Gedog\n");
    // Another price is another offer.
    bejo.opens_offer().await;
    bejo.taps("Ubah harga").await;
    bejo.says("27.000").await;
    bejo.taps("Benar").await;
    buyer.taps("Tanyakan").await;
    buyer.sees("penawaran yang cocok sudah dipesan orang atau tidak ada lagi");
    assert_eq!(orders(&world).await.len(), 3);
    world.is_sound().await;
}

on_each_engine!(a_demand_with_sellers_who_are_asked_is_lowered_and_closed_with_care);
async fn a_demand_with_sellers_who_are_asked_is_lowered_and_closed_with_care(engine: Engine) {
    let world = World::new(engine).await;
    let ([bejo, sri, eko], buyer) = needed(&world).await;
    composes(&buyer).await;
    buyer.taps("Tanyakan").await;
    opens_demand(&buyer).await;
    buyer.taps("Ubah").await;
    buyer.taps("Ubah").await;
    buyer.taps("Jumlah").await;
    buyer.says("1 ton").await;
    buyer.taps("Simpan").await;
    assert_eq!(raw::number(&world.db, "SELECT quantity FROM demands").await, 5_000_000);
    eko.declines().await;
    opens_demand(&buyer).await;
    buyer.taps("Tutup").await;
    buyer.sees_last("3,6 ton menunggu jawaban 2 penjual\nTutup permintaan M-1, telur ayam ras 5 ton? Pesanan yang sudah sepakat dan yang menunggu jawaban tetap jalan.");
    buyer.taps("Ya, tutup").await;
    assert_eq!(demand_state(&world).await, "closed");
    world.is_sound().await;
    // What was asked for is still answered; nothing else comes of it.
    bejo.accepts().await;
    sri.declines().await;
    assert_eq!(
        (orders(&world).await, demand_state(&world).await.as_str()),
        (["confirmed", "declined", "declined"].map(String::from).to_vec(), "closed")
    );
    world.is_sound().await;
}

on_each_engine!(requests_that_nobody_answers_lapse_and_the_load_is_open_again);
async fn requests_that_nobody_answers_lapse_and_the_load_is_open_again(engine: Engine) {
    let world = World::new(engine).await;
    let (_, buyer) = needed(&world).await;
    composes(&buyer).await;
    buyer.taps("Tanyakan").await;
    world.advance_to("2026-11-26T08:30").await;
    assert_eq!((orders(&world).await, demand_state(&world).await.as_str()), (vec!["lapsed".to_owned(); 3], "open"));
    assert_eq!(buyer.count("belum lengkap"), 1);
    buyer.sees("Permintaan M-1 belum lengkap. Sisa yang dicari 5 ton.");
    world.is_sound().await;
}

on_each_engine!(of_two_alike_who_was_not_asked_before_has_the_turn);
async fn of_two_alike_who_was_not_asked_before_has_the_turn(engine: Engine) {
    let world = World::new(engine).await;
    let (first, second) = (seller(&world, "Pak Bejo", "600 kg").await, seller(&world, "Bu Sri", "500 kg").await);
    let rival = world.buyer("Bu Wati", Organization::FoodStation).await;
    rival.orders("100 kg").await;
    first.declines().await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    rival.orders("100 kg").await;
    buyer.says("butuh telur 500 kg kamis").await;
    buyer.taps("Kirim").await;
    composes(&buyer).await;
    buyer.sees_last("Kalau semua setuju, 500 dari 500 kg terisi.\n1. 500 kg");
    buyer.taps("Tanyakan").await;
    second.accepts().await;
    assert_eq!(demand_state(&world).await, "fulfilled");
    world.is_sound().await;
}

on_each_engine!(a_load_is_within_the_limits_of_the_demand_and_not_of_the_own_people);
async fn a_load_is_within_the_limits_of_the_demand_and_not_of_the_own_people(engine: Engine) {
    let world = World::new(engine).await;
    let dear = world.seller("Pak Mahal").await;
    dear.offers("telur", "5 ton", "29.000").await;
    let other = world.seller("Pak Lele").await;
    other.offers("lele", "300 kg", "22.000").await;
    let fitting = seller(&world, "Bu Sri", "900 kg").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("butuh telur 5 ton kamis maks 27rb").await;
    buyer.taps("Kirim").await;
    composes(&buyer).await;
    buyer.sees_last("Kalau semua setuju, 900 kg dari 5 ton terisi.\n1. 900 kg, Rp26.500/kg, dari Gedog\n");
    buyer.taps("Tidak jadi").await;
    buyer.sees_last("Permintaan M-1");
    assert!(orders(&world).await.is_empty());
    // Neither a rival, an official nor a seller sees or asks for it.
    let (message, data) = buyer.button("Gabungkan penawaran").unwrap();
    let rival = world.buyer("Bu Wati", Organization::FoodStation).await;
    let official = world.official("Bu Ani", Office::Bappeda).await;
    for person in [&rival, &official, &fitting] {
        person.presses(message, &data).await;
        person.sees_no("Gabungan penawaran");
    }
    world.is_sound().await;
}

on_each_engine!(a_load_is_one_ask_within_the_budgets);
async fn a_load_is_one_ask_within_the_budgets(engine: Engine) {
    let world = World::with_budgets(engine, Budgets { holds: 3, share: 80, ..Budgets::NONE }).await;
    let ([.., eko], buyer) = needed(&world).await;
    composes(&buyer).await;
    // All parts are counted together: of five tons that there are, four.
    buyer.sees_last("Kalau semua setuju, 4 dari 5 ton terisi. Sekali tanya paling banyak 80% dari barang yang ditawarkan.");
    buyer.taps("Tanyakan").await;
    assert_eq!(raw::number(&world.db, "SELECT CAST(SUM(held) AS BIGINT) FROM offers").await, 4_000_000);
    opens_demand(&buyer).await;
    assert!(!buyer.labels().contains(&"Gabungkan penawaran".to_owned()), "{:?}", buyer.labels());
    // Who asks for more meanwhile reads why there is none, and what is there is not called gone.
    eko.opens_offer().await;
    eko.taps("Ubah jumlah").await;
    eko.says("100 kg").await;
    eko.taps("Benar").await;
    for name in ["Pak Tono", "Bu Wiwik"] {
        seller(&world, name, "100 kg").await;
    }
    opens_demand(&buyer).await;
    buyer.says("gabung").await;
    buyer.sees_last("Pesanan Anda yang menunggu jawaban sudah mendekati 80% dari semua barang ini yang ditawarkan.");
    // Offers of one seller are no way around it either.
    let world = World::with_budgets(engine, Budgets { share: 80, ..Budgets::NONE }).await;
    let seller = seller(&world, "Pak Bejo", "100 kg").await;
    for quantity in ["120 kg", "140 kg"] {
        seller.offers("telur", quantity, "26.500").await;
    }
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("butuh telur 360 kg kamis").await;
    buyer.taps("Kirim").await;
    composes(&buyer).await;
    buyer.taps("Tanyakan").await;
    assert_eq!(raw::number(&world.db, "SELECT CAST(SUM(held) AS BIGINT) FROM offers").await, 288_000);
    let world = World::with_budgets(engine, Budgets { holds: 2, ..Budgets::NONE }).await;
    let (_, buyer) = needed(&world).await;
    composes(&buyer).await;
    buyer.taps("Tanyakan").await;
    buyer.sees_last("Sudah ada 2 pesanan yang menunggu jawaban.");
    assert!(orders(&world).await.is_empty());
    world.is_sound().await;
}

on_each_engine!(one_word_under_a_demand_has_offers_pooled);
async fn one_word_under_a_demand_has_offers_pooled(engine: Engine) {
    let world = World::new(engine).await;
    let (_, buyer) = needed(&world).await;
    buyer.says("Gabungkan penawaran").await;
    buyer.sees_last("Kalau semua setuju, 5 dari 5 ton terisi.");
    buyer.taps("Tidak jadi").await;
    buyer.says("gabung").await;
    buyer.taps("Tanyakan").await;
    assert_eq!(orders(&world).await.len(), 3);
    // Elsewhere it is not known for which demand.
    buyer.says("/menu").await;
    buyer.says("gabung").await;
    buyer.sees_last("Permintaan yang terbuka:");
    world.is_sound().await;
}

on_each_engine!(the_desk_tells_a_buyer_of_offers_that_fit);
async fn the_desk_tells_a_buyer_of_offers_that_fit(engine: Engine) {
    let world = World::new(engine).await;
    let ([bejo, ..], buyer) = needed(&world).await;
    let desk = world.official("Bu Ani", Office::Btc).await;
    desk.says("/meja").await;
    desk.taps("1").await;
    desk.sees_last("0 dari 5 ton terisi\nSisa yang dicari 5 ton\nBelum ada tawaran.\nPenawaran yang cocok sekarang ada 5 ton.");
    desk.taps_twice("Kabari pembeli").await;
    desk.sees_last("Pembelinya sudah dikabari.");
    let told = "Kabar dari meja dagang: untuk permintaan M-1, telur ayam ras 5 ton, ada penawaran yang cocok, 5 ton dari 3 penjual.";
    assert_eq!(buyer.count(told), 1);
    // The desk asks for nothing itself, and nobody else is at the desk.
    assert!(orders(&world).await.is_empty());
    let data = Action::Desk(DeskAction::Suggest { demand: DemandId(1) }).encode();
    let message = bejo.chat().last().unwrap().message_id;
    bejo.presses(message, &data).await;
    bejo.sees_no("Pembelinya sudah dikabari");
    assert_eq!(buyer.count(told), 1);
    buyer.taps("Gabungkan penawaran").await;
    buyer.taps("Tanyakan").await;
    bejo.accepts().await;
    desk.says("/meja").await;
    desk.taps("1").await;
    desk.sees_last("1,6 dari 5 ton terisi\n3,4 ton menunggu jawaban 2 penjual");
    world.is_sound().await;
}

on_each_engine!(who_has_answered_is_not_asked_for_it_and_his_answer_is_taken_beside_the_load);
async fn who_has_answered_is_not_asked_for_it_and_his_answer_is_taken_beside_the_load(engine: Engine) {
    let world = World::new(engine).await;
    let ([bejo, sri, eko], buyer) = needed(&world).await;
    // He offers less than he has, for less than his offer says.
    bejo.says("/permintaan").await;
    bejo.taps("1").await;
    bejo.taps("Ubah dulu").await;
    bejo.says("1 ton 26.250 rabu").await;
    bejo.taps("Kirim").await;
    composes(&buyer).await;
    buyer.sees_last("Kalau semua setuju, 3,4 dari 5 ton terisi, belum termasuk 1 tawaran yang sudah masuk.\n1. 2 ton, Rp26.500/kg, dari Gedog\n2. 1,4 ton, Rp26.500/kg, dari Gedog\n");
    buyer.sees_last("Tanyakan ke 2 penjual?");
    buyer.taps("Tanyakan").await;
    assert_eq!(orders(&world).await, ["requested"; 2]);
    assert_eq!(bejo.count("mau membeli"), 0, "{}", bejo.transcript());
    opens_demand(&buyer).await;
    buyer.taps("1").await;
    buyer.taps("Ambil").await;
    assert_eq!(orders(&world).await, ["requested", "requested", "confirmed"]);
    assert_eq!(raw::number(&world.db, "SELECT price FROM orders WHERE status = 'confirmed'").await, 26_250);
    for seller in [&sri, &eko] {
        seller.accepts().await;
    }
    opens_demand(&buyer).await;
    buyer.sees_last("4,4 dari 5 ton terisi");
    world.is_sound().await;
}
