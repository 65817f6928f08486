//! What is over is the beginning of something new: a past order is ordered again, and examples fit the goods and the day.

use tembus::domain::person::Organization;

use crate::support::{Engine, Person, World, on_each_engine};

on_each_engine!(a_past_order_leads_to_the_same_goods_again);
async fn a_past_order_leads_to_the_same_goods_again(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur ayam ras", "2 ton", "26.500").await;
    seller.offers("lele", "300 kg", "22.000").await;
    buyer.says("P-1001").await;
    buyer.taps_each(&["Pesan", "500 kg", "Pesan"]).await;
    seller.taps("Tolak").await;
    seller.taps("Ya, tolak").await;
    buyer.says("O-2026-00001").await;
    buyer.taps("Pesan lagi").await;
    buyer.sees_last("Telur ayam ras: 1 penawaran, 2 ton");
    assert!(!buyer.last().contains("Lele"), "{}", buyer.transcript());
    buyer.taps("1").await;
    buyer.taps("Pesan").await;
    buyer.taps("500 kg").await;
    buyer.taps("Pesan").await;
    seller.sees_last("Pasar Jaya mau membeli telur ayam ras 500 kg");
}

on_each_engine!(a_past_order_is_proposed_with_its_quantity_and_never_more_than_is_left);
async fn a_past_order_is_proposed_with_its_quantity_and_never_more_than_is_left(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur ayam ras", "2 ton", "26.500").await;
    buyer.orders("700 kg").await;
    seller.declines().await;
    let again = async || {
        for act in ["O-2026-00001", "[Pesan lagi]", "[1]", "[Pesan]"] {
            buyer.does(act).await;
        }
    };
    again().await;
    assert_eq!(buyer.labels()[..4], ["700 kg", "Semua", "1 ton", "500 kg"]);
    buyer.taps("700 kg").await;
    buyer.sees_last("Pesan 700 kg telur ayam ras");
    buyer.says("/batal").await;
    // Less is left than was ordered before.
    buyer.orders("1.500 kg").await;
    again().await;
    assert_eq!(buyer.labels()[..2], ["Semua", "250 kg"]);
    buyer.says("/batal").await;
    // Other goods are asked for as ever.
    seller.offers("lele", "1 ton", "22.000").await;
    buyer.says("lele").await;
    buyer.taps("1").await;
    buyer.taps("Pesan").await;
    assert_eq!(buyer.labels()[..2], ["Semua", "500 kg"]);
}

on_each_engine!(examples_fit_the_goods_and_the_day);
async fn examples_fit_the_goods_and_the_day(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    for (goods, quantity, foreign) in [
        ("tomat", "300 kg", "26.500"),
        ("kambing", "5 ekor", "26.500"),
        ("kopi biji", "60 kg", "26.500"),
        ("telur bebek", "900 butir", "26.500"),
    ] {
        seller.says("/jual").await;
        seller.says(goods).await;
        seller.says(quantity).await;
        seller.sees_last("Contoh:");
        assert!(!seller.last().contains(foreign), "{goods}: {}", seller.last());
        seller.says("batal").await;
    }
    // On the last day of the year no example lies in the past.
    world.advance_to("2026-12-31T09:00").await;
    for text in ["/jual", "telur ayam ras", "2 ton", "26.500", "di tempat saya", "[Pilih tanggal]"] {
        seller.does(text).await;
    }
    seller.sees_last("Tanggal berapa barang siap?");
    for past in ["Nov", "Des 2026", "30 Des"] {
        assert!(!seller.last().contains(past), "{past}: {}", seller.last());
    }
}

on_each_engine!(no_example_is_past_or_of_other_goods_whatever_was_asked);
async fn no_example_is_past_or_of_other_goods_whatever_was_asked(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    world.advance_to("2026-12-30T09:00").await;
    seller.offers("kambing", "50 ekor", "2.500.000").await;
    for (acts, next) in [
        (&["/permintaan telur", "2 ton"][..], "2 Jan"),
        (&["/permintaan telur 2 ton lusa", "[Ubah]", "[Tawaran tertutup]"], "2 Jan"),
        (&["O-2026-00001", "[Ganti hari]"], "2 Jan"),
    ] {
        buyer.says("/batal").await;
        for act in acts {
            buyer.does(act).await;
        }
        buyer.says("entah").await;
        buyer.sees_last(&format!("Maaf, tanggalnya belum bisa dibaca. Coba tulis seperti ini: {next}"));
    }
    buyer.says("/batal").await;
    for act in ["/permintaan telur 2 ton lusa", "[Kirim]"] {
        buyer.does(act).await;
    }
    for act in ["/permintaan", "[1]", "[Tawarkan]", "1 ton", "26.000", "entah"] {
        seller.does(act).await;
    }
    seller.sees_last("Coba tulis seperti ini: 2 Jan");
    // What can't be read is answered with an example of what was asked.
    let voice = async |person: &Person<'_>| {
        world.sandbox.send_voice(person.id, 3);
        world.settle().await;
        person.last()
    };
    assert!(voice(&seller).await.contains("Tulis saja, contoh: 2 Jan"), "{}", seller.transcript());
    for act in ["/data", "[Ubah]", "[Nama]"] {
        seller.does(act).await;
    }
    assert!(voice(&seller).await.contains("belum bisa dibaca. Tulis saja.\nDipanggil siapa?"), "{}", seller.transcript());
    seller.says("/batal").await;
    for act in ["/jual", "kambing", "0 ekor"] {
        seller.does(act).await;
    }
    seller.sees_last("Jumlah harus lebih dari nol. Contoh: 50 ekor");
    assert!(voice(&seller).await.contains("Tulis saja, contoh: 50 ekor"), "{}", seller.transcript());
}

on_each_engine!(a_price_of_millions_is_for_everything_or_asked_about);
async fn a_price_of_millions_is_for_everything_or_asked_about(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    for text in ["/jual", "telur ayam ras", "1 ton", "26jt"] {
        seller.says(text).await;
    }
    seller.sees_last("Rp26.000.000 untuk semuanya (1 ton)?");
    assert_eq!(seller.labels()[..2], ["Ya, semuanya", "Bukan, tulis lagi"]);
    seller.taps("Bukan, tulis lagi").await;
    seller.says("26rb").await;
    seller.sees_no("Maaf");
    seller.says("batal").await;
    // A zero that was lost is asked about by one's own last price.
    seller.offers("cabai rawit", "80 kg", "45.000").await;
    seller.opens_offer().await;
    seller.taps("Ubah harga").await;
    seller.says("4500").await;
    seller.sees_last("Betul Rp4.500 per kg?");
    seller.sees_last("Rp45.000/kg");
}
