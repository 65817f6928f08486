//! Price talk: prices in turns about an offer, until both say yes to one or somebody has had enough.

use tembus::{
    app::audit::audit,
    chat::actions::{Action, TalkAction},
    domain::{
        offer::OfferId,
        person::{Office, Organization},
        talk::TalkId,
    },
};

use crate::support::{Engine, Person, World, on_each_engine, raw};

async fn states(world: &World) -> Vec<String> {
    raw::texts(&world.db, "SELECT status FROM talks ORDER BY id").await
}

/// What the first offer has free, asked for and agreed.
async fn stock(world: &World) -> Vec<String> {
    raw::dump(&world.db, "SELECT available, held, committed FROM offers WHERE id = 1001").await.remove(0)
}

/// Names a price for so much of the first offer there is.
async fn bids(buyer: &Person<'_>, quantity: &str, price: &str) {
    buyer.says("/beli").await;
    buyer.taps_each(&["1", "Tawar", quantity]).await;
    if buyer.labels().iter().any(|label| label == price) {
        buyer.taps(price).await;
    } else {
        buyer.says(price).await;
    }
    buyer.taps("Kirim").await;
}

/// A seller of two tons of eggs, and a buyer who has named Rp25.750 for one of them.
async fn talking(world: &World) -> (Person<'_>, Person<'_>) {
    let eggs = world.seller("Pak Bejo").await;
    eggs.offers("telur", "2 ton", "26.500").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    bids(&buyer, "1 ton", "25.750").await;
    (eggs, buyer)
}

on_each_engine!(a_price_is_talked_about_in_turns_and_becomes_an_order);
async fn a_price_is_talked_about_in_turns_and_becomes_an_order(engine: Engine) {
    let world = World::new(engine).await;
    let eggs = world.seller("Pak Bejo").await;
    eggs.offers("telur", "2 ton", "26.500").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("/beli").await;
    buyer.taps("1").await;
    buyer.taps("Tawar").await;
    buyer.sees_last("Mau menawar untuk berapa dari 2 ton?");
    buyer.taps("1 ton").await;
    buyer.sees_last("Penjual minta Rp26.500/kg.\nMau menawar berapa per kg? Contoh: 26.250");
    assert_eq!(buyer.labels()[..2], ["Rp26.250/kg", "Rp26.000/kg"]);
    for (said, answer) in [("27.000", "Harganya harus di bawah Rp26.500/kg."), ("murah saja", "Maaf"), ("2.600", "Betul Rp2.600 per kg?")] {
        buyer.says(said).await;
        buyer.sees_last(answer);
    }
    buyer.taps("Bukan, tulis lagi").await;
    buyer.says("25.750").await;
    buyer.sees_last("Tawar Rp25.750/kg untuk telur ayam ras 1 ton dari P-1001?\nJumlah harga kira-kira Rp25.750.000");
    buyer.taps_twice("Kirim").await;
    assert_eq!(buyer.count("Harga Rp25.750/kg untuk telur ayam ras 1 ton dari P-1001 sudah dikirim ke penjual."), 1);
    buyer.sees_last("Anda bisa menawar 2 kali lagi.");
    assert_eq!(eggs.count("Pasar Jaya menawar telur ayam ras 1 ton dari P-1001: Rp25.750/kg."), 1);
    eggs.sees_last("Harga Anda Rp26.500/kg. Jumlah harga kira-kira Rp25.750.000.");
    eggs.sees_last("Anda bisa menawar 3 kali lagi.\nSetuju?");
    assert_eq!(eggs.labels()[..3], ["Setuju Rp25.750", "Tawar balik", "Tolak"]);
    assert_eq!(stock(&world).await, ["2000000", "0", "0"]);
    // The seller names a price of his own, once with a button that is too high typed before.
    eggs.taps("Tawar balik").await;
    eggs.sees_last("Pasar Jaya menawar Rp25.750/kg. Harga Anda Rp26.500/kg.");
    eggs.says("27.000").await;
    eggs.sees_last("Harganya paling tinggi Rp26.500/kg.");
    eggs.taps("Rp26.250/kg").await;
    eggs.taps_twice("Kirim").await;
    buyer.sees_last("Penjual minta Rp26.250/kg untuk telur ayam ras 1 ton dari P-1001.");
    buyer.sees_no("Bejo");
    buyer.taps("Tawar lagi").await;
    buyer.taps("Rp26.000/kg").await;
    buyer.taps("Kirim").await;
    eggs.sees_last("Pasar Jaya menawar telur ayam ras 1 ton dari P-1001: Rp26.000/kg.");
    eggs.sees_no("Bu Rina");
    assert_eq!(stock(&world).await, ["2000000", "0", "0"]);
    eggs.taps_twice("Setuju Rp26.000").await;
    assert_eq!(states(&world).await, ["agreed"]);
    assert_eq!(stock(&world).await, ["1000000", "0", "1000000"]);
    for person in [&eggs, &buyer] {
        assert_eq!(person.count("Sepakat. Pesanan O-2026-00001"), 1);
        person.sees("Telur ayam ras 1 ton (1.000 kg) x Rp26.000/kg = Rp26.000.000");
    }
    buyer.sees("Bejo");
    world.is_sound().await;
    // The offer's own price is as it was, and what was named is kept.
    assert_eq!(raw::number(&world.db, "SELECT price FROM offers WHERE id = 1001").await, 26_500);
    eggs.says("/tawar").await;
    eggs.sees_last("Tidak ada tawar-menawar yang belum selesai.");
    eggs.opens_offer().await;
    eggs.taps("Riwayat").await;
    eggs.sees_last("harga disepakati (penjual)");
    eggs.sees_last("harga ditawar (pembeli)");
    buyer.opens_order().await;
    buyer.taps("Riwayat").await;
    buyer.sees_last("harga ditawar lagi Rp26.250/kg (penjual)");
    buyer.sees_last("harga ditawar Rp25.750/kg (pembeli)");
    buyer.taps("Kembali").await;
    buyer.taps("Surat").await;
    buyer.sees("O-2026-00001/KP-1");
    world.is_sound().await;
}

on_each_engine!(a_typed_line_is_shown_before_it_counts);
async fn a_typed_line_is_shown_before_it_counts(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, buyer) = talking(&world).await;
    eggs.says("26rb gimana pak?").await;
    eggs.sees_last("Tawar Rp26.000/kg untuk telur ayam ras 1 ton dari P-1001?");
    assert_eq!(states(&world).await, ["open"]);
    eggs.taps("Kirim").await;
    // A bare number counts right under the message that asks.
    buyer.says("25.900").await;
    buyer.sees_last("Tawar Rp25.900/kg untuk telur ayam ras 1 ton dari P-1001?");
    buyer.taps("Kirim").await;
    eggs.says("25.900 ya deal").await;
    eggs.sees_last("Setuju Rp25.900/kg untuk telur ayam ras 1 ton dari P-1001?");
    assert_eq!(states(&world).await, ["open"]);
    eggs.taps("Setuju").await;
    assert_eq!(states(&world).await, ["agreed"]);
    eggs.sees("Rp25.900.000");
    world.is_sound().await;
    // Without a talk it is what it was before.
    buyer.says("25.750 ya deal").await;
    buyer.sees_no("Setuju Rp25.750/kg untuk");
}

on_each_engine!(a_word_of_agreement_shows_the_talk);
async fn a_word_of_agreement_shows_the_talk(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, _) = talking(&world).await;
    for said in ["ya", "deal"] {
        eggs.says(said).await;
        eggs.sees_last("Tawar-menawar P-1001: telur ayam ras 1 ton, harga awal Rp26.500/kg");
        eggs.sees_last("Rp25.750/kg (pembeli)");
        assert_eq!(states(&world).await, ["open"]);
    }
    eggs.taps("Setuju Rp25.750").await;
    assert_eq!(states(&world).await, ["agreed"]);
}

on_each_engine!(after_three_turns_a_side_there_is_only_yes_or_no);
async fn after_three_turns_a_side_there_is_only_yes_or_no(engine: Engine) {
    let world = World::new(engine).await;
    let eggs = world.seller("Pak Bejo").await;
    eggs.offers("telur", "2 ton", "26.500").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    bids(&buyer, "1 ton", "25.000").await;
    for (seller, price) in [(true, "26.400"), (false, "25.200"), (true, "26.200"), (false, "25.400"), (true, "26.000")] {
        let person = if seller { &eggs } else { &buyer };
        person.taps(if seller { "Tawar balik" } else { "Tawar lagi" }).await;
        person.says(price).await;
        person.taps("Kirim").await;
    }
    buyer.sees_last("Anda sudah tiga kali menawar.");
    // A further price of the seller shows what the talk waits for.
    eggs.says("tawar 25.900").await;
    eggs.sees_last("Rp26.000/kg (penjual)");
    assert_eq!(buyer.labels(), ["Setuju Rp26.000", "Tolak", "Lihat"]);
    // A button of an earlier message names no fourth price.
    let before = raw::market(&world.db).await;
    let (message, _) = buyer.button("Tolak").unwrap();
    let fourth = TalkAction::Counter { talk: TalkId(1), version: 6 };
    buyer.presses(message, &Action::Talk(fourth).encode()).await;
    assert_eq!(raw::market(&world.db).await, before);
    buyer.says("/tawar").await;
    buyer.sees_last("P-1001 telur ayam ras 1 ton, Rp26.000/kg, menunggu jawaban Anda");
    buyer.taps("1").await;
    buyer.taps_twice("Tolak").await;
    buyer.sees("Baik, Rp26.000/kg untuk telur ayam ras 1 ton dari P-1001 tidak disetujui.");
    assert_eq!(eggs.count("Pasar Jaya belum setuju Rp26.000/kg untuk telur ayam ras 1 ton dari P-1001."), 1);
    assert_eq!((states(&world).await, stock(&world).await), (vec!["declined".to_owned()], vec!["2000000".into(), "0".into(), "0".into()]));
    world.is_sound().await;
}

on_each_engine!(a_price_that_nobody_answers_lapses_by_time_across_a_restart);
async fn a_price_that_nobody_answers_lapses_by_time_across_a_restart(engine: Engine) {
    let mut world = World::new(engine).await;
    let (eggs, buyer) = {
        let (eggs, buyer) = talking(&world).await;
        (eggs.id, buyer.id)
    };
    world.stop_bot().await;
    world.start_bot();
    world.known(eggs, "Pak Bejo").sees("Bisa dijawab sampai");
    let until = raw::number(&world.db, "SELECT until FROM talks").await;
    let at = |seconds: i64| {
        let at = chrono::DateTime::from_timestamp_millis(until + seconds * 1000).unwrap() + chrono::Duration::hours(7);
        at.format("%Y-%m-%dT%H:%M").to_string()
    };
    world.advance_to(&at(-60)).await;
    assert_eq!(states(&world).await, ["open"]);
    world.advance_to(&at(60)).await;
    assert_eq!(states(&world).await, ["lapsed"]);
    for person in [world.known(eggs, "Pak Bejo"), world.known(buyer, "Bu Rina")] {
        let said = "Tawar-menawar telur ayam ras 1 ton dari P-1001 selesai: harganya tidak dijawab sampai batas waktu.";
        assert_eq!(person.count(said), 1);
    }
    // Too late for a yes.
    let seller = world.known(eggs, "Pak Bejo");
    seller.taps("Setuju Rp25.750").await;
    seller.sees_last("tawar-menawar ini sudah selesai");
    assert_eq!(stock(&world).await, ["2000000", "0", "0"]);
    world.is_sound().await;
}

on_each_engine!(a_price_is_taken_back_and_named_anew_a_few_times_a_day);
async fn a_price_is_taken_back_and_named_anew_a_few_times_a_day(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, buyer) = talking(&world).await;
    // *Tawar* again shows the talk that there is.
    buyer.says("/beli").await;
    buyer.taps_each(&["1", "Tawar"]).await;
    buyer.sees_last("Tawar-menawar P-1001: telur ayam ras 1 ton");
    buyer.taps_twice("Tarik harga").await;
    assert_eq!(eggs.count("Pasar Jaya menarik harga Rp25.750/kg untuk telur ayam ras 1 ton dari P-1001."), 1);
    eggs.taps("Setuju Rp25.750").await;
    eggs.sees_last("tawar-menawar ini sudah selesai");
    for price in ["26.000", "26.200"] {
        bids(&buyer, "1 ton", price).await;
        buyer.taps("Tarik harga").await;
    }
    bids(&buyer, "1 ton", "26.300").await;
    buyer.sees_last("Sehari paling banyak 3 kali menawar P-1001.");
    assert_eq!(states(&world).await, ["withdrawn", "withdrawn", "withdrawn"]);
    world.is_sound().await;
}

on_each_engine!(of_two_who_act_at_once_one_wins_and_the_other_is_told);
async fn of_two_who_act_at_once_one_wins_and_the_other_is_told(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, buyer) = talking(&world).await;
    let colleague = world.buyer("Pak Joko", Organization::PasarJaya).await;
    let ((asked, yes), (sent, back)) = (eggs.button("Setuju Rp25.750").unwrap(), buyer.button("Tarik harga").unwrap());
    world.sandbox.press(eggs.id, asked, &yes);
    buyer.presses(sent, &back).await;
    let state = states(&world).await;
    let agreed = state == ["agreed"];
    assert!(agreed || state == ["withdrawn"], "{state:?}");
    let late = if agreed { &buyer } else { &eggs };
    late.sees("tawar-menawar ini sudah selesai");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders").await, i64::from(agreed));
    world.is_sound().await;
    // Colleagues speak for the same organisation: one of two answers counts, and who began hears of it.
    bids(&buyer, "500 kg", "26.000").await;
    eggs.taps("Tawar balik").await;
    eggs.says("26.300").await;
    eggs.taps("Kirim").await;
    colleague.says("/tawar").await;
    colleague.taps("1").await;
    colleague.taps("Tawar lagi").await;
    colleague.says("26.100").await;
    let (message, yes) = buyer.button("Setuju Rp26.300").unwrap();
    colleague.taps("Kirim").await;
    buyer.sees("Harga Rp26.100/kg untuk telur ayam ras 500 kg dari P-1001 sudah dikirim ke penjual.");
    buyer.presses(message, &yes).await;
    buyer.sees_last("sudah ada harga lain");
    eggs.taps("Setuju Rp26.100").await;
    buyer.sees("Rp13.050.000");
    world.is_sound().await;
}

on_each_engine!(where_less_is_left_what_is_left_is_offered);
async fn where_less_is_left_what_is_left_is_offered(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, buyer) = talking(&world).await;
    let rival = world.buyer("Bu Wati", Organization::FoodStation).await;
    rival.orders("1,7 ton").await;
    eggs.taps("Setuju Rp25.750").await;
    eggs.sees_last("Dari P-1001 tinggal telur ayam ras 300 kg. Kami tanyakan dulu ke pembeli, harganya tetap Rp25.750/kg.");
    assert_eq!(states(&world).await, ["open"]);
    buyer.sees_last("Penjual setuju Rp25.750/kg, tapi dari P-1001 tinggal telur ayam ras 300 kg.");
    buyer.taps_twice("Ambil 300 kg").await;
    assert_eq!(states(&world).await, ["agreed"]);
    assert_eq!(stock(&world).await, ["0", "1700000", "300000"]);
    buyer.sees("Rp7.725.000");
    world.is_sound().await;
}

on_each_engine!(a_buyer_who_says_yes_is_shown_what_is_left);
async fn a_buyer_who_says_yes_is_shown_what_is_left(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, buyer) = talking(&world).await;
    eggs.taps("Tawar balik").await;
    eggs.says("26.000").await;
    eggs.taps("Kirim").await;
    let rival = world.buyer("Bu Wati", Organization::FoodStation).await;
    rival.orders("1,7 ton").await;
    buyer.taps("Setuju Rp26.000").await;
    buyer.sees_last("P-1001 tinggal 300 kg. Ambil 300 kg dengan harga Rp26.000/kg?");
    let (message, take) = buyer.button("Ambil 300 kg").unwrap();
    // Meanwhile nothing is left.
    rival.orders("300 kg").await;
    buyer.presses(message, &take).await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders WHERE organization = 'PASAR_JAYA'").await, 0);
    assert_eq!(states(&world).await, ["lapsed"]);
    buyer.sees("barangnya sudah habis");
    world.is_sound().await;
}

on_each_engine!(a_talk_ends_with_its_offer_and_with_its_price);
async fn a_talk_ends_with_its_offer_and_with_its_price(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, buyer) = talking(&world).await;
    let (message, yes) = eggs.button("Setuju Rp25.750").unwrap();
    eggs.says("P-1001 26.250").await;
    eggs.taps("Benar").await;
    eggs.presses(message, &yes).await;
    eggs.sees_last("penjual baru saja mengubah harga atau syaratnya");
    assert_eq!(states(&world).await, ["lapsed"]);
    let said = "Tawar-menawar telur ayam ras 1 ton dari P-1001 selesai: penjual baru saja mengubah harga atau syaratnya.";
    assert_eq!((buyer.count(said), eggs.count(said)), (1, 1));
    // More of the goods is no reason to end.
    bids(&buyer, "1 ton", "26.000").await;
    eggs.says("P-1001 sisa 3 ton").await;
    eggs.taps("Benar").await;
    world.advance_to("2026-11-24T09:30").await;
    assert_eq!(states(&world).await, ["lapsed", "open"]);
    eggs.says("hapus P-1001").await;
    eggs.taps("Tarik").await;
    world.advance_to("2026-11-24T09:31").await;
    assert_eq!(states(&world).await, ["lapsed", "lapsed"]);
    assert_eq!(buyer.count("selesai: penawaran sudah ditarik."), 1);
    world.is_sound().await;
}

on_each_engine!(nobody_talks_for_another_or_out_of_turn);
async fn nobody_talks_for_another_or_out_of_turn(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, buyer) = talking(&world).await;
    let fish = world.seller("Pak Eko").await;
    let (rival, official) = (world.buyer("Bu Wati", Organization::FoodStation).await, world.official("Bu Ani", Office::Bappeda).await);
    let before = raw::market(&world.db).await;
    let (talk, version) = (TalkId(1), 1);
    let all = [
        TalkAction::Agree { talk, version },
        TalkAction::AgreeRest { talk, version, base: 1_000 },
        TalkAction::Counter { talk, version },
        TalkAction::Decline { talk, version },
        TalkAction::Withdraw { talk, version },
        TalkAction::Card { talk },
        TalkAction::List { page: 0 },
    ];
    let press = async |person: &Person<'_>, action: &TalkAction| {
        let message = person.chat().last().unwrap().message_id;
        person.presses(message, &Action::Talk(action.clone()).encode()).await;
    };
    for person in [&fish, &rival, &official] {
        for action in &all {
            press(person, action).await;
        }
        person.sees_no("25.750");
    }
    // Who has named the price neither agrees to it nor declines it; who is asked takes nothing back, and no part of it.
    for action in &all[..4] {
        press(&buyer, action).await;
    }
    press(&eggs, &all[1]).await;
    press(&eggs, &all[4]).await;
    // Sellers don't begin, also not about their own goods.
    for person in [&fish, &eggs, &official] {
        press(person, &TalkAction::Begin { offer: OfferId(1001), terms: 1 }).await;
    }
    for action in [TalkAction::Agree { talk: TalkId(7), version }, TalkAction::Agree { talk, version: 2 }] {
        press(&eggs, &action).await;
    }
    assert_eq!(raw::market(&world.db).await, before);
    world.is_sound().await;
}

on_each_engine!(a_buyer_who_leaves_takes_the_price_back);
async fn a_buyer_who_leaves_takes_the_price_back(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, buyer) = talking(&world).await;
    buyer.says("/berhenti").await;
    buyer.taps("Berhenti").await;
    assert_eq!(states(&world).await, ["withdrawn"]);
    eggs.sees_last("Pasar Jaya menarik harga Rp25.750/kg");
    world.is_sound().await;
}

on_each_engine!(the_audit_sees_a_talk_that_says_otherwise);
async fn the_audit_sees_a_talk_that_says_otherwise(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, _) = talking(&world).await;
    eggs.taps("Setuju Rp25.750").await;
    world.is_sound().await;
    for (breach, words) in [
        ("UPDATE orders SET price = 26000", "order O-2026-1 is not what price talk 1 about P-1001 agreed"),
        ("UPDATE talks SET version = 3", "price talk 1 about P-1001 is agreed, version 3, with 1 prices"),
        ("UPDATE talks SET version = 4", "price talks about P-1001 made 4 steps, the trace has 2"),
    ] {
        raw::execute(&world.db, breach).await.unwrap();
        let mut tx = world.db.read().await.unwrap();
        let found: Vec<String> = audit(&mut tx).await.unwrap().iter().map(ToString::to_string).collect();
        assert!(found.iter().any(|said| said.contains(words)), "not said: {words}, but {found:?}");
    }
}

on_each_engine!(what_is_agreed_stood_before_both_in_the_talk);
async fn what_is_agreed_stood_before_both_in_the_talk(engine: Engine) {
    let world = World::new(engine).await;
    let eggs = world.seller("Pak Bejo").await;
    eggs.says("telur 2 ton 26.500 siap besok di tempat saya grade A").await;
    eggs.publishes().await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    for act in ["/beli", "[1]", "[Tawar]", "1 ton", "25.750"] {
        buyer.does(act).await;
    }
    buyer.sees_last("Serah: di tempat penjual, Gedog, Rab, 25 Nov 2026");
    assert_eq!(buyer.labels(), ["Kirim", "Ubah", "Batal", "Kam 26 Nov", "Pilih tanggal", "Kembali"]);
    // The day is chosen as in an order.
    buyer.says("hari ini").await;
    buyer.sees_last("Paling cepat Rab 25 Nov.");
    buyer.says("sabtu").await;
    buyer.sees_last("Sab, 28 Nov 2026");
    buyer.taps("Pilih tanggal").await;
    buyer.taps("Jum 27 Nov").await;
    buyer.says("800 kg 25.800 sabtu").await;
    buyer.sees_last("Tawar Rp25.800/kg untuk telur ayam ras 800 kg dari P-1001?");
    buyer.says("jumat").await;
    buyer.sees_last("Serah: di tempat penjual, Gedog, Jum, 27 Nov 2026");
    buyer.taps("Kirim").await;
    let agreed = ["Serah: di tempat penjual, Gedog, Jum, 27 Nov 2026", "Catatan penjual: grade A"];
    let both_see = || {
        for line in agreed {
            buyer.sees_last(line);
            eggs.sees_last(line);
        }
    };
    both_see();
    eggs.taps_each(&["Tawar balik", "Rp26.250/kg"]).await;
    eggs.sees_last(agreed[0]);
    eggs.taps("Kirim").await;
    both_see();
    buyer.taps("Setuju Rp26.250").await;
    for person in [&buyer, &eggs] {
        person.sees_last("Sepakat");
    }
    both_see();
    world.is_sound().await;
}

on_each_engine!(a_talk_ends_with_the_day_that_was_chosen_in_it);
async fn a_talk_ends_with_the_day_that_was_chosen_in_it(engine: Engine) {
    let world = World::new(engine).await;
    let (eggs, buyer) = talking(&world).await;
    buyer.sees_last("Rab, 25 Nov 2026");
    world.advance_to("2026-11-25T08:00").await;
    for act in ["/tawar", "[1]", "[Tawar balik]", "[Rp26.250/kg]", "[Kirim]"] {
        if eggs.button(act.trim_matches(['[', ']'])).is_none() && act.starts_with('[') {
            break;
        }
        eggs.does(act).await;
    }
    world.advance_to("2026-11-26T07:00").await;
    assert!(!states(&world).await.contains(&"open".to_owned()));
    world.is_sound().await;
}
