use tembus::domain::person::Organization;

use super::{buttons, with_seller};
use crate::support::{Engine, Person, World, on_each_engine, raw};

on_each_engine!(a_greeting_is_answered_with_what_can_be_done, with_seller);
async fn a_greeting_is_answered_with_what_can_be_done(seller: &Person<'_>) {
    for (line, answer) in
        [("assalamualaikum pak", "Pak Slamet, mau apa?"), ("asu, rego endog kok mudun terus", "Maaf, belum paham. Pilih salah satu:")]
    {
        seller.says(line).await;
        seller.sees_last(answer);
        assert_eq!(buttons(seller), ["Buat penawaran", "Penawaran saya", "Pesanan", "Daftar permintaan", "Bantuan"]);
    }
    seller.says("ok siap").await;
    seller.sees_last("Baik.");
}

on_each_engine!(after_two_lines_that_could_not_be_read_the_buttons_lead_on, with_seller);
async fn after_two_lines_that_could_not_be_read_the_buttons_lead_on(seller: &Person<'_>) {
    seller.says("xyzzy 12").await;
    seller.sees_last("Maaf, belum paham. Pilih salah satu:");
    seller.says("plugh 13").await;
    seller.sees_last("Maaf, belum paham. Kita isi satu per satu saja.\nMau menawarkan apa?");
    assert!(buttons(seller).contains(&"🥚 Telur".to_owned()));
}

on_each_engine!(a_question_is_answered_with_whom_to_ask, with_seller);
async fn a_question_is_answered_with_whom_to_ask(seller: &Person<'_>) {
    seller.says("harga telur hari ini berapa?").await;
    seller.sees_last("Maaf, pertanyaan itu belum bisa kami jawab di sini.");
}

on_each_engine!(who_may_be_looking_for_goods_is_asked, with_seller);
async fn who_may_be_looking_for_goods_is_asked(seller: &Person<'_>) {
    seller.says("butuh telur 2 ton 26rb besok").await;
    seller.sees_last("Anda mau menjual atau mencari barang?");
    assert_eq!(buttons(seller)[..2], ["Menjual", "Mencari"]);
    seller.taps("Menjual").await;
    seller.sees_last("2 ton (2.000 kg), Rp26.000/kg");
    seller.taps("Batal").await;
    seller.says("cari telur 2 ton harga berapa").await;
    seller.taps("Mencari").await;
    seller.sees_last("Di sini hanya pembeli terdaftar, seperti BUMD, yang bisa mencari telur ayam ras.");
    seller.says("cari telur 2 ton harga berapa").await;
    seller.says("telur 1 ton 26rb besok").await;
    seller.sees_last("1 ton (1.000 kg), Rp26.000/kg");
}

on_each_engine!(half_an_offer_with_a_word_that_nobody_knows_is_asked, with_seller);
async fn half_an_offer_with_a_word_that_nobody_knows_is_asked(seller: &Person<'_>) {
    seller.says("lele 2 kw dipulangkan, airnya keruh").await;
    seller.sees_last("Anda mau menjual atau mencari barang?");
    seller.taps("Menjual").await;
    seller.says("19rb").await;
    seller.says("besok").await;
    seller.sees_last("2 kw (200 kg), Rp19.000/kg");
    seller.taps("Batal").await;
    seller.says("lele 2 kw 19rb besok, airnya keruh").await;
    seller.sees_last("2 kw (200 kg), Rp19.000/kg");
}

on_each_engine!(who_sells_and_buys_is_not_asked);
async fn who_sells_and_buys_is_not_asked(engine: Engine) {
    let world = World::new(engine).await;
    let both = world.buyer("Bu Rina", Organization::PasarJaya).await;
    both.says("telur 1 ton 26rb besok").await;
    both.sees_last("Belum ada penawaran telur ayam ras.");
}

on_each_engine!(two_goods_are_taken_one_after_the_other, with_seller);
async fn two_goods_are_taken_one_after_the_other(seller: &Person<'_>) {
    seller.says("telur 1 ton 26rb besok, telur bebek 500 butir 2500 besok").await;
    seller.sees_last("Satu barang dulu ya. Mulai dari telur ayam ras?");
    assert_eq!(buttons(seller)[..2], ["Ya, telur ayam ras", "Telur bebek dulu"]);
    seller.taps("Telur bebek dulu").await;
    seller.sees_last("500 butir, Rp2.500/butir");
    seller.publishes().await;
    seller.sees("Nomor P-1001.");
    seller.sees_last("1 ton (1.000 kg), Rp26.000/kg");
    seller.publishes().await;
    seller.sees_last("Nomor P-1002.");
}

on_each_engine!(zero_prohibited_goods_links_and_long_texts_are_refused_kindly, with_seller);
async fn zero_prohibited_goods_links_and_long_texts_are_refused_kindly(seller: &Person<'_>) {
    seller.says("telur 0 kg 26rb besok").await;
    seller.sees_last("Jumlah harus lebih dari nol. Contoh: 300 kg");
    seller.says("telur HE 2 ton 15rb besok").await;
    seller.sees_last("Barang ini tidak boleh ditawarkan di sini. Bila ini keliru, hubungi");
    seller.says("telur 1 ton 26rb cek http://untung-cepat.example").await;
    seller.sees_last("Tolong kirim tanpa tautan. Tulis barang, jumlah, dan harga saja.");
    seller.says(&"telur ".repeat(120)).await;
    seller.sees_last("Maaf, pesannya terlalu panjang. Tulis singkat saja");
}

on_each_engine!(a_line_with_an_identity_number_is_not_kept, with_seller);
async fn a_line_with_an_identity_number_is_not_kept(seller: &Person<'_>) {
    for line in ["NIK 3572011203850001 telur 1 ton 26rb besok", "/jual NIK 3572011203850001 telur 1 ton 26rb besok"] {
        seller.says(line).await;
        seller.sees_last("Pesan tadi berisi nomor KTP, jadi tidak kami simpan. Kami tidak perlu KTP.");
    }
    seller.says("/jual").await;
    seller.sees_last("Mau menawarkan apa?");
}

on_each_engine!(who_sells_and_needs_goods_reads_who_buys_here_and_what_he_can_do, with_seller);
async fn who_sells_and_needs_goods_reads_who_buys_here_and_what_he_can_do(seller: &Person<'_>) {
    for line in ["butuh telur 2 kwintal", "Butuh telur 2 kw besok", "perlu cabe 20 kg", "mbutuhne telur 2 kw"] {
        seller.says("/menu").await;
        seller.says(line).await;
        seller.sees_last("Di sini hanya pembeli terdaftar, seperti BUMD, yang bisa mencari");
        seller.sees_last("Barang sendiri bisa Anda tawarkan.");
        assert_eq!(buttons(seller)[0], "Buat penawaran", "{}", seller.transcript());
    }
    let told = seller.count("Di sini hanya pembeli terdaftar");
    for priced in ["butuh lele 20 kg 45rb", "butuh cabe 20 kg 45rb"] {
        seller.says("/menu").await;
        seller.says(priced).await;
        assert_eq!(seller.count("Di sini hanya pembeli terdaftar"), told, "with a price it may be an offer: {}", seller.transcript());
    }
    seller.says("/jual").await;
    seller.sees_last("Mau menawarkan apa?");
    assert_eq!(raw::number(&seller.world.db, "SELECT COUNT(*) FROM offers").await, 0);
}
