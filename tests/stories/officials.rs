//! What officials read, and when.

use tembus::{
    clock::Clock,
    domain::person::{Office, Organization},
};

use crate::support::{Engine, Person, World, on_each_engine, raw, world::wib};

impl Person<'_> {
    /// Asks for a digest, which tells this as late, or nothing.
    async fn reads(&self, asked: &str, late: Option<&str>) {
        self.says(asked).await;
        self.sees_last("Ringkasan ");
        let told = self.last().lines().find(|line| line.starts_with("Perlu perhatian")).map(str::to_owned);
        let told = told.as_deref().and_then(|line| line.split_once(": ")).map(|(_, list)| list);
        assert_eq!(told, late, "{}", self.transcript());
    }
}

/// One ton of eggs is agreed.
async fn trades(seller: &Person<'_>, buyer: &Person<'_>) {
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    seller.accepts().await;
    buyer.sees_last("Sepakat.");
}

on_each_engine!(the_digest_can_be_read_at_any_time_without_names);
async fn the_digest_can_be_read_at_any_time_without_names(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    official.says("/ringkasan").await;
    official.sees_last("Ringkasan Sen, 23 Nov 2026: belum ada transaksi.");
    trades(&seller, &buyer).await;
    official.taps("Hari ini").await;
    official.sees_last("Ringkasan Sel, 24 Nov 2026");
    official.sees_last("Sepakat: 1 ton, nilai ditahan karena kurang dari 3 pelaku (1 pesanan)");
    official.sees_last("Pelaku aktif: 1 penjual (1 Kota), 1 pembeli");
    official.taps("Rincian").await;
    official.sees_last("Rincian Sel, 24 Nov 2026");
    official.sees_last("O-2026-00001 Telur ayam ras 1 ton, di tempat penjual, Pasar Jaya");
    world.advance_to("2026-11-26T12:00").await;
    official.says("/ringkasan 24 nov").await;
    official.sees_last("Ringkasan Sel, 24 Nov 2026");
    official.says("/ringkasan 24/11/2026").await;
    official.sees_last("Ringkasan Sel, 24 Nov 2026");
    for unread in ["entah", "9999", "-1"] {
        official.says("halo").await;
        official.says(&format!("/ringkasan {unread}")).await;
        official
            .sees_last("Hari atau bulannya belum terbaca. Tulis seperti ini: ringkasan kemarin, ringkasan 27 nov, atau ringkasan november");
        assert!(official.labels().contains(&"Ringkasan".to_owned()), "{}", official.transcript());
    }
    for name in ["Bejo", "Rina"] {
        official.sees_no(name);
    }
}

on_each_engine!(what_was_received_is_told_of_the_day_on_which_both_sides_agreed);
async fn what_was_received_is_told_of_the_day_on_which_both_sides_agreed(engine: Engine) {
    let world = World::new(engine).await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    buyer.taps("Sudah sampai").await;
    buyer.says("990 kg pecah 10").await;
    buyer.taps("Kirim").await;
    official.says("/ringkasan hari ini").await;
    assert!(!official.last().contains("Diterima baik"), "{}", official.transcript());
    world.advance_to("2026-11-25T10:00").await;
    seller.opens_order().await;
    seller.taps("Setuju").await;
    official.says("/ringkasan hari ini").await;
    official.sees_last("Diterima baik: telur ayam ras 990 kg. Ditolak 10 kg.");
    world.advance_to("2026-11-26T08:00").await;
    official.says("/ringkasan kemarin").await;
    official.sees_last("Diterima baik: telur ayam ras 990 kg. Ditolak 10 kg.");
    official.says("/ringkasan november").await;
    official.sees_last("Diterima baik: 990 kg. Ditolak 10 kg.");
    official.says("/ringkasan 24 nov").await;
    assert!(!official.last().contains("Diterima baik"), "{}", official.transcript());
    world.is_sound().await;
}

on_each_engine!(days_and_months_are_named_in_words);
async fn days_and_months_are_named_in_words(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    trades(&seller, &buyer).await;
    world.advance_to("2026-11-25T12:00").await;
    for said in ["kemarin", "wingi", "24 nov", "tanggal 24", "selasa", "hari selasa"] {
        for text in [format!("/ringkasan {said}"), format!("Ringkasan {said}")] {
            official.says("halo").await;
            official.says(&text).await;
            official.sees_last("Ringkasan Sel, 24 Nov 2026");
            official.sees_last("Sepakat: 1 ton");
        }
    }
    for (said, shown) in [
        ("hari ini", "Ringkasan Rab, 25 Nov 2026"),
        ("november", "Ringkasan Nov 2026"),
        ("bulan ini", "Ringkasan Nov 2026"),
        ("bulan lalu", "Ringkasan Okt 2026"),
        ("desember 2026", "Bulan Des 2026 belum mulai, jadi ringkasannya belum ada."),
        ("b-2026-12", "Bulan Des 2026 belum mulai, jadi ringkasannya belum ada."),
        ("besok", "Kam, 26 Nov 2026 belum tiba, jadi ringkasannya belum ada."),
        ("31 nov", "Tanggal itu tidak ada."),
    ] {
        official.says(&format!("/ringkasan {said}")).await;
        official.sees_last(shown);
        if !said.starts_with("b-") {
            official.says("halo").await;
            official.says(&format!("ringkasan {said}")).await;
            official.sees_last(shown);
        }
    }
    // A form that is open gives way, and nobody else reads them so.
    official.says("/ringkasan").await;
    official.says("/menu").await;
    official.taps("Pengaturan").await;
    official.says("ringkasan kemarin").await;
    official.sees_last("Ringkasan Sel, 24 Nov 2026");
    for person in [&seller, &buyer] {
        for said in ["/ringkasan besok", "ringkasan kemarin", "/ringkasan 31 nov"] {
            person.says(said).await;
            person.sees_no("Ringkasan Sel");
            person.sees_no("ringkasannya belum ada");
        }
    }
}

on_each_engine!(a_month_is_the_sum_of_what_its_days_told);
async fn a_month_is_the_sum_of_what_its_days_told(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    trades(&seller, &buyer).await;
    official.says("/ringkasan").await;
    official.taps("Sebulan").await;
    official.sees_last("Ringkasan Nov 2026 (Kota Blitar - BUMD Jakarta)");
    official.sees_last("Sampai Sen, 23 Nov 2026");
    official.sees_last("Sepakat: belum ada");
    world.advance_to("2026-11-25T08:00").await;
    official.says("/ringkasan b-2026-11").await;
    official.sees_last("Sampai Sel, 24 Nov 2026");
    official.sees_last("Sepakat: 1 ton (1 pesanan dalam 1 hari)");
    official.sees_last("Per pembeli: Pasar Jaya 1 ton");
    official.sees_last("Asal barang: Kota 1 ton");
    buyer.opens_order().await;
    buyer.taps_each(&["Batalkan", "Kendaraan tidak ada", "Ya, batalkan"]).await;
    official.says("/ringkasan b-2026-11").await;
    official.sees_last("Sepakat: 1 ton (1 pesanan dalam 1 hari)");
    world.advance_to("2026-12-01T08:00").await;
    official.says("/ringkasan b-2026-11").await;
    official.sees_last("Koreksi: 1 ton batal setelah dilaporkan");
    official.sees_last("Tidak jadi: 1 pesanan dibatalkan (1 ton)");
    assert!(!official.last().contains("Sampai"), "{}", official.transcript());
    official.says("/ringkasan b-2026-12").await;
    official.sees_last("Belum ada hari yang selesai di bulan ini.");
    official.taps("Bulan sebelumnya").await;
    official.sees_last("B-2026-11. Posisi Sel, 1 Des 2026");
    assert!(!official.last().contains("Rp"), "{}", official.transcript());
    seller.says("/ringkasan b-2026-11").await;
    seller.sees_no("Ringkasan Nov");
}

on_each_engine!(hour_and_days_are_the_officials_own);
async fn hour_and_days_are_the_officials_own(engine: Engine) {
    let world = World::new(engine).await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    official.says("/menu").await;
    official.taps("Pengaturan").await;
    official.sees_last("Ringkasan sekarang dikirim pukul 07.00 WIB. Mau pukul berapa?");
    official.says("jam 25").await;
    official.sees_last("Maaf, jamnya belum bisa dibaca. Tulis angka 0 sampai 23, contoh: 7");
    official.says("jam 16.00").await;
    official.sees_last("Ringkasan sekarang dikirim setiap hari. Mau hari apa saja?");
    official.taps("Senin-Jumat").await;
    official.sees_last("Ringkasan dikirim Senin sampai Jumat pukul 16.00 WIB.");
    let digests = "SELECT COUNT(*) FROM digests";
    world.advance_to("2026-11-25T07:30").await;
    assert_eq!(raw::number(&world.db, digests).await, 0);
    world.advance_to("2026-11-25T16:00").await;
    official.sees_last("Ringkasan Sel, 24 Nov 2026");
    world.advance_to("2026-11-27T16:00").await;
    official.sees_last("Ringkasan Kam, 26 Nov 2026");
    // Saturday and Sunday bring none.
    world.advance_to("2026-11-29T20:00").await;
    official.sees_last("Ringkasan Kam, 26 Nov 2026");
}

on_each_engine!(a_digest_comes_once_after_a_missed_hour_and_only_the_latest_after_days);
async fn a_digest_comes_once_after_a_missed_hour_and_only_the_latest_after_days(engine: Engine) {
    let mut world = World::new(engine).await;
    let id = world.official("Bu Ani", Office::Bappeda).await.id;
    world.stop_bot().await;
    world.clock.advance_to(wib("2026-11-25T09:20"));
    world.start_bot();
    world.advance_to("2026-11-25T09:21").await;
    world.advance_to("2026-11-25T12:00").await;
    assert_eq!(world.known(id, "Bu Ani").count("Ringkasan Sel, 24 Nov 2026"), 1);
    world.stop_bot().await;
    world.clock.advance_to(wib("2026-11-30T08:00"));
    world.start_bot();
    world.advance_to("2026-11-30T08:01").await;
    let official = world.known(id, "Bu Ani");
    official.sees_last("Ringkasan Min, 29 Nov 2026");
    assert_eq!(official.count("Ringkasan "), 3, "{}", official.transcript());
}

/// The last message of the bot.
fn last(person: &Person<'_>) -> String {
    person.chat().iter().rev().find(|b| b.from_bot).expect("a message").text.clone()
}

/// Everything but the lines that begin with one of these words.
fn without(text: &str, starts: &[&str]) -> String {
    text.lines().filter(|line| !starts.iter().any(|start| line.starts_with(start))).collect::<Vec<_>>().join("\n")
}

// 300 kg at Rp26.000, 500 kg at Rp26.500 and 200 kg at Rp27.000: Rp26.450.000, or Rp26.450/kg. On the next day the 500 kg are
// cancelled.
on_each_engine!(the_figures_of_a_day_stay_and_a_later_cancellation_is_a_correction);
async fn the_figures_of_a_day_stay_and_a_later_cancellation_is_a_correction(engine: Engine) {
    let world = World::new(engine).await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let official = world.official("Bu Ani", Office::Bappeda).await;
    let mut sellers = Vec::new();
    for (name, quantity, price) in [("Pak Bejo", "300 kg", "26.000"), ("Bu Sri", "500 kg", "26.500"), ("Pak Karno", "200 kg", "27.000")] {
        let seller = world.seller(name).await;
        seller.offers("telur", quantity, price).await;
        buyer.orders(quantity).await;
        seller.accepts().await;
        sellers.push(seller);
    }
    official.says("/ringkasan hari ini").await;
    official.sees_last("Sementara, sampai ");
    let figures = "Sepakat: 1 ton, Rp26,5 juta (3 pesanan)\n🥚 Telur ayam ras 1 ton, rata-rata Rp26.450/kg di tempat penjual\n\
                   Per pembeli: Pasar Jaya 1 ton\nAsal barang: Kota 1 ton";
    official.sees_last(figures);

    world.advance_to("2026-11-25T07:00").await;
    let morning = last(&official);
    official.sees_last(figures);
    assert!(morning.ends_with("R-2026-328. Posisi Rab, 25 Nov 2026, 07.00 WIB. Sumber: pesanan tercatat."), "{morning}");
    assert!(!morning.contains("Sementara"), "{morning}");

    world.advance_to("2026-11-25T10:00").await;
    sellers[1].opens_order().await;
    sellers[1].taps("Batalkan").await;
    sellers[1].taps("Barang tidak ada").await;
    sellers[1].taps("Ya, batalkan").await;
    let correction = "Koreksi Rab, 25 Nov 2026: telur ayam ras 500 kg batal";
    official.says("/ringkasan 24 nov").await;
    official.sees_last(correction);
    assert_eq!(without(&last(&official), &["Koreksi"]), morning);

    world.advance_to("2026-11-26T07:00").await;
    official.sees_last("Ringkasan Rab, 25 Nov 2026");
    official.sees_last("Sepakat: belum ada");
    official.sees_last("Tidak jadi: 1 pesanan dibatalkan (500 kg)\nKoreksi untuk Sel, 24 Nov 2026: telur ayam ras 500 kg batal");

    world.advance_to("2026-12-05T09:00").await;
    official.says("/ringkasan R-2026-328").await;
    official.sees_last(correction);
    assert_eq!(without(&last(&official), &["Koreksi"]), morning);
}

on_each_engine!(goods_that_are_offered_again_are_not_new_and_what_was_withdrawn_is_none);
async fn goods_that_are_offered_again_are_not_new_and_what_was_withdrawn_is_none(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    seller.offers("telur", "500 kg", "26.500").await;
    seller.opens_offer().await;
    seller.taps("Tarik").await;
    seller.taps("Tarik").await;
    official.says("/ringkasan hari ini").await;
    official.sees_last("belum ada transaksi");
    seller.offers("lele", "300 kg", "19.000").await;
    official.says("/ringkasan hari ini").await;
    official.sees_last("Penawaran baru 1 (300 kg)");
}

on_each_engine!(goods_that_are_ready_today_are_not_past_their_day);
async fn goods_that_are_ready_today_are_not_past_their_day(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    seller.offers("telur", "500 kg", "26.500").await;
    let late = "Lewat hari siap dan belum terjual";
    official.says("/ringkasan hari ini").await;
    official.sees_last("Penawaran baru 1 (500 kg)");
    // On the day on which they are ready they can still be taken.
    world.advance_to("2026-11-25T12:00").await;
    seller.offers("lele", "100 kg", "19.000").await;
    official.says("/ringkasan hari ini").await;
    official.sees_last("Penawaran baru 1 (100 kg)");
    official.sees_no(late);
    world.advance_to("2026-11-26T08:00").await;
    official.says("/ringkasan 25 nov").await;
    official.sees_last(&format!("{late} 500 kg"));
}

on_each_engine!(figures_of_a_day_that_nobody_asked_for_stand_from_seven);
async fn figures_of_a_day_that_nobody_asked_for_stand_from_seven(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "500 kg", "26.500").await;
    world.advance_to("2026-11-25T07:01").await;
    seller.offers("lele", "300 kg", "19.000").await;
    world.advance_to("2026-11-25T12:00").await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    official.says("/ringkasan").await;
    official.sees_last("Penawaran baru 1 (500 kg)");
    official.sees_last("Posisi Rab, 25 Nov 2026, 07.0");
}

on_each_engine!(a_digest_of_the_running_day_takes_nobody_the_one_of_the_whole_day);
async fn a_digest_of_the_running_day_takes_nobody_the_one_of_the_whole_day(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    seller.offers("telur", "500 kg", "26.500").await;
    let now = world.clock.now();
    let today = tembus::domain::wib::day(now);
    let queued = [tembus::digest::queue_for_all(&world.db, today, now).await, tembus::digest::queue_for_all(&world.db, today, now).await];
    assert_eq!(queued.map(Result::unwrap), [1, 0], "one of a running day, too");
    world.advance_to("2026-11-24T20:00").await;
    official.sees_last("Sementara, sampai ");
    world.advance_to("2026-11-25T07:00").await;
    official.sees_last("Posisi Rab, 25 Nov 2026, 07.00 WIB.");
    assert_eq!(official.count("Ringkasan Sel, 24 Nov 2026"), 2, "{}", official.transcript());
}

on_each_engine!(the_figures_of_a_day_are_not_kept_while_its_last_agreement_may_be_on_its_way);
async fn the_figures_of_a_day_are_not_kept_while_its_last_agreement_may_be_on_its_way(engine: Engine) {
    let world = World::new(engine).await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    let kept = "SELECT COUNT(*) FROM day_reports WHERE day = '2026-11-24'";
    for (time, rows) in [("2026-11-25T00:02", 0), ("2026-11-25T00:07", 1)] {
        world.advance_to(time).await;
        official.says("/ringkasan 24 nov").await;
        official.sees_last("Ringkasan Sel, 24 Nov 2026");
        assert_eq!(raw::number(&world.db, kept).await, rows, "{time}");
    }
}

on_each_engine!(a_day_without_trade_tells_what_was_not_sold_and_what_is_wanted);
async fn a_day_without_trade_tells_what_was_not_sold_and_what_is_wanted(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    seller.offers("telur", "500 kg", "26.500").await;
    for act in ["butuh lele 2 ton 4 des", "[Kirim]"] {
        buyer.does(act).await;
    }
    world.advance_to("2026-11-28T08:00").await;
    official.says("/ringkasan 27 nov").await;
    official.sees_last("Ringkasan Jum, 27 Nov 2026: belum ada transaksi.");
    official.sees_last("Lewat hari siap dan belum terjual 500 kg");
    official.sees_last("Permintaan terbuka 1 (2 ton)");
    // Its time was over at 18.00, whenever that was noticed: it belongs to that day alone.
    world.advance_to("2026-11-29T08:00").await;
    official.says("/ringkasan 28 nov").await;
    official.sees_last("Ringkasan Sab, 28 Nov 2026");
    assert!(!official.last().contains("belum terjual"), "{}", official.last());
}

on_each_engine!(demands_that_end_unfilled_and_rests_that_are_closed_are_told_of_their_day);
async fn demands_that_end_unfilled_and_rests_that_are_closed_are_told_of_their_day(engine: Engine) {
    let world = World::new(engine).await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    let (seller, buyer) = world.underway("1 ton", "400 kg").await;
    buyer.taps_each(&["Sudah sampai", "400 kg"]).await;
    seller.taps("Setuju").await;
    // One is closed with a part of it agreed, the day of the other goes by with nothing.
    for act in ["butuh telur 5 ton sabtu", "[Kirim]"] {
        buyer.does(act).await;
    }
    buyer.sees_last("Permintaan M-1 sudah dikirim");
    seller.says("/permintaan").await;
    seller.taps("1").await;
    seller.taps("Tawarkan P-1001").await;
    buyer.taps("Lihat tawaran").await;
    buyer.taps("1").await;
    buyer.taps("Ambil").await;
    for act in ["butuh lele 2 ton kamis", "[Kirim]", "M-1", "[Tutup]", "[Ya, tutup]"] {
        buyer.does(act).await;
    }
    buyer.says("O-1").await;
    buyer.taps_each(&["Tutup sisanya", "Kendaraan tidak ada"]).await;
    official.says("/ringkasan hari ini").await;
    let told = "Permintaan berakhir belum penuh 1 (1 ditutup): sepakat 1 ton dari 5 ton (20%)";
    let rest = "Sisa pesanan ditutup: telur ayam ras 600 kg dari 1 ton";
    official.sees_last(told);
    official.sees_last(rest);
    // What becomes of the orders later changes nothing of the day on which the demand ended.
    world.advance_to("2026-11-27T08:00").await;
    seller.opens_order().await;
    seller.taps("Batalkan").await;
    seller.taps_each(&["Barang tidak ada", "Ya, batalkan"]).await;
    official.says("ringkasan 24 nov").await;
    official.sees_last(told);
    official.sees_last(rest);
    official.says("ringkasan 26 nov").await;
    assert!(!official.last().contains("berakhir"), "{}", official.transcript());
    official.says("/ringkasan hari ini").await;
    official.sees_last("Permintaan berakhir belum penuh 1 (1 lewat hari): belum ada yang sepakat dari 2 ton");
    official.says("ringkasan november").await;
    official.sees_last("Permintaan berakhir belum penuh 1 (1 ditutup)");
    official.sees_last(rest);
    world.is_sound().await;
}

on_each_engine!(an_official_names_a_day_alone_and_is_never_asked_to_sell);
async fn an_official_names_a_day_alone_and_is_never_asked_to_sell(engine: Engine) {
    let world = World::new(engine).await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    for (said, answer) in [
        ("hari ini", "Ringkasan Sel, 24 Nov 2026"),
        ("Kemarin", "Ringkasan Sen, 23 Nov 2026"),
        ("sebulan", "Ringkasan Nov 2026"),
        ("apa maksudnya ditahan", "belum bisa kami jawab di sini"),
    ] {
        official.says(said).await;
        official.sees_last(answer);
        assert!(!official.last().contains("ikut menjual"), "{}", official.transcript());
    }
}

on_each_engine!(what_is_late_is_told_of_its_day_and_stays);
async fn what_is_late_is_told_of_its_day_and_stays(engine: Engine) {
    let world = World::new(engine).await;
    let official = world.official("Bu Ani", Office::Bappeda).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    let (load, complaint, payment) =
        ("1 kiriman lewat sehari tanpa penerimaan", "1 keluhan terbuka lewat 48 jam", "1 pesanan terlambat dibayar");
    // A load is late a day after it left, as long as nobody says that it came.
    official.reads("/ringkasan hari ini", None).await;
    world.advance_to("2026-11-25T12:00").await;
    official.reads("/ringkasan hari ini", Some(load)).await;
    world.advance_to("2026-11-26T12:00").await;
    buyer.taps_each(&["Sudah sampai", "1 ton"]).await;
    official.reads("/ringkasan hari ini", None).await;
    official.reads("ringkasan 25 nov", Some(load)).await;
    official.reads("ringkasan 24 nov", None).await;
    // A complaint is told of from the second day after its own, whatever its end.
    seller.opens_order().await;
    seller.taps_each(&["Ada keluhan", "Angka penerimaan"]).await;
    world.advance_to("2026-11-28T11:59").await;
    official.reads("/ringkasan hari ini", None).await;
    world.advance_to("2026-11-28T13:00").await;
    official.reads("/ringkasan hari ini", Some(complaint)).await;
    world.advance_to("2026-11-29T12:00").await;
    seller.opens_order().await;
    seller.taps("Setuju angkanya").await;
    buyer.opens_order().await;
    buyer.taps("Berkas lengkap").await;
    buyer.says("2 des").await;
    world.advance_to("2026-12-01T08:00").await;
    official.reads("ringkasan 27 nov", None).await;
    official.reads("ringkasan 28 nov", Some(complaint)).await;
    official.reads("ringkasan 29 nov", None).await;
    // A month tells what was late when it ended.
    official.reads("ringkasan november", None).await;
    // A payment is late once its day is over, until its seller has the money, also while he complains that it does not come.
    world.advance_to("2026-12-02T23:00").await;
    official.reads("/ringkasan hari ini", None).await;
    world.advance_to("2026-12-04T08:00").await;
    official.reads("ringkasan 2 des", Some(payment)).await;
    official.reads("ringkasan desember", Some(payment)).await;
    seller.opens_order().await;
    seller.taps_each(&["Ada keluhan", "Pembayaran"]).await;
    official.reads("/ringkasan hari ini", Some(payment)).await;
    world.advance_to("2026-12-07T08:00").await;
    official.reads("ringkasan 6 des", Some(&format!("{complaint}, {payment}"))).await;
    seller.opens_order().await;
    seller.has_the_money().await;
    official.reads("/ringkasan hari ini", None).await;
    official.reads("ringkasan 6 des", Some(&format!("{complaint}, {payment}"))).await;
    assert!(!official.saw("Bejo") && !official.saw("26.500.000"), "{}", official.transcript());
    world.is_sound().await;
}

on_each_engine!(what_was_agreed_counts_once_in_a_month_where_its_rest_is_closed_on_two_days);
async fn what_was_agreed_counts_once_in_a_month_where_its_rest_is_closed_on_two_days(engine: Engine) {
    let world = World::new(engine).await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    let (seller, buyer) = world.underway("1 ton", "400 kg").await;
    buyer.taps_each(&["Sudah sampai", "400 kg"]).await;
    seller.taps("Setuju").await;
    buyer.says("O-1").await;
    buyer.taps_each(&["Tutup sisanya", "Kendaraan tidak ada"]).await;
    let again =
        "INSERT INTO closed_rests (order_id, number, at, ordered, rest) SELECT order_id, 2, at + 86400000, ordered, 1000 FROM closed_rests";
    raw::execute(&world.db, again).await.unwrap();
    world.advance_to("2026-11-26T08:00").await;
    for (asked, told) in [
        ("ringkasan 24 nov", "Sisa pesanan ditutup: telur ayam ras 600 kg dari 1 ton"),
        ("ringkasan 25 nov", "Sisa pesanan ditutup: telur ayam ras 1 kg dari 1 ton"),
        ("ringkasan november", "Sisa pesanan ditutup: telur ayam ras 601 kg dari 1 ton"),
    ] {
        official.says(asked).await;
        official.sees_last(told);
    }
}

on_each_engine!(an_offer_in_place_of_another_says_so_and_is_new_once);
async fn an_offer_in_place_of_another_says_so_and_is_new_once(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    seller.offers("telur", "500 kg", "26.500").await;
    let replace = async |line: &str| {
        seller.says(line).await;
        seller.taps("Benar, tayangkan").await;
        seller.sees_last("masih tayang. Ganti atau tambah?");
        seller.taps("Ganti").await;
    };
    replace("telur 400 kg 27rb siap besok").await;
    seller.sees_last("Nomor P-1002.");
    seller.sees_last("P-1002 menggantikan P-1001, yang sudah ditarik.");
    official.says("/ringkasan hari ini").await;
    official.sees_last("Penawaran baru 1 (400 kg)");
    // On another day the same goods are not new any more, however often they are put up anew.
    world.advance_to("2026-11-25T08:00").await;
    for line in ["telur 350 kg 27rb siap besok", "telur 300 kg 27rb siap besok"] {
        replace(line).await;
    }
    seller.sees_last("P-1004 menggantikan P-1003, yang sudah ditarik.");
    official.says("/ringkasan hari ini").await;
    assert!(!official.last().contains("Penawaran baru"), "{}", official.transcript());
    official.says("ringkasan november").await;
    official.sees_last("Penawaran baru 1 (400 kg)");
    world.is_sound().await;
}
