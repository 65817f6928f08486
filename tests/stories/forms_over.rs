//! Forms end by themselves: after a day, and when what they are about is over.

use tembus::{domain::person::Organization, sandbox::ShownMessage};

use crate::support::{Engine, Person, World, on_each_engine, raw};

async fn does(person: &Person<'_>, acts: &[&str]) {
    for act in acts {
        person.does(act).await;
    }
}

on_each_engine!(a_half_filled_offer_ends_after_a_day_and_it_is_said);
async fn a_half_filled_offer_ends_after_a_day_and_it_is_said(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    does(&seller, &["/jual", "telur", "2 ton"]).await;
    seller.sees_last("Harga per kg berapa?");
    let old = seller.button("Batal").unwrap();
    world.advance_to("2026-11-25T09:30").await;
    // Yesterday's question takes no price any more.
    seller.says("26.500").await;
    seller.sees_last("Penawaran yang belum selesai diisi kami tutup: sudah lewat sehari.");
    seller.taps("Menu").await;
    assert!(!seller.labels().contains(&"Lanjutkan isian".to_owned()), "{}", seller.transcript());
    seller.presses(old.0, &old.1).await;
    seller.sees_last("mau apa?");
    // Who has something else to say is told, and answered.
    does(&seller, &["/jual", "telur", "2 ton"]).await;
    world.advance_to("2026-11-26T10:00").await;
    seller.says("/penawaran").await;
    seller.sees("Penawaran yang belum selesai diisi kami tutup: sudah lewat sehari.");
    seller.sees_last("Belum ada penawaran");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM offers").await, 0);
}

on_each_engine!(who_orders_of_what_is_gone_hears_it_at_the_next_word);
async fn who_orders_of_what_is_gone_hears_it_at_the_next_word(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let [rina, wati] = [world.buyer("Bu Rina", Organization::PasarJaya).await, world.buyer("Bu Wati", Organization::FoodStation).await];
    seller.offers("telur", "2 ton", "26.500").await;
    does(&rina, &["/beli", "[1]", "[Pesan]"]).await;
    wati.orders("Semua").await;
    world.advance_to("2026-11-24T09:10").await;
    // The amount is not asked to be checked first.
    rina.says("500 kg").await;
    rina.sees_last("Pesanan yang belum selesai diisi kami tutup: barangnya sudah habis.");
    assert_eq!(rina.labels(), ["Cari lagi"]);
    seller.declines().await;
    does(&rina, &["/beli", "[1]", "[Pesan]", "500 kg"]).await;
    does(&seller, &["/penawaran", "[1]", "[Tarik]", "[Tarik]"]).await;
    world.advance_to("2026-11-24T09:20").await;
    rina.taps_twice("Pesan").await;
    rina.sees_last("Pesanan yang belum selesai diisi kami tutup: penawaran sudah ditarik.");
    assert_eq!(rina.count("penawaran sudah ditarik"), 1, "{}", rina.transcript());
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders").await, 1);
}

on_each_engine!(questions_about_two_orders_wait_for_each_other_and_each_takes_its_own_buttons);
async fn questions_about_two_orders_wait_for_each_other_and_each_takes_its_own_buttons(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, _) = world.agreed_of(("telur", "2 ton", "26.500"), &["1 ton", "500 kg"]).await;
    let opens = |code: &str, label: &str| {
        let shown = seller.chat().into_iter().rev().filter(|message| message.text.contains(code));
        let button = |message: ShownMessage| {
            let button = message.rows.into_iter().flatten().find(|button| button.text == label)?;
            Some((message.message_id, button.data?))
        };
        shown.filter_map(button).next().unwrap()
    };
    let agreed = opens("O-2026-00001", "Lihat");
    seller.taps_each(&["Lihat", "Sudah berangkat"]).await;
    let first = seller.button("500 kg").unwrap();
    seller.presses(agreed.0, &agreed.1).await;
    seller.taps("Sudah berangkat").await;
    seller.sees_last("Berapa yang dimuat untuk O-2026-00001?");
    let second = seller.button("1 ton").unwrap();
    // The older question still has its buttons, and what is pressed there counts there.
    seller.presses(first.0, &first.1).await;
    let loaded = "SELECT o.number, d.loaded FROM deliveries d JOIN orders o ON o.id = d.order_id ORDER BY d.order_id";
    assert_eq!(raw::dump(&world.db, loaded).await, [["2", "500000"]], "{}", seller.transcript());
    // The other question is asked again; its first message is answered no more.
    seller.sees_last("O-2026-00001");
    seller.presses(second.0, &second.1).await;
    seller.sees_last("O-2026-00001");
    if seller.labels().contains(&"1 ton".to_owned()) {
        seller.taps("1 ton").await;
    }
    assert_eq!(raw::dump(&world.db, loaded).await, [["1", "1000000"], ["2", "500000"]], "{}", seller.transcript());
}

on_each_engine!(a_form_that_waits_behind_the_menu_ends_with_its_offer);
async fn a_form_that_waits_behind_the_menu_ends_with_its_offer(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    does(&buyer, &["/beli", "[1]", "[Pesan]", "500 kg", "/menu"]).await;
    buyer.sees_last("Pesanan yang tadi belum selesai diisi.");
    does(&seller, &["/penawaran", "[1]", "[Tarik]", "[Tarik]"]).await;
    world.advance_to("2026-11-24T09:10").await;
    buyer.says("/menu").await;
    buyer.sees("Pesanan yang belum selesai diisi kami tutup: penawaran sudah ditarik.");
    assert!(!buyer.last().contains("belum selesai"), "{}", buyer.transcript());
}

on_each_engine!(a_question_about_an_order_ends_when_the_other_side_ends_the_order);
async fn a_question_about_an_order_ends_when_the_other_side_ends_the_order(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("500 kg").await;
    seller.taps("Tolak").await;
    does(&buyer, &["/pesanan", "[1]", "[Tarik pesanan]"]).await;
    world.advance_to("2026-11-24T09:10").await;
    seller.says("ya").await;
    seller.sees_last("Penolakan pesanan yang belum selesai diisi kami tutup: pesanan sudah ditarik pembeli.");
    seller.sees_last("Pesanan O-2026-00001, ditarik pembeli");
    // A question that can still be answered stays.
    buyer.orders("500 kg").await;
    seller.accepts().await;
    does(&seller, &["/pesanan", "[1]", "[Sudah berangkat]"]).await;
    buyer.says("terima kasih").await;
    world.advance_to("2026-11-24T09:20").await;
    seller.says("500 kg").await;
    assert_eq!(seller.count("kami tutup"), 1);
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders WHERE id = 2").await, ["shipped"]);
}

on_each_engine!(what_was_said_in_a_form_is_not_lost_without_a_word);
async fn what_was_said_in_a_form_is_not_lost_without_a_word(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    seller.offers("lele", "500 kg", "19.000").await;
    let note = ["P-1001", "[Pesan]", "500 kg", "[Catatan]", "untuk gudang Cakung"];
    does(&buyer, &note).await;
    // It waits while something else is looked for.
    buyer.says("lele 100 kg").await;
    buyer.sees_last("Lele konsumsi: 1 penawaran");
    does(&buyer, &["/menu", "[Lanjutkan isian]"]).await;
    buyer.sees_last("Pesan 500 kg telur ayam ras");
    buyer.sees_last("Catatan: untuk gudang Cakung");
    // What takes its place is said.
    does(&buyer, &["P-1002", "[Pesan]"]).await;
    buyer.sees("Pesanan telur ayam ras yang tadi belum selesai diisi kami ganti dengan yang ini.");
    buyer.says("/batal").await;
    // After a day it ends with a word.
    does(&buyer, &note).await;
    world.advance_to("2026-11-25T10:00").await;
    buyer.says("/pesanan").await;
    buyer.sees("Pesanan yang belum selesai diisi kami tutup: sudah lewat sehari.");
}

on_each_engine!(words_of_one_order_wait_for_another_one_and_are_named_where_they_give_way);
async fn words_of_one_order_wait_for_another_one_and_are_named_where_they_give_way(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(("telur", "2 ton", "26.500"), &["400 kg", "300 kg"]).await;
    for (code, quantity) in [("O-2026-00001", "400 kg"), ("O-2026-00002", "300 kg")] {
        does(&seller, &[code, "[Sudah berangkat]"]).await;
        seller.taps(quantity).await;
    }
    does(&buyer, &["O-2026-00001", "[Ada keluhan]", "banyak yang pecah"]).await;
    buyer.sees_last("banyak yang pecah");
    // They wait while another order is spoken of, and are shown again after it.
    does(&buyer, &["O-2026-00002", "[Sudah sampai]"]).await;
    buyer.sees_last("Berapa yang diterima baik?");
    assert_eq!(buyer.count("kami ganti dengan yang ini"), 0, "{}", buyer.transcript());
    buyer.taps("300 kg").await;
    buyer.sees_last("banyak yang pecah");
    // To another step of the same order they give way, which is said.
    does(&buyer, &["O-2026-00001", "[Sudah sampai]"]).await;
    buyer.sees("Pesanan O-2026-00001 yang tadi belum selesai diisi kami ganti dengan yang ini.");
    buyer.sees_last("Berapa yang diterima baik?");
    // One in which nothing was said goes without a word.
    does(&buyer, &["O-2026-00001", "[Ada keluhan]"]).await;
    assert_eq!(buyer.count("kami ganti dengan yang ini"), 1, "{}", buyer.transcript());
    // Two that were left for a day are both told.
    does(&buyer, &["/batal", "O-2026-00001", "[Ada keluhan]", "banyak yang pecah"]).await;
    does(&buyer, &["/menu", "P-1001", "[Pesan]", "500 kg", "jumat", "/menu"]).await;
    world.advance_to("2026-11-25T10:00").await;
    buyer.says("/menu").await;
    assert_eq!(buyer.count("yang belum selesai diisi kami tutup: sudah lewat sehari."), 2, "{}", buyer.transcript());
}

on_each_engine!(a_card_that_waited_over_midnight_asks_its_day_anew);
async fn a_card_that_waited_over_midnight_asks_its_day_anew(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    does(&buyer, &["butuh telur 5 ton jumat", "[Kirim]"]).await;
    does(&seller, &["/permintaan", "[1]", "3 ton 26.250 hari ini"]).await;
    seller.sees_last("3 ton, Rp26.250/kg, siap Sel 24 Nov");
    does(&buyer, &["/permintaan lele 1 ton hari ini"]).await;
    buyer.sees_last("paling lambat Sel, 24 Nov 2026");
    world.advance_to("2026-11-25T07:00").await;
    for (person, ask) in [(&seller, "Barangnya siap kapan?"), (&buyer, "Paling lambat kapan?")] {
        person.taps("Kirim").await;
        person.sees_last("Tanggal Sel, 24 Nov 2026 sudah lewat.");
        person.sees_last(ask);
    }
    does(&seller, &["hari ini"]).await;
    seller.sees_last("3 ton, Rp26.250/kg, siap Rab 25 Nov");
    seller.taps("Kirim").await;
    buyer.sees("3 ton, Rp26.250/kg, siap Rab 25 Nov");
    does(&buyer, &["jumat", "[Kirim]"]).await;
    buyer.sees_last("Permintaan");
    // The morning on which answers are opened may have passed as well.
    does(&buyer, &["/permintaan gurame 1 ton jumat", "[Ubah]", "[Tawaran tertutup]", "[Besok]"]).await;
    world.advance_to("2026-11-26T06:30").await;
    buyer.taps("Kirim").await;
    buyer.sees_last("Tanggal Kam, 26 Nov 2026 sudah lewat.");
    buyer.taps("Tidak ditutup").await;
    buyer.taps("Kirim").await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM demands").await, 3);
    world.is_sound().await;
}

/// An order whose buyer is asked until when it is paid.
async fn asked_for_a_day(world: &World) -> (Person<'_>, Person<'_>) {
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    buyer.taps_each(&["Sudah sampai", "1 ton"]).await;
    seller.taps("Setuju").await;
    buyer.taps("Berkas lengkap").await;
    buyer.sees_last("Kapan O-2026-00001 dibayar paling lambat?");
    (seller, buyer)
}

on_each_engine!(goods_are_no_day_whether_they_are_named_at_once_or_the_day_after);
async fn goods_are_no_day_whether_they_are_named_at_once_or_the_day_after(engine: Engine) {
    for waits in [false, true] {
        for goods in ["telur", "lele", "telur 200 kg"] {
            let world = World::new(engine).await;
            let (_, buyer) = asked_for_a_day(&world).await;
            if waits {
                world.advance_to("2026-11-25T12:00").await;
            }
            buyer.says(goods).await;
            let last = buyer.last().to_lowercase();
            assert!(last.contains(goods.split(' ').next().unwrap()), "{goods}\n{}", buyer.transcript());
            assert!(!last.contains("tanggal") && !last.contains("dibayar"), "{goods}\n{}", buyer.transcript());
            assert!(raw::texts(&world.db, "SELECT due_on FROM orders WHERE due_on IS NOT NULL").await.is_empty());
            world.is_sound().await;
        }
    }
}

on_each_engine!(a_question_that_is_left_for_a_day_ends_also_for_whoever_speaks_of_other_things);
async fn a_question_that_is_left_for_a_day_ends_also_for_whoever_speaks_of_other_things(engine: Engine) {
    let world = World::new(engine).await;
    let (_, buyer) = asked_for_a_day(&world).await;
    let old = buyer.button("Tidak jadi").unwrap();
    for hour in ["2026-11-24T18:00", "2026-11-25T08:00"] {
        world.advance_to(hour).await;
        buyer.says("terima kasih").await;
        buyer.sees_last("Kapan O-2026-00001 dibayar paling lambat?");
    }
    // Each time that it was asked it is young again; then it was not asked for a day.
    buyer.says("/pesanan").await;
    world.advance_to("2026-11-25T20:00").await;
    buyer.says("/pesanan").await;
    world.advance_to("2026-11-26T09:00").await;
    buyer.says("1 des").await;
    assert!(raw::texts(&world.db, "SELECT due_on FROM orders WHERE due_on IS NOT NULL").await.is_empty(), "{}", buyer.transcript());
    buyer.presses(old.0, &old.1).await;
    buyer.says("/menu").await;
    assert!(!buyer.labels().contains(&"Lanjutkan isian".to_owned()), "{}", buyer.transcript());
    world.is_sound().await;
}

on_each_engine!(a_whole_line_of_today_is_read_though_yesterdays_offer_was_left_half_filled);
async fn a_whole_line_of_today_is_read_though_yesterdays_offer_was_left_half_filled(engine: Engine) {
    for line in ["telur 3 ton 27rb besok", "lele 400 kg 19rb lusa", "3 ton 27rb besok"] {
        let world = World::new(engine).await;
        let seller = world.seller("Pak Bejo").await;
        does(&seller, &["/jual", "telur", "2 ton"]).await;
        world.advance_to("2026-11-25T09:30").await;
        seller.says(line).await;
        seller.sees("Penawaran yang belum selesai diisi kami tutup: sudah lewat sehari.");
        assert!(!seller.last().contains("kami tutup"), "{line}\n{}", seller.transcript());
        assert!(!seller.last().contains("2 ton (2.000 kg)"), "{line}\n{}", seller.transcript());
    }
}
