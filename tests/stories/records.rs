//! What was said stays said: confirmations are messages of their own, and each question has one way back.

use tembus::domain::person::{Organization, Role};

use crate::support::{Engine, Person, World, on_each_engine};

async fn eggs(world: &World) -> (Person<'_>, Person<'_>) {
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    (seller, buyer)
}

on_each_engine!(no_button_overwrites_a_confirmation);
async fn no_button_overwrites_a_confirmation(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = eggs(&world).await;
    seller.taps("Penawaran saya").await;
    seller.taps("1").await;
    seller.taps("Kembali").await;
    seller.sees("Sudah tayang: telur ayam ras 2 ton, Rp26.500/kg. Nomor P-1001.");
    // The card that was checked stays as well, without its buttons.
    seller.sees("Tolong dicek dulu:");
    assert!(seller.button("Benar, tayangkan").is_none(), "{}", seller.transcript());

    buyer.orders("500 kg").await;
    buyer.taps("Lihat").await;
    buyer.taps("Kembali").await;
    buyer.sees("Pesanan telur ayam ras 500 kg sudah dikirim ke penjual.");
    seller.accepts().await;
    for person in [&seller, &buyer] {
        person.taps("Lihat").await;
        person.taps("Kembali").await;
        person.sees("Sepakat. Pesanan O-2026-00001");
        person.sees("Telur ayam ras 500 kg x Rp26.500/kg = Rp13.250.000");
    }
    seller.sees("Pasar Jaya mau membeli telur ayam ras 500 kg, Rp26.500/kg.");
    assert!(seller.button("Terima").is_none(), "{}", seller.transcript());

    seller.opens_order().await;
    seller.taps_each(&["Batalkan", "Barang tidak ada", "Ya, batalkan", "Pesanan"]).await;
    seller.sees("Pesanan O-2026-00001 (telur ayam ras 500 kg) dibatalkan oleh penjual. Sebab: barang tidak ada.");
}

on_each_engine!(words_of_a_complaint_and_what_an_admin_took_down_stay_said);
async fn words_of_a_complaint_and_what_an_admin_took_down_stay_said(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mas Adi", Role::Admin).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    for act in ["O-2026-00001", "[Ada keluhan]", "[Mutu barang]"] {
        buyer.does(act).await;
    }
    for act in ["O-2026-00001", "[Tulis keterangan]", "kami timbang ulang di gudang"] {
        seller.does(act).await;
    }
    for act in ["/turunkan P-1001", "[Turunkan penawaran]", "[Isinya tidak benar]"] {
        admin.does(act).await;
    }
    admin.sees_last("P-1001 sudah ditarik: isinya tidak benar.");
    buyer.sees_last("kami timbang ulang di gudang");
    for (person, label) in [(&buyer, "Lihat"), (&admin, "Menu")] {
        let told = person.last();
        person.taps(label).await;
        assert!(person.chat().iter().any(|message| message.text == told), "{told:?} was overwritten\n{}", person.transcript());
        assert_ne!(person.last(), told);
    }
}

on_each_engine!(a_no_is_asked_once_and_nothing_stands_beside_what_keeps_things);
async fn a_no_is_asked_once_and_nothing_stands_beside_what_keeps_things(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = eggs(&world).await;
    buyer.orders("1 ton").await;
    seller.taps("Tolak").await;
    seller.sees_last("Tolak pesanan Pasar Jaya: telur ayam ras 1 ton, Rp26.500.000?");
    assert_eq!(seller.labels(), ["Ya, tolak", "Tidak jadi"]);
    seller.taps("Tidak jadi").await;
    seller.sees_last("menunggu jawaban");
    seller.accepts().await;
    seller.opens_order().await;
    seller.taps("Batalkan").await;
    let reasons = ["Barang tidak ada", "Harga berubah", "Kendaraan tidak ada", "Sebab lain", "Pesanan tetap"];
    assert_eq!(seller.labels(), reasons);
    seller.taps("Harga berubah").await;
    seller.sees_last("Batalkan pesanan O-2026-00001?\nSebab: harga berubah");
    assert_eq!(seller.labels(), ["Ya, batalkan", "Batal bersama", "Pesanan tetap", "Kembali"]);
    seller.taps("Pesanan tetap").await;
    buyer.sees_no("dibatalkan");
}

on_each_engine!(a_request_says_its_deadline_and_is_reminded_of_once_by_day);
async fn a_request_says_its_deadline_and_is_reminded_of_once_by_day(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = eggs(&world).await;
    buyer.orders("1 ton").await;
    seller.sees_last("Diambil di tempat Anda, Rab, 25 Nov 2026. Jumlah harga kira-kira Rp26.500.000.");
    seller.sees_last("Mohon dijawab sebelum Rab, 25 Nov 2026, 09.00 WIB. Lewat itu pesanan batal dan barang bisa dipesan pembeli lain.");
    world.advance_to("2026-11-25T05:59").await;
    seller.sees_no("belum dijawab");
    world.advance_to("2026-11-25T06:01").await;
    seller.sees_last("Pesanan Pasar Jaya belum dijawab: telur ayam ras 1 ton, Rp26.500/kg.");
    world.advance_to("2026-11-25T08:59").await;
    assert_eq!(seller.count("belum dijawab:"), 1, "{}", seller.transcript());
    world.advance_to("2026-11-25T09:01").await;
    seller.sees_last("Pesanan Pasar Jaya (telur ayam ras 1 ton) batal karena belum dijawab. Barang bisa dipesan pembeli lain.");
    buyer.sees_last("Penjual belum menjawab sampai batas waktu. Pesanan telur ayam ras 1 ton tidak jadi.");
}

on_each_engine!(nobody_is_reminded_at_night_or_of_what_was_answered);
async fn nobody_is_reminded_at_night_or_of_what_was_answered(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = eggs(&world).await;
    world.advance_to("2026-11-24T21:00").await;
    buyer.orders("1 ton").await;
    seller.accepts().await;
    world.advance_to("2026-11-24T22:00").await;
    buyer.orders("500 kg").await;
    // The hold ends at 07.00, and three hours before is night.
    world.advance_to("2026-11-26T04:59").await;
    seller.sees_no("belum dijawab");
    world.advance_to("2026-11-26T05:01").await;
    assert_eq!(seller.count("belum dijawab:"), 1, "{}", seller.transcript());
}
