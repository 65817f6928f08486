use super::{Counted, Effort, buttons, with_seller};
use crate::support::{Engine, Person, World, on_each_engine, world::wib};

const PROMPT: &str = "Telur ayam ras kemarin 2 ton (2.000 kg), Rp26.000/kg. Hari ini sama?";

/// Eggs that come every day, with the reminder at 05.30.
async fn every_day(seller: &Person<'_>) {
    seller.says("telur 2 ton 26rb per hari").await;
    seller.taps("Hari ini").await;
    seller.publishes().await;
    seller.sees("Nomor P-1001.");
    seller.sees_last("Mau diingatkan hari apa saja untuk telur ayam ras?");
    seller.taps("Setiap hari").await;
    seller.sees_last("Setiap hari pukul 05.30 WIB kami tanya soal telur ayam ras. Kalau tidak dijawab, tidak ada yang tayang.");
    seller.taps("Benar").await;
    seller.sees_last("Baik. Setiap hari pukul 05.30 WIB kami tanya soal telur ayam ras.");
}

on_each_engine!(what_comes_every_day_is_asked_about_and_published_with_one_tap, with_seller);
async fn what_comes_every_day_is_asked_about_and_published_with_one_tap(seller: &Person<'_>) {
    every_day(seller).await;
    seller.world.advance_to("2026-11-25T05:29").await;
    seller.sees_no(PROMPT);
    seller.world.advance_to("2026-11-25T05:30").await;
    seller.sees_last(PROMPT);
    assert_eq!(buttons(seller), ["Sama", "Ubah harga", "Ubah jumlah", "Libur"]);
    // What is still up is not doubled unasked.
    seller.taps("Sama").await;
    seller.sees_last("Nomor P-1001 (2 ton) masih tayang. Ganti atau tambah?");
    seller.taps("Batal").await;
    seller.opens_offer().await;
    seller.taps("Tarik").await;
    seller.taps("Tarik").await;
    let mut slamet = Counted::new(seller);
    slamet.taps("Sama").await;
    seller.sees_last("Sudah tayang dengan nomor baru.\nP-1002 Telur ayam ras, tayang");
    seller.sees_last("Siap sekarang");
    assert_eq!(slamet.effort, Effort { messages: 0, taps: 1 });
}

on_each_engine!(silence_publishes_nothing_and_the_next_day_asks_again, with_seller);
async fn silence_publishes_nothing_and_the_next_day_asks_again(seller: &Person<'_>) {
    every_day(seller).await;
    seller.world.advance_to("2026-11-25T05:30").await;
    seller.world.advance_to("2026-11-25T12:00").await;
    assert_eq!(seller.count(PROMPT), 1);
    seller.world.advance_to("2026-11-26T05:30").await;
    seller.sees_last("Telur ayam ras terakhir 2 ton (2.000 kg), Rp26.000/kg. Hari ini sama?");
    seller.says("/penawaran").await;
    seller.sees_last("Penawaran Anda: 1 tayang");
}

on_each_engine!(another_price_or_another_quantity_is_one_answer_away, with_seller);
async fn another_price_or_another_quantity_is_one_answer_away(seller: &Person<'_>) {
    every_day(seller).await;
    seller.world.advance_to("2026-11-25T05:30").await;
    seller.taps("Ubah harga").await;
    seller.sees_last("Harga per kg berapa?");
    seller.says("26.250").await;
    seller.sees_last("2 ton (2.000 kg), Rp26.250/kg, di tempat saya\nSiap sekarang, Gedog");
    seller.publishes().await;
    seller.sees_last("Nomor P-1002.");
    seller.world.advance_to("2026-11-26T05:30").await;
    seller.taps("Ubah jumlah").await;
    seller.says("1,5 ton").await;
    seller.sees_last("1,5 ton (1.500 kg), Rp26.250/kg");
}

on_each_engine!(a_day_off_offers_nothing_and_reminders_can_end, with_seller);
async fn a_day_off_offers_nothing_and_reminders_can_end(seller: &Person<'_>) {
    every_day(seller).await;
    seller.world.advance_to("2026-11-25T05:30").await;
    seller.taps("Libur").await;
    seller.sees_last("Baik, hari ini libur.");
    seller.taps("Berhenti diingatkan").await;
    seller.sees_last("Baik, tidak kami ingatkan lagi.");
    let before = seller.chat().len();
    seller.world.advance_to("2026-11-26T05:40").await;
    assert_eq!(seller.chat().len(), before, "{}", seller.transcript());
}

on_each_engine!(who_offered_the_goods_today_is_not_asked, with_seller);
async fn who_offered_the_goods_today_is_not_asked(seller: &Person<'_>) {
    every_day(seller).await;
    seller.world.advance_to("2026-11-25T05:10").await;
    seller.says("telur 1 ton 26rb hari ini").await;
    seller.publishes().await;
    seller.world.advance_to("2026-11-25T05:40").await;
    assert!(!seller.saw("Hari ini sama?"), "{}", seller.transcript());
}

on_each_engine!(restarts_and_long_silences_ask_once_a_day);
async fn restarts_and_long_silences_ask_once_a_day(engine: Engine) {
    let mut world = World::new(engine).await;
    let id = {
        let seller = world.seller("Pak Slamet").await;
        every_day(&seller).await;
        seller.id
    };
    world.kill_bot().await;
    world.clock.advance_to(wib("2026-11-28T08:00"));
    for _ in 0..2 {
        world.start_bot();
        world.advance_to("2026-11-28T08:00").await;
        world.stop_bot().await;
    }
    let asked = world.sandbox.chat(id).iter().filter(|b| b.text.contains("Hari ini sama?")).count();
    assert_eq!(asked, 1);
}

on_each_engine!(who_writes_the_next_line_needs_no_reminder, with_seller);
async fn who_writes_the_next_line_needs_no_reminder(seller: &Person<'_>) {
    seller.says("telur 2 ton 26rb per hari").await;
    seller.taps("Hari ini").await;
    seller.publishes().await;
    seller.sees_last("Mau diingatkan hari apa saja");
    seller.says("telur bebek 500 butir 2.500 besok").await;
    seller.sees_last("500 butir, Rp2.500/butir");
}

on_each_engine!(the_card_of_an_offer_leads_to_reminders_on_chosen_days, with_seller);
async fn the_card_of_an_offer_leads_to_reminders_on_chosen_days(seller: &Person<'_>) {
    seller.says("susu segar 300 liter 7.500 per liter besok").await;
    seller.publishes().await;
    seller.opens_offer().await;
    seller.taps("Ingatkan rutin").await;
    seller.says("senin kamis").await;
    seller.sees_last("Setiap Senin dan Kamis pukul 05.30 WIB kami tanya");
    seller.taps("Ubah").await;
    seller.taps("Senin-Sabtu").await;
    seller.taps("07.00 WIB").await;
    seller.sees_last("Senin sampai Sabtu pukul 07.00 WIB");
    seller.taps("Benar").await;
    seller.world.advance_to("2026-11-25T07:00").await;
    seller.sees_last("Hari ini sama?");
}
