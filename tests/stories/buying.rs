//! A buyer looks, chooses, and asks.

use tembus::domain::person::Organization;

use crate::support::{Engine, Person, World, on_each_engine};

async fn opens_first(buyer: &Person<'_>) {
    buyer.says("/beli").await;
    buyer.taps("1").await;
}

on_each_engine!(a_list_has_pages_can_be_narrowed_and_sorted);
async fn a_list_has_pages_can_be_narrowed_and_sorted(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("/beli").await;
    buyer.sees_last("Belum ada penawaran. Coba lagi nanti.");
    for price in ["26.500", "26.250", "26.700", "26.400", "26.300", "26.600", "26.800"] {
        seller.offers("telur", "1 ton", price).await;
    }
    seller.offers("gurame", "3 kw", "40.000").await;
    buyer.says("/beli").await;
    buyer.sees_last("Semua barang: 8 penawaran");
    buyer.sees_last("1. Telur ayam ras, 1 ton, Rp26.500/kg, siap Rab 25 Nov, Gedog");
    buyer.sees_last("Halaman 1 dari 2");
    buyer.taps("Berikutnya").await;
    buyer.sees_last("Halaman 2 dari 2");
    buyer.sees_last("8. Gurame, 3 kw");
    assert!(!buyer.labels().contains(&"Berikutnya".to_owned()));
    buyer.taps("8").await;
    buyer.sees_last("P-1008 Gurame");
    buyer.taps("Kembali").await;
    buyer.sees_last("Halaman 2 dari 2");
    buyer.taps("Sebelumnya").await;
    buyer.taps("Pilih barang").await;
    buyer.sees_last("Cari barang apa?");
    assert_eq!(buyer.labels(), ["Telur ayam ras", "Gurame", "Semua barang", "Batal"]);
    buyer.taps("Telur ayam ras").await;
    buyer.sees_last("Telur ayam ras: 7 penawaran, 7 ton");
    buyer.taps("Urutkan").await;
    buyer.sees_last("Urut dari harga terendah");
    buyer.sees_last("1. 1 ton, Rp26.250/kg");
    buyer.taps("1").await;
    buyer.sees_last("P-1002 Telur ayam ras");
    buyer.sees_last("Sisa 1 ton dari 1 ton, Rp26.250/kg di tempat penjual");
    buyer.taps("Kembali").await;
    buyer.sees_last("Urut dari harga terendah");
    buyer.says("cabe rawit").await;
    buyer.sees_last("Belum ada penawaran cabai rawit.");
    buyer.taps("Pilih barang").await;
    buyer.taps("Batal").await;
    buyer.sees_last("pencarian ditutup");
    buyer.sees_no("Bejo");
}

on_each_engine!(a_quantity_is_tapped_or_typed_and_never_more_than_is_left);
async fn a_quantity_is_tapped_or_typed_and_never_more_than_is_left(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    opens_first(&buyer).await;
    buyer.taps("Pesan").await;
    assert_eq!(buyer.labels(), ["Semua", "1 ton", "500 kg", "Tulis", "Batal"]);
    buyer.taps("Tulis").await;
    buyer.sees_last("Mau pesan berapa? Contoh: 300 kg. Sisa 2 ton");
    buyer.says("3 ton").await;
    buyer.sees_last("Sisanya tinggal 2 ton.");
    buyer.says("100 butir").await;
    buyer.sees_last("belum bisa dihitung dalam butir. Pakai");
    buyer.says("750").await;
    buyer.sees_last("Pesan 750 kg telur ayam ras dari P-1001?");
    buyer.sees_last("Rp19.875.000");
    buyer.taps("Ubah").await;
    buyer.taps("1 ton").await;
    buyer.taps("Batal").await;
    buyer.sees_last("Baik, tidak jadi pesan. Tidak ada yang dikirim ke penjual.");
    seller.sees_no("mau membeli");
}

on_each_engine!(crates_are_ordered_as_crates);
async fn crates_are_ordered_as_crates(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::FoodStation).await;
    seller.says("/jual").await;
    for text in ["telur", "50 peti isi 15 kg", "26.500", "di tempat saya", "besok", "ya", "benar, tayangkan"] {
        seller.says(text).await;
    }
    seller.sees_last("Sudah tayang");
    opens_first(&buyer).await;
    buyer.sees_last("1 peti isi 15 kg");
    buyer.taps("Pesan").await;
    buyer.says("2,5 peti").await;
    buyer.sees_last("Jumlahnya harus bulat, tanpa koma.");
    buyer.says("100 butir").await;
    buyer.sees_last("belum bisa dihitung dalam butir. Pakai peti.");
    buyer.says("310 kg").await;
    buyer.sees_last("310 kg tidak pas: 1 peti isi 15 kg.");
    buyer.says("20").await;
    buyer.sees_last("Pesan 20 peti");
    buyer.sees_last("Rp7.950.000");
    buyer.taps("Pesan").await;
    seller.sees_last("Food Station mau membeli telur ayam ras 20 peti");
    seller.accepts().await;
    buyer.sees_last("= Rp7.950.000");
}

on_each_engine!(nobody_buys_from_himself);
async fn nobody_buys_from_himself(engine: Engine) {
    let world = World::new(engine).await;
    let both = world.buyer("Bu Rina", Organization::PasarJaya).await;
    both.says("/jual").await;
    both.taps("Daftar penjual").await;
    for text in ["pedagang", "gedog"] {
        both.says(text).await;
    }
    both.offers("telur", "2 ton", "26.500").await;
    opens_first(&both).await;
    both.sees_last("Ini penawaran Anda sendiri, jadi tidak bisa dipesan.");
    assert_eq!(both.labels(), ["Kembali"]);
}

on_each_engine!(a_card_whose_terms_changed_is_drawn_again);
async fn a_card_whose_terms_changed_is_drawn_again(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    opens_first(&buyer).await;
    seller.says("harga telur 27.000").await;
    seller.taps("Benar").await;
    buyer.taps("Pesan").await;
    buyer.sees_last("Penjual baru saja mengubah harga: dari Rp26.500/kg menjadi Rp27.000/kg. Masih mau pesan?");
    assert_eq!(buyer.labels(), ["Pesan", "Cari lagi"]);
    buyer.taps("Pesan").await;
    buyer.taps("Semua").await;
    // In the last moment once more.
    seller.says("harga telur 28.000").await;
    seller.taps("Benar").await;
    buyer.taps("Pesan").await;
    buyer.sees_last("Penjual baru saja mengubah harga: dari Rp27.000/kg menjadi Rp28.000/kg.\nMasih mau pesan 2 ton telur ayam ras");
    seller.sees_no("mau membeli");
}

on_each_engine!(what_was_said_with_an_order_stays_when_less_is_left_or_the_price_moves);
async fn what_was_said_with_an_order_stays_when_less_is_left_or_the_price_moves(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let rival = world.buyer("Bu Sari", Organization::FoodStation).await;
    seller.offers("telur", "1 ton", "26.500").await;
    opens_first(&buyer).await;
    for act in ["[Pesan]", "700 kg", "jumat", "[Catatan]", "untuk gudang Cakung"] {
        buyer.does(act).await;
    }
    let wish = "diambil Jum, 27 Nov 2026";
    buyer.sees_last(wish);
    rival.orders("700 kg").await;
    buyer.taps("Pesan").await;
    buyer.sees_last("Sisanya tinggal 300 kg.\nPesan 300 kg telur ayam ras dari P-1001?");
    buyer.sees_last(wish);
    buyer.sees_last("Catatan: untuk gudang Cakung");
    seller.says("harga telur 27.000").await;
    seller.taps("Benar").await;
    buyer.taps("Pesan").await;
    buyer.sees_last("Penjual baru saja mengubah harga: dari Rp26.500/kg menjadi Rp27.000/kg.\nMasih mau pesan 300 kg telur ayam ras");
    buyer.sees_last(wish);
    buyer.sees_last("Catatan: untuk gudang Cakung");
    // Other terms than the price are said as well.
    for act in ["/penawaran", "[1]", "[Catatan]", "grade A"] {
        seller.does(act).await;
    }
    buyer.taps("Pesan").await;
    buyer.sees_last("Penjual baru saja mengubah syaratnya.\nMasih mau pesan 300 kg telur ayam ras");
    buyer.taps_twice("Pesan").await;
    buyer.sees_last("Pesanan telur ayam ras 300 kg sudah dikirim ke penjual.");
    seller.sees_last("Pasar Jaya mau membeli telur ayam ras 300 kg");
    seller.sees_last("Jum, 27 Nov 2026");
    seller.sees_last("untuk gudang Cakung");
    world.is_sound().await;
}

on_each_engine!(a_price_that_was_named_is_named_for_what_is_left);
async fn a_price_that_was_named_is_named_for_what_is_left(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let rival = world.buyer("Bu Sari", Organization::FoodStation).await;
    seller.offers("telur", "1 ton", "26.500").await;
    opens_first(&buyer).await;
    for act in ["[Tawar]", "700 kg", "25.750"] {
        buyer.does(act).await;
    }
    rival.orders("700 kg").await;
    buyer.taps("Kirim").await;
    buyer.sees_last("Sisanya tinggal 300 kg.\nTawar Rp25.750/kg untuk telur ayam ras 300 kg dari P-1001?");
    seller.says("harga telur 26.000").await;
    seller.taps("Benar").await;
    buyer.taps("Kirim").await;
    buyer.sees_last("Penjual baru saja mengubah harga: dari Rp26.500/kg menjadi Rp26.000/kg.\nTawar Rp25.750/kg");
    buyer.taps("Kirim").await;
    seller.sees_last("Pasar Jaya menawar telur ayam ras 300 kg dari P-1001: Rp25.750/kg.");
    world.is_sound().await;
}

on_each_engine!(who_comes_second_is_offered_the_rest_and_who_comes_last_other_goods);
async fn who_comes_second_is_offered_the_rest_and_who_comes_last_other_goods(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let first = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let second = world.buyer("Bu Sari", Organization::FoodStation).await;
    let third = world.buyer("Pak Dodi", Organization::DharmaJaya).await;
    seller.offers("telur", "1 ton", "26.500").await;
    for buyer in [&first, &second, &third] {
        opens_first(buyer).await;
        buyer.taps("Pesan").await;
        buyer.says("700 kg").await;
        buyer.sees_last("Pesan 700 kg telur ayam ras");
    }
    first.taps("Pesan").await;
    first.sees_last("sudah dikirim ke penjual");
    second.taps("Pesan").await;
    second.sees_last("Sisanya tinggal 300 kg.\nPesan 300 kg telur ayam ras dari P-1001?");
    second.taps("Pesan").await;
    second.sees_last("sudah dikirim ke penjual");
    seller.sees_last("Food Station mau membeli telur ayam ras 300 kg");
    third.taps("Pesan").await;
    third.sees_last("Penawaran ini baru saja habis. Lihat yang lain?");
    third.taps("Lihat").await;
    third.sees_last("Belum ada penawaran.");
}

on_each_engine!(a_colleague_may_act_and_the_one_who_ordered_is_told);
async fn a_colleague_may_act_and_the_one_who_ordered_is_told(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let colleague = world.buyer("Pak Dodi", Organization::PasarJaya).await;
    let other = world.buyer("Bu Sari", Organization::FoodStation).await;
    seller.offers("telur", "2 ton", "26.500").await;
    opens_first(&buyer).await;
    buyer.taps_each(&["Pesan", "1 ton", "Pesan"]).await;
    other.says("/pesanan").await;
    other.sees_last("Belum ada pesanan.");
    colleague.says("/pesanan").await;
    colleague.sees_last("Pesanan: 1 menunggu jawaban");
    colleague.taps("1").await;
    colleague.sees_last("Pesanan O-2026-00001, menunggu jawaban sampai Rab, 25 Nov 2026, 09.00 WIB");
    colleague.taps("Tarik pesanan").await;
    colleague.sees_last("sudah ditarik. Penjual kami kabari.");
    buyer.sees_last("sudah ditarik. Penjual kami kabari.");
    seller.sees_last("Pasar Jaya menarik pesanan O-2026-00001: telur ayam ras 1 ton.\nSisa P-1001 kembali 2 ton.");
    seller.accepts().await;
    seller.sees("Tombol ini tidak berlaku lagi: pesanan sudah ditarik pembeli.\nPesanan O-2026-00001, ditarik pembeli");
}
