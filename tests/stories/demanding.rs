//! What a buyer needs, from the line to the money: sellers answer, the buyer takes, and an order like any other follows.

use tembus::{
    app::audit::audit,
    chat::actions::{Action, DemandAction},
    domain::{
        demand::{AnswerId, DemandId},
        offer::OfferId,
        person::{Office, Organization},
    },
};

use crate::support::{Engine, Person, World, on_each_engine, raw};

async fn states(world: &World) -> Vec<String> {
    raw::texts(&world.db, "SELECT status FROM demands ORDER BY id").await
}

/// A seller of two tons of eggs, one of fish, and a buyer who needs five tons of eggs until Thursday.
async fn needed(world: &World) -> (Person<'_>, Person<'_>, Person<'_>) {
    let eggs = world.seller("Pak Bejo").await;
    eggs.offers("telur", "2 ton", "26.500").await;
    let fish = world.seller("Pak Eko").await;
    fish.offers("lele", "300 kg", "22.000").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("butuh telur 5 ton kamis").await;
    buyer.sees_last("Kirim permintaan telur ayam ras 5 ton, paling lambat Kam, 26 Nov 2026?");
    buyer.taps_twice("Kirim").await;
    buyer.sees_last("Permintaan M-1 sudah dikirim: telur ayam ras 5 ton, paling lambat Kam, 26 Nov 2026.");
    (eggs, fish, buyer)
}

/// Loads, receives and pays the newest order whole.
async fn carries_out(seller: &Person<'_>, buyer: &Person<'_>, quantity: &str) {
    seller.opens_order().await;
    seller.taps_each(&["Sudah berangkat", quantity]).await;
    buyer.taps_each(&["Sudah sampai", quantity]).await;
    seller.taps("Setuju").await;
}

on_each_engine!(goods_that_are_taken_later_than_they_were_ready_are_handed_over_no_earlier);
async fn goods_that_are_taken_later_than_they_were_ready_are_handed_over_no_earlier(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, _, buyer) = needed(&world).await;
    eggs.taps("Tawarkan P-1001").await;
    world.advance_to("2026-11-26T08:00").await;
    buyer.taps("Lihat tawaran").await;
    buyer.taps("1").await;
    buyer.taps("Ambil").await;
    eggs.sees_last("O-2026-00001");
    assert_eq!(raw::texts(&world.db, "SELECT ready_from FROM orders").await, ["2026-11-26"]);
    world.is_sound().await;
}

on_each_engine!(a_line_becomes_a_demand_its_answers_orders_and_these_are_paid);
async fn a_line_becomes_a_demand_its_answers_orders_and_these_are_paid(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, fish, buyer) = needed(&world).await;
    fish.sees_no("butuh telur");
    assert_eq!(eggs.count("Pasar Jaya butuh telur ayam ras 5 ton, paling lambat Kam, 26 Nov 2026. Nomor M-1."), 1);
    eggs.sees_last("Penawaran P-1001 cocok: 2 ton, Rp26.500/kg, siap Rab 25 Nov.");
    // One tap is the answer; nothing is held by it.
    eggs.taps_twice("Tawarkan P-1001").await;
    eggs.sees_last("Tawaran untuk permintaan M-1 sudah dikirim ke Pasar Jaya: 2 ton, Rp26.500/kg, siap Rab 25 Nov.");
    assert_eq!(raw::number(&world.db, "SELECT available FROM offers WHERE id = 1001").await, 2_000_000);
    assert_eq!(buyer.count("Ada tawaran untuk permintaan M-1, telur ayam ras 5 ton:"), 1);
    buyer.sees_last("2 ton, Rp26.500/kg, siap Rab 25 Nov, dari Gedog");
    // A second seller, without a live offer, answers with one line.
    let other = world.seller("Bu Sri").await;
    other.says("/permintaan").await;
    other.taps("1").await;
    other.taps("Tawarkan").await;
    other.says("6 ton 26.250 rabu").await;
    other.sees_last(
        "Kirim tawaran ini untuk permintaan M-1 dari Pasar Jaya?\ntelur ayam ras 6 ton, Rp26.250/kg, siap Rab 25 Nov, di tempat saya",
    );
    other.taps_twice("Kirim").await;
    buyer.taps("Lihat tawaran").await;
    buyer.sees_last("1. 6 ton, Rp26.250/kg, siap Rab 25 Nov, dari Gedog (lengkap)\n2. 2 ton, Rp26.500/kg, siap Rab 25 Nov, dari Gedog");
    buyer.sees_no("Bejo");
    // The small one whole, of the large one what is left.
    buyer.taps("2").await;
    buyer.sees_last("Ambil telur ayam ras 2 ton untuk permintaan M-1?");
    buyer.taps_twice("Ambil").await;
    assert_eq!(states(&world).await, ["partly"]);
    eggs.sees_last("O-2026-00001");
    eggs.sees_last("Bu Rina");
    assert_eq!(raw::dump(&world.db, "SELECT available, held, committed FROM offers WHERE id = 1001").await, [["0", "0", "2000000"]]);
    buyer.says("/permintaan").await;
    buyer.taps("1").await;
    buyer.sees_last("2 dari 5 ton terisi, diterima baik 0 kg (0%)\nSisa yang dicari 3 ton\n1 tawaran.");
    buyer.taps("1").await;
    buyer.sees_last("Ambil telur ayam ras 3 ton untuk permintaan M-1?");
    buyer.taps("Ambil").await;
    assert_eq!(states(&world).await, ["fulfilled"]);
    buyer.sees("Semua sudah sepakat");
    other.sees_last("O-2026-00002");
    world.is_sound().await;
    // From here on they are orders like any other.
    carries_out(&eggs, &buyer, "2 ton").await;
    for (person, label) in
        [(&buyer, "Berkas lengkap"), (&buyer, "1 Des"), (&buyer, "Sudah dibayar"), (&eggs, "Sudah diterima"), (&eggs, "Ya, sudah masuk")]
    {
        person.taps(label).await;
    }
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders ORDER BY id").await, ["closed", "confirmed"]);
    buyer.says("/pesanan").await;
    world.is_sound().await;
}

on_each_engine!(a_line_under_a_demand_is_about_its_goods);
async fn a_line_under_a_demand_is_about_its_goods(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, _, buyer) = needed(&world).await;
    // The seller's news names the goods: his line needs not.
    eggs.says("3 ton 26.250 rabu").await;
    eggs.sees_last("Kirim tawaran ini untuk permintaan M-1 dari Pasar Jaya?\ntelur ayam ras 3 ton, Rp26.250/kg, siap Rab 25 Nov");
    eggs.taps("Kirim").await;
    buyer.sees_last("3 ton, Rp26.250/kg, siap Rab 25 Nov, dari Gedog");
    buyer.taps("Lihat tawaran").await;
    // The buyer's line under the card looks for the same goods.
    buyer.says("maks 27rb").await;
    buyer.sees_last("Telur ayam ras: 1 penawaran");
    buyer.says("/permintaan").await;
    buyer.taps("1").await;
    buyer.taps("1").await;
    buyer.taps("Ambil").await;
    buyer.opens_order().await;
    buyer.taps("Riwayat").await;
    buyer.sees_last("disepakati dari tawaran penjual (pembeli)");
    // Elsewhere a line without goods asks for them.
    eggs.says("/menu").await;
    eggs.says("3 ton 26.250 rabu").await;
    eggs.sees_last("Mau menawarkan apa?");
    world.is_sound().await;
}

on_each_engine!(an_answer_says_for_which_place_its_price_is);
async fn an_answer_says_for_which_place_its_price_is(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, _, buyer) = needed(&world).await;
    let handovers = async || raw::texts(&world.db, "SELECT handover FROM demand_answers ORDER BY id").await;
    // It is said in the line, whatever the seller's usual place is.
    eggs.says("3 ton 26.250 rabu sampai jakarta").await;
    eggs.sees_last("telur ayam ras 3 ton, Rp26.250/kg, siap Rab 25 Nov, sampai Jakarta");
    eggs.taps_each(&["Ubah", "Tempat serah"]).await;
    eggs.says("ambil di btc").await;
    eggs.sees_last("siap Rab 25 Nov, di BTC");
    eggs.taps("Kirim").await;
    buyer.sees_last("3 ton, Rp26.250/kg, siap Rab 25 Nov, di BTC, dari Gedog");
    assert_eq!(handovers().await, ["HUB"]);
    // Who has never said it is asked once, and then it is shown.
    let other = world.newcomer("Bu Sri").await;
    for act in ["/permintaan", "[1]", "[Tawarkan]", "2 ton", "26.000"] {
        other.does(act).await;
    }
    other.sees_last("Harga itu untuk barang di mana?");
    other.says("sampai jakarta").await;
    other.taps("Besok").await;
    other.sees_last("2 ton, Rp26.000/kg, siap Rab 25 Nov, sampai Jakarta");
    other.taps("Kirim").await;
    assert_eq!(handovers().await, ["HUB", "BUYER_SITE"]);
    buyer.says("butuh telur 1 ton jumat").await;
    buyer.taps("Kirim").await;
    for act in ["/permintaan", "[2]", "1 ton 26.100 rabu"] {
        other.does(act).await;
    }
    other.sees_last("Kirim tawaran ini untuk permintaan M-2");
    other.sees_last("1 ton, Rp26.100/kg, siap Rab 25 Nov, sampai Jakarta");
    // What the buyer wants is proposed.
    for act in ["butuh telur 1 ton sabtu", "[Ubah]", "[Tempat serah]", "[Di BTC]", "[Kirim]"] {
        buyer.does(act).await;
    }
    for act in ["/batal", "/permintaan", "[3]", "1 ton 26.200 kamis"] {
        other.does(act).await;
    }
    other.sees_last("Kirim tawaran ini untuk permintaan M-3");
    other.sees_last("1 ton, Rp26.200/kg, siap Kam 26 Nov, di BTC");
    world.is_sound().await;
}

on_each_engine!(all_that_is_said_of_a_demand_is_taken_whatever_was_asked);
async fn all_that_is_said_of_a_demand_is_taken_whatever_was_asked(engine: Engine) {
    let world = World::new(engine).await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let asks = async |acts: &[&str]| {
        buyer.says("/batal").await;
        for act in acts {
            buyer.does(act).await;
        }
    };
    asks(&["/permintaan telur", "5 ton", "kamis maks 27rb"]).await;
    buyer.sees_last("Kirim permintaan telur ayam ras 5 ton, paling lambat Kam, 26 Nov 2026?");
    buyer.sees_last("Paling mahal Rp27.000/kg");
    asks(&["/permintaan telur", "5 ton", "kamis 27rb"]).await;
    buyer.sees_last("paling lambat Kam, 26 Nov 2026?\nPaling mahal Rp27.000/kg");
    asks(&["/permintaan telur", "5 ton kamis 27rb sampai jakarta"]).await;
    buyer.sees_last("paling lambat Kam, 26 Nov 2026?\nPaling mahal Rp27.000/kg, sampai Jakarta");
    // Under the check and to another question as well.
    asks(&["/permintaan telur 5 ton kamis", "[Ubah]", "[Harga]", "26.500 jumat"]).await;
    buyer.sees_last("paling lambat Jum, 27 Nov 2026?\nPaling mahal Rp26.500/kg");
    buyer.says("4 ton sabtu").await;
    buyer.sees_last("Kirim permintaan telur ayam ras 4 ton, paling lambat Sab, 28 Nov 2026?\nPaling mahal Rp26.500/kg");
}

on_each_engine!(a_limit_per_ton_meets_a_price_per_kilogram);
async fn a_limit_per_ton_meets_a_price_per_kilogram(engine: Engine) {
    let world = World::new(engine).await;
    let eggs = world.seller("Pak Bejo").await;
    eggs.offers("telur", "2 ton", "26.500").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    for (limit, fits) in [("27jt per ton", true), ("26jt per ton", false)] {
        buyer.says(&format!("butuh telur 1 ton kamis maks {limit}")).await;
        buyer.sees_last("Paling mahal");
        buyer.taps("Kirim").await;
        assert_eq!(eggs.last().contains("Penawaran P-1001 cocok"), fits, "{limit}\n{}", eggs.transcript());
        buyer.says("/permintaan").await;
        buyer.taps("1").await;
        buyer.taps("Tutup").await;
        buyer.taps("Ya, tutup").await;
    }
}

on_each_engine!(an_answer_above_the_buyers_limit_says_so_to_both);
async fn an_answer_above_the_buyers_limit_says_so_to_both(engine: Engine) {
    let world = World::new(engine).await;
    let eggs = world.seller("Pak Bejo").await;
    eggs.offers("telur", "2 ton", "27.500").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("butuh telur 1 ton kamis maks 27rb").await;
    buyer.taps("Kirim").await;
    eggs.taps("Tawarkan").await;
    eggs.says("1 ton 27.500 rabu").await;
    eggs.sees_last("Harga ini di atas batas pembeli, Rp27.000/kg.");
    eggs.taps("Kirim").await;
    buyer.sees_last("di atas batas harga");
    buyer.taps("Lihat tawaran").await;
    buyer.sees_last("di atas batas harga (lengkap)");
    buyer.taps("1").await;
    buyer.sees_last("di atas batas harga");
    world.is_sound().await;
}

on_each_engine!(who_answered_and_was_not_taken_is_told_once);
async fn who_answered_and_was_not_taken_is_told_once(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, _, buyer) = needed(&world).await;
    eggs.taps("Tawarkan P-1001").await;
    let other = world.seller("Bu Sri").await;
    other.says("/permintaan").await;
    other.taps("1").await;
    other.taps("Tawarkan").await;
    for said in ["5 ton", "26.000"] {
        other.says(said).await;
    }
    other.taps("Besok").await;
    other.taps("Kirim").await;
    buyer.taps("Lihat tawaran").await;
    buyer.taps("1").await;
    buyer.taps("Ambil").await;
    assert_eq!(eggs.count("Permintaan M-1, telur ayam ras 5 ton, sudah dipenuhi penjual lain."), 1);
    other.sees_no("dipenuhi penjual lain");
    assert_eq!(raw::texts(&world.db, "SELECT status FROM demand_answers ORDER BY id").await, ["declined", "taken"]);
    // An order that does not come opens the demand again, for others as well.
    other.opens_order().await;
    other.taps("Batalkan").await;
    other.taps("Barang tidak ada").await;
    other.taps("Ya, batalkan").await;
    buyer.sees("Permintaan M-1 belum lengkap. Sisa yang dicari 5 ton.");
    assert_eq!(states(&world).await, ["open"]);
    eggs.says("/permintaan").await;
    eggs.taps("1").await;
    eggs.taps("Tawarkan P-1001").await;
    world.is_sound().await;
}

on_each_engine!(only_buyers_ask_and_nobody_acts_for_another);
async fn only_buyers_ask_and_nobody_acts_for_another(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, fish, buyer) = needed(&world).await;
    eggs.taps("Tawarkan P-1001").await;
    let (rival, official) = (world.buyer("Bu Wati", Organization::FoodStation).await, world.official("Bu Ani", Office::Bappeda).await);
    for person in [&eggs, &official] {
        person.says("/permintaan telur 5 ton kamis").await;
        person.sees_no("Kirim permintaan telur");
    }
    rival.says("/permintaan").await;
    rival.sees_last("Belum ada permintaan yang terbuka.");
    official.says("/permintaan").await;
    official.sees_no("telur ayam ras 5 ton");
    let version = raw::number(&world.db, "SELECT version FROM demands").await;
    let (demand, answer) = (DemandId(1), AnswerId(1));
    let before = raw::market(&world.db).await;
    let all = [
        DemandAction::Card { demand },
        DemandAction::Edit { demand, version },
        DemandAction::End { demand, version },
        DemandAction::Close { demand, version },
        DemandAction::Take { demand, version, answer },
        DemandAction::TakeBack { answer, version: 1 },
        DemandAction::Offer { demand },
        DemandAction::OfferLive { demand, offer: OfferId(1001), terms: 1 },
        DemandAction::Close { demand: DemandId(7), version },
    ];
    for person in [&rival, &official] {
        for action in &all {
            let message = person.chat().last().unwrap().message_id;
            person.presses(message, &Action::Demand(action.clone()).encode()).await;
        }
        person.sees_no("telur ayam ras 5 ton");
    }
    // Another seller neither takes the answer back nor answers with goods that are not his; a seller does not end a demand.
    for action in [&all[3], &all[4], &all[5], &all[7]] {
        let message = fish.chat().last().unwrap().message_id;
        fish.presses(message, &Action::Demand(action.clone()).encode()).await;
    }
    for action in [&all[1], &all[2], &all[3], &all[4]] {
        let message = eggs.chat().last().unwrap().message_id;
        eggs.presses(message, &Action::Demand(action.clone()).encode()).await;
    }
    for action in [&all[5], &all[6], &all[7]] {
        let message = buyer.chat().last().unwrap().message_id;
        buyer.presses(message, &Action::Demand(action.clone()).encode()).await;
    }
    assert_eq!(raw::market(&world.db).await, before);
    world.is_sound().await;
}

on_each_engine!(a_demand_is_changed_closed_and_ends_with_its_day);
async fn a_demand_is_changed_closed_and_ends_with_its_day(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, _, buyer) = needed(&world).await;
    eggs.taps("Tawarkan P-1001").await;
    buyer.says("/permintaan").await;
    buyer.taps("1").await;
    buyer.taps("Ubah").await;
    buyer.taps("Ubah").await;
    buyer.taps("Harga").await;
    buyer.says("26.000").await;
    buyer.sees_last("Ubah permintaan M-1 jadi telur ayam ras 5 ton, paling lambat Kam, 26 Nov 2026?\nPaling mahal Rp26.000/kg");
    buyer.taps_twice("Simpan").await;
    eggs.sees_last("Permintaan M-1 berubah: telur ayam ras 5 ton, paling lambat Kam, 26 Nov 2026.\nPaling mahal Rp26.000/kg");
    eggs.taps_twice("Tarik tawaran").await;
    buyer.sees("Penjual menarik tawaran untuk permintaan M-1: 2 ton, Rp26.500/kg");
    // Closed, after one more question.
    buyer.says("/permintaan").await;
    buyer.taps("1").await;
    buyer.taps("Tutup").await;
    buyer.taps_twice("Ya, tutup").await;
    buyer.sees_last("Permintaan M-1 selesai: telur ayam ras 5 ton.\nSudah ditutup");
    // The form asks one thing after the other.
    buyer.taps("Buat permintaan").await;
    buyer.taps("Telur ayam ras").await;
    for bad in ["0", "banyak sekali"] {
        buyer.says(bad).await;
    }
    buyer.taps("2 ton").await;
    buyer.says("kemarin").await;
    buyer.taps("Lusa").await;
    buyer.taps("Kirim").await;
    assert_eq!(states(&world).await, ["closed", "open"]);
    assert_eq!(eggs.count("Pasar Jaya butuh telur ayam ras"), 2);
    world.advance_to("2026-11-26T23:00").await;
    assert_eq!(states(&world).await, ["closed", "open"]);
    world.advance_to("2026-11-27T08:00").await;
    assert_eq!(states(&world).await, ["closed", "expired"]);
    assert_eq!(buyer.count("Permintaan M-2 selesai: telur ayam ras 2 ton.\nBatas harinya sudah lewat"), 1);
    assert_eq!(eggs.count("Pasar Jaya butuh telur ayam ras"), 2);
    world.is_sound().await;
}

on_each_engine!(what_two_people_take_at_once_is_never_more_than_is_needed_or_there);
async fn what_two_people_take_at_once_is_never_more_than_is_needed_or_there(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, _, buyer) = needed(&world).await;
    eggs.taps("Tawarkan P-1001").await;
    let colleague = world.buyer("Pak Joko", Organization::PasarJaya).await;
    for person in [&buyer, &colleague] {
        person.says("/permintaan").await;
        person.taps("1").await;
        person.taps("1").await;
    }
    let ((first, take), (second, same)) = (buyer.button("Ambil").unwrap(), colleague.button("Ambil").unwrap());
    world.sandbox.press(buyer.id, first, &take);
    colleague.presses(second, &same).await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders").await, 1);
    assert_eq!(raw::dump(&world.db, "SELECT available, held, committed FROM offers WHERE id = 1001").await, [["0", "0", "2000000"]]);
    // What was sold elsewhere meanwhile can't be taken.
    buyer.says("/permintaan lele 300 kg kamis").await;
    buyer.taps("Kirim").await;
    world.is_sound().await;
}

on_each_engine!(rejected_goods_do_not_count_and_are_looked_for_again);
async fn rejected_goods_do_not_count_and_are_looked_for_again(engine: Engine) {
    let world = World::new(engine).await;
    let eggs = world.seller("Pak Bejo").await;
    eggs.offers("telur", "2 ton", "26.500").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("butuh telur 1 ton kamis").await;
    buyer.taps("Kirim").await;
    eggs.taps("Tawarkan P-1001").await;
    buyer.taps("Lihat tawaran").await;
    buyer.taps("1").await;
    buyer.taps("Ambil").await;
    assert_eq!(states(&world).await, ["fulfilled"]);
    eggs.opens_order().await;
    eggs.taps_each(&["Sudah berangkat", "1 ton"]).await;
    buyer.taps("Sudah sampai").await;
    buyer.says("900 kg").await;
    buyer.taps("Pecah").await;
    buyer.taps("Kirim").await;
    eggs.taps("Setuju").await;
    assert_eq!(states(&world).await, ["partly"]);
    buyer.sees("Permintaan M-1 belum lengkap. Sisa yang dicari 100 kg.");
    buyer.says("/permintaan").await;
    buyer.taps("1").await;
    buyer.sees_last("900 kg dari 1 ton terisi, diterima baik 900 kg (90%)");
    world.is_sound().await;
}

on_each_engine!(goods_that_were_sold_or_taken_down_meanwhile_are_not_taken);
async fn goods_that_were_sold_or_taken_down_meanwhile_are_not_taken(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, _, buyer) = needed(&world).await;
    eggs.taps("Tawarkan P-1001").await;
    let rival = world.buyer("Bu Wati", Organization::FoodStation).await;
    rival.orders("1,5 ton").await;
    eggs.accepts().await;
    buyer.says("/permintaan").await;
    buyer.taps("1").await;
    buyer.sees_last(", tinggal 500 kg");
    buyer.taps("1").await;
    buyer.sees_last("Ambil telur ayam ras 500 kg untuk permintaan M-1?");
    eggs.says("hapus P-1001").await;
    eggs.taps("Tarik").await;
    buyer.taps("Ambil").await;
    buyer.sees_last("permintaan atau tawarannya sudah berubah");
    buyer.says("/permintaan").await;
    buyer.taps("1").await;
    buyer.sees_last(", sudah tidak ada");
    buyer.sees_last("1 tawaran, tapi barangnya sudah tidak ada.");
    assert!(!buyer.labels().contains(&"1".to_owned()), "what is gone can't be pressed: {}", buyer.transcript());
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders WHERE organization = 'PASAR_JAYA'").await, 0);
    world.is_sound().await;
}

on_each_engine!(at_night_sellers_are_left_alone_until_the_morning);
async fn at_night_sellers_are_left_alone_until_the_morning(engine: Engine) {
    let world = World::new(engine).await;
    let eggs = world.seller("Pak Bejo").await;
    eggs.offers("telur", "2 ton", "26.500").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    world.advance_to("2026-11-24T21:00").await;
    buyer.says("butuh telur 5 ton kamis").await;
    buyer.taps("Kirim").await;
    eggs.sees_no("Pasar Jaya butuh");
    world.advance_to("2026-11-25T05:01").await;
    assert_eq!(eggs.count("Pasar Jaya butuh telur ayam ras 5 ton"), 1);
    // Who offers these goods later is told within the hour, once.
    let late = world.seller("Bu Sri").await;
    late.offers("telur", "1 ton", "26.000").await;
    world.advance_to("2026-11-25T09:00").await;
    world.advance_to("2026-11-25T11:00").await;
    assert_eq!((late.count("Pasar Jaya butuh"), eggs.count("Pasar Jaya butuh")), (1, 1));
}

on_each_engine!(the_audit_sees_a_demand_whose_orders_say_otherwise);
async fn the_audit_sees_a_demand_whose_orders_say_otherwise(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, _, buyer) = needed(&world).await;
    eggs.taps("Tawarkan P-1001").await;
    buyer.taps("Lihat tawaran").await;
    buyer.taps("1").await;
    buyer.taps("Ambil").await;
    world.is_sound().await;
    for (breach, words) in [
        ("UPDATE demands SET quantity = 2000000", "demand M-1 is partly with 2000000 agreed of 2000000"),
        ("UPDATE demands SET quantity = 1000000", "demand M-1 is partly with 2000000 agreed of 1000000"),
        ("UPDATE demands SET quantity = 5000000, status = 'open'", "demand M-1 is open with 2000000 agreed of 5000000"),
        (
            "UPDATE demands SET status = 'partly', organization = 'FOOD_STATION'",
            "does not belong to the seller, the goods or the buyer of demand M-1",
        ),
        ("UPDATE demands SET version = version + 1", "version 3; its last event says partly after 2 steps"),
    ] {
        raw::execute(&world.db, breach).await.unwrap();
        let mut tx = world.db.read().await.unwrap();
        let found: Vec<String> = audit(&mut tx).await.unwrap().iter().map(ToString::to_string).collect();
        assert!(found.iter().any(|said| said.contains(words)), "not said: {words}, but {found:?}");
    }
}

on_each_engine!(what_a_sellers_loads_say_is_told_as_counts_before_an_answer_is_taken);
async fn what_a_sellers_loads_say_is_told_as_counts_before_an_answer_is_taken(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, _, buyer) = needed(&world).await;
    eggs.taps("Tawarkan P-1001").await;
    buyer.taps("Lihat tawaran").await;
    buyer.taps("1").await;
    buyer.sees_last("Ambil telur ayam ras 2 ton untuk permintaan M-1?");
    assert!(!buyer.last().contains("kiriman"), "{}", buyer.transcript());
    buyer.taps("Ambil").await;
    carries_out(&eggs, &buyer, "2 ton").await;
    let offer = eggs.offers("telur", "1 ton", "26.000").await;
    eggs.says("/permintaan").await;
    eggs.taps("1").await;
    eggs.taps(&format!("Tawarkan {offer}")).await;
    buyer.taps("Lihat tawaran").await;
    buyer.taps("1").await;
    buyer.sees_last("Ambil telur ayam ras 1 ton untuk permintaan M-1?");
    buyer.sees_last("Penjual ini: 1 kiriman, 1 tepat waktu, 1 tanpa penolakan.");
    world.is_sound().await;
}

on_each_engine!(goods_that_were_never_put_up_are_offered_to_nobody_when_their_order_ends);
async fn goods_that_were_never_put_up_are_offered_to_nobody_when_their_order_ends(engine: Engine) {
    let world = World::new(engine).await;
    let (_, _, buyer) = needed(&world).await;
    let official = world.official("Bu Ani", Office::Bappeda).await;
    let other = world.seller("Bu Sri").await;
    for (order, ends) in [(1, "cancelled"), (2, "partly"), (3, "received")] {
        other.says("/permintaan").await;
        other.taps_each(&["1", "Tawarkan"]).await;
        other.says("1 ton 24.250 rabu").await;
        other.taps("Kirim").await;
        buyer.taps("Lihat tawaran").await;
        buyer.taps_each(&["1", "Ambil"]).await;
        let offer = "SELECT status, offered, available, unlisted FROM offers ORDER BY id DESC LIMIT 1";
        assert_eq!(raw::dump(&world.db, offer).await, [["published", "1000000", "0", "1"]]);
        if ends == "cancelled" {
            buyer.opens_order().await;
            buyer.taps_each(&["Batalkan", "Kendaraan tidak ada", "Ya, batalkan"]).await;
            other.sees_last("dibatalkan oleh pembeli");
            for person in [&buyer, &other] {
                person.sees_no("Sisa P-1003 kembali");
            }
            assert_eq!(raw::dump(&world.db, offer).await, [["withdrawn", "1000000", "1000000", "1"]]);
        } else {
            let loaded = if ends == "partly" { "600 kg" } else { "1 ton" };
            other.opens_order().await;
            other.taps("Sudah berangkat").await;
            other.says_loaded(loaded).await;
            buyer.opens_order().await;
            buyer.taps_each(&["Sudah sampai", loaded]).await;
            other.opens_order().await;
            other.taps("Setuju").await;
            if ends == "partly" {
                buyer.opens_order().await;
                buyer.taps_each(&["Tutup sisanya", "Kendaraan tidak ada"]).await;
                assert_eq!(raw::dump(&world.db, offer).await, [["published", "600000", "0", "1"]], "{order}");
            }
        }
        world.is_sound().await;
    }
    // Nobody else reads at which price it was.
    let rival = world.buyer("Bu Wati", Organization::FoodStation).await;
    rival.says("cari telur").await;
    rival.sees_no("24.250");
    rival.sees_last("Telur ayam ras: 1 penawaran, 2 ton");
    // The morning tells the two offers that were put up, and no answer as a new one.
    world.advance_to("2026-11-25T07:05").await;
    official.sees("Penawaran baru 2 (");
    world.is_sound().await;
}

on_each_engine!(an_answer_that_was_taken_stays_on_the_card_when_a_later_one_is_withdrawn);
async fn an_answer_that_was_taken_stays_on_the_card_when_a_later_one_is_withdrawn(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, _, buyer) = needed(&world).await;
    eggs.taps("Tawarkan P-1001").await;
    buyer.taps_each(&["Lihat tawaran", "1", "Ambil"]).await;
    let later =
        "INSERT INTO demand_answers (demand_id, seller_id, entered_by, offer_id, quantity, unit, price, price_unit, handover, ready_on,
            place, region, status, version, created_at, ended_at)
        SELECT demand_id, seller_id, entered_by, offer_id, 1000000, unit, price, price_unit, handover, ready_on,
            place, region, 'withdrawn', 1, ended_at, ended_at FROM demand_answers WHERE status = 'taken'";
    raw::execute(&world.db, later).await.unwrap();
    eggs.says("M-1").await;
    eggs.sees_last("2 ton");
    assert!(!eggs.last().contains("1 ton"), "{}", eggs.last());
}
