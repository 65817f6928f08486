//! Lines with several amounts, each with what it means in short: `2 TON 26000/KG 2026-11-25 ask`.

use chrono::NaiveDate;
use tembus::reading::{AskCode, Draft, explain, line};

fn today() -> NaiveDate {
    "2026-11-24".parse().unwrap()
}

fn short(draft: &Draft) -> String {
    let number = |n: Option<rust_decimal::Decimal>| n.map_or_else(|| "?".to_owned(), |n| n.normalize().to_string());
    let unit = |u: Option<tembus::domain::unit::Unit>| u.map_or("?", |u| u.code());
    let mut said = format!("{} {}", number(draft.qty), unit(draft.unit));
    if draft.pack_qty.is_some() {
        said += &format!(" of {} {}", number(draft.pack_qty), unit(draft.pack_unit));
    }
    said += &format!(", {}/{}", draft.price.map_or_else(|| "?".to_owned(), |p| p.to_string()), unit(draft.price_unit));
    let asks: Vec<String> = draft.ask.iter().map(|code| serde_json::to_value(code).unwrap().as_str().unwrap().to_owned()).collect();
    if asks.is_empty() { said } else { format!("{said}, {}", asks.join(" ")) }
}

fn read(text: &str) -> String {
    match line(text, today()) {
        Ok(draft) => short(&draft),
        Err(refusal) => serde_json::to_value(refusal).unwrap().as_str().unwrap().to_owned(),
    }
}

#[track_caller]
fn all(table: &[(&str, &str)]) {
    for (text, meant) in table {
        assert_eq!(read(text), *meant, "{text}: {:#}", explain(text, today()));
    }
}

#[test]
fn two_figures_that_are_a_day_far_ahead_are_asked() {
    all(&[
        ("telur 2 ton ready 26.5", "2 TON, ?/?, price ready_date"),
        ("telur 2 ton siap 26,5", "2 TON, ?/?, price ready_date"),
        ("telur 2 ton siap 5.12", "2 TON, ?/?, price"),
        ("telur 2 ton siap tgl 26.5", "2 TON, ?/?, price"),
    ]);
}

#[test]
fn a_word_for_one_is_the_base_of_the_number_behind_it() {
    all(&[
        ("mangga 3 kw 1 kilo 10rb besok", "3 KW, 10000/KG"),
        ("mangga 3 kw 12rb 1 kg besok", "3 KW, 12000/KG"),
        ("telur 2 ton 1 kg isi 16 besok", "2 TON, ?/?, price"),
        ("lele sekilo isi 8 ekor 22rb 3 kw besok", "3 KW, 22000/KG"),
        ("gurame 3 kw seekor 8 ons 38rb besok", "3 KW, 38000/KG"),
        ("nanas 2 ton sebiji 5rb besok", "2 TON, 5000/BUAH"),
        ("telur bebek 2000 sebutir 2300 besok", "2000 ?, 2300/BUTIR, unit"),
        ("telur 500 sekilo 26rb besok", "500 ?, 26000/KG, unit"),
        ("kambing seekor 2,5jt ada 3 besok", "3 EKOR, 2500000/EKOR"),
        ("telur sepeti isi 15 kg 390rb 50 peti besok", "50 PETI of 15 KG, 390000/PETI"),
        ("beras premium 5kg sekilo 14rb 100 sak besok", "100 SAK of 5 KG, 14000/KG"),
        ("telur 1 peti 15 kg, 20 peti 26rb/kg besok", "20 PETI of 15 KG, 26000/KG"),
        ("lele 1 kw perekor 2500 besok", "1 KW, 2500/EKOR"),
        ("sapi limousin 600 kg 1 ekor 38jt besok", "1 EKOR, 38000000/EKOR"),
        ("nila 4 ekor sekilo 2 kw 28rb besok", "2 KW, 28000/KG"),
        ("telur sekilo 26rb besok", "1 KG, 26000/KG"),
        ("telur sekwintal 26rb besok", "1 KW, 26000/KG"),
        ("kemarin sekilo 42rb sekarang 40rb", "NOT_OFFER"),
        ("sakkilo rong puluh ewu", "NOT_OFFER"),
    ]);
}

#[test]
fn two_amounts_that_could_each_be_meant_are_asked() {
    all(&[
        ("telur 3 kw 50 peti 26rb besok", "? ?, 26000/KG, qty"),
        ("cabe rawit 50 kg sama 30 kg 45rb besok", "? KG, 45000/KG, qty"),
        ("gurame 3 kw 8 ons 38rb besok", "? ?, 38000/KG, qty"),
        ("tomat 1 ton 6000 & 4500 besok", "1 TON, ?/KG, price_range"),
        ("telur 7 kw 26.000 sama 26.500 besok", "7 KW, ?/KG, price_range"),
        ("telur 2 ton 26 ribu 5 besok", "2 TON, ?/KG, price_scale"),
        ("sapi 2 ekor 44 juta besok", "2 EKOR, 44000000/?, price_unit"),
        ("telur 1 ton 26rb, telur 2 ton 25rb besok", "MULTI_ITEM"),
        ("telur 1 ton 26rb\ntelur 2 ton 25.800", "MULTI_ITEM"),
        ("cabe rawit besar 50 kg sedang 30 kg 45rb", "MULTI_ITEM"),
    ]);
}

#[test]
fn what_is_gone_is_not_offered() {
    all(&[
        ("telur laku 3 kw, sisa 5 kw 26rb besok", "5 KW, 26000/KG"),
        ("telur produksi 3 kw, dijual 2 kw 26rb besok", "2 KW, 26000/KG"),
        ("timun 4 kw sudah laku 1 kw sisa 3 kw 3.500 besok", "3 KW, 3500/KG"),
        ("cabe rawit 40 kg kemarin 45rb sekarang 42rb besok", "40 KG, 42000/KG"),
        ("cabe rawit 30kg 41.000 turun 2.000 besok", "30 KG, 41000/KG"),
        ("telur 2 ton ongkir 50rb harga 26rb besok", "2 TON, 26000/KG"),
        ("telur 1 ton, 500 kg besar 500 kg kecil 26rb besok", "1 TON, 26000/KG"),
    ]);
}

#[test]
fn a_weight_is_a_size_or_a_content_where_the_goods_say_so() {
    all(&[
        ("gurame 8 ons, 2 kw, 42rb/kg besok", "2 KW, 42000/KG"),
        ("nila sekilo isi 4, 3 kw 27rb besok", "3 KW, 27000/KG"),
        ("lele isi 8 5 kw 20rb besok", "5 KW, 20000/KG"),
        ("sapi 350 kg 2 ekor 21jt/ekor besok", "2 EKOR, 21000000/EKOR"),
        ("geti 250 gr 60 toples 27.500 besok", "60 TOPLES of 250 GRAM, 27500/TOPLES"),
        ("kopi bubuk 250gr 22rb, stok 300 pcs besok", "300 PCS, 22000/PCS"),
        ("telur 100 rak x 51.000 besok", "100 RAK, 51000/RAK"),
        ("telur 50 peti x 15 x 26rb besok", "50 PETI of 15 KG, 26000/KG"),
        ("kambing 2 ekor 4,5 juta berdua besok", "2 EKOR, 4500000/LOT"),
        ("beras medium 5 ton kemasan 25 kg 13rb besok", "5 TON, 13000/KG"),
    ]);
}

#[test]
fn too_little_and_what_is_no_number_are_asked() {
    all(&[
        ("gurame 8 ons 42rb besok", "? ONS, 42000/KG, qty_scale"),
        ("telur l.5 ton 26rb besok", "? TON, 26000/KG, qty"),
        ("telur 2e3 kg 26rb besok", "? KG, 26000/KG, qty"),
        ("lele 80 kg dua ceban sekilo besok", "80 KG, ?/?, price"),
        ("telur \u{662} ton 26rb besok", "2 TON, 26000/KG"),
        ("telur \u{a9d2} ton 26rb besok", "2 TON, 26000/KG"),
        ("telur 2 T 26rb besok", "2 TON, 26000/KG"),
    ]);
}

#[test]
fn numbers_that_only_name_something_are_labels() {
    all(&[
        ("telur 2 ton rumah no 15 26rb besok", "2 TON, 26000/KG"),
        ("telur 2 ton nopol AG 8123 KB 26rb besok", "2 TON, 26000/KG"),
        ("telur 5 ton 3 rit 26rb besok", "5 TON, 26000/KG"),
        ("rambutan 1 pickup 4rb sekilo besok", "? ?, 4000/KG, qty"),
    ]);
}

#[test]
fn buyers_complaints_and_news_are_no_offers() {
    all(&[
        ("mau beras premium 2 ton, ada?", "IS_DEMAND"),
        ("kalau 2 ton bisa 25.500 gak pak telurnya?", "IS_DEMAND"),
        ("ambil 3 kw brambang 21rb boleh?", "IS_DEMAND"),
        ("telur 1 ton ada pak?", "IS_DEMAND"),
        ("WTB cabe rawit 1 ton", "IS_DEMAND"),
        ("punya saya telur 2 ton 26rb besok, mau?", "2 TON, 26000/KG"),
        ("telur 3 kw saya belum dibayar", "NOT_OFFER"),
        ("ayam kampung saya mati 200 ekor", "NOT_OFFER"),
        ("lele 200 kg busuk waktu sampai", "NOT_OFFER"),
        ("harga telur naik jadi 27rb di blitar", "NOT_OFFER"),
        ("bot goblok, harga telur kok diatur2", "NOT_OFFER"),
        ("telur netas gagal 1 kw 8rb", "PROHIBITED"),
        ("bibit lele 5000 ekor 200 besok", "5000 EKOR, 200/EKOR, variant"),
    ]);
}

#[test]
fn what_others_said_and_what_was_done_before_is_no_offer() {
    all(&[
        ("kata pak joko telur 2 ton 24rb", "NOT_OFFER"),
        ("telur 2 ton 24rb jare tonggo", "NOT_OFFER"),
        ("pak, katanya telur 2 ton 24rb di pasar legi", "NOT_OFFER"),
        ("tetangga jual telur 2 ton 24rb", "NOT_OFFER"),
        ("kemarin kirim telur 2 ton ke pasar jaya", "NOT_OFFER"),
        ("telur 2 ton kemarin kirim ke pasar jaya", "NOT_OFFER"),
        ("tadi pagi antar lele 3 kw ke koperasi", "NOT_OFFER"),
        ("minggu lalu setor telur 2 ton 25rb", "NOT_OFFER"),
        ("telur sampai 790 kg", "NOT_OFFER"),
        ("telur diterima 790", "NOT_OFFER"),
        ("enyang telur 25rb", "IS_DEMAND"),
        ("pak nawar lele 19rb", "IS_DEMAND"),
        ("saya tawar telurnya 25rb", "IS_DEMAND"),
        // Who sells besides, or says what there is now, offers it.
        ("kata bapak jual telur 3 kw 26rb besok", "3 KW, 26000/KG"),
        ("tetangga saya titip jual telur 2 ton 26rb besok", "2 TON, 26000/KG"),
        ("telur 2 ton 26rb panen kemarin", "2 TON, 26000/KG"),
        ("cabe rawit 40 kg kemarin laku 45rb sekarang 42rb besok", "40 KG, 42000/KG"),
        ("tawarkan telur 2 ton 26rb besok", "2 TON, 26000/KG"),
    ]);
}

#[test]
fn prices_that_depend_on_what_is_taken_are_asked() {
    all(&[
        ("alpukat 120 kg, beli >50kg 18rb, <50kg 20rb besok", "120 KG, ?/KG, price_range"),
        ("alpukat beli >50kg 18rb, <50kg 20rb besok", "? ?, ?/KG, price_range qty"),
        ("brambang 3 kw, >1 kw 21rb, <1 kw 22rb besok", "3 KW, ?/KG, price_range"),
        ("opak gambir 80 pak 15rb, partai 50 pak 12.500 besok", "80 PAK, ?/PAK, price_range"),
        // Who takes all of it pays the other price.
        ("telur 2 ton 26rb, beli >1 ton 25.500 besok", "2 TON, ?/KG, price_range"),
        ("telur 2 ton 26rb, beli >5 ton 25.500 besok", "2 TON, 26000/KG"),
        ("telur diatas 2 ton 26rb besok", "? ?, 26000/KG, qty"),
        ("telur grosir 2 ton 26rb besok", "2 TON, 26000/KG"),
        ("sapi 2 ekor, siji 21 siji 19 juta besok", "2 EKOR, ?/?, price_range price_unit"),
        ("sapi 2 ekor, yang besar 25 yang kecil 21 juta besok", "2 EKOR, ?/?, price_range price_unit"),
    ]);
}

#[test]
fn what_the_stock_lacks_is_asked() {
    all(&[
        ("telur 2 ton kurang 50 kg 26rb besok", "? TON, 26000/KG, qty"),
        ("beras medium 2 ton kurang 1 sak 12.900 besok", "? TON, 12900/KG, qty"),
        ("beras premium 40 sak 25kg kurang 2 sak 14rb besok", "? SAK of 25 KG, 14000/KG, qty"),
        ("telur 2 ton kurang sepeti 26rb besok", "? ?, 26000/KG, qty"),
        ("telur kurang lebih 3 kw 26rb besok", "3 KW, 26000/KG"),
        ("telur 3 kw kurang lebih 26rb besok", "3 KW, 26000/KG, price_approx"),
    ]);
}

#[test]
fn a_stock_that_is_gone_and_money_that_came_offer_nothing() {
    all(&[
        ("stok telur td pagi 6 ton, udah dibooking food station 4 ton, sisa 2 ton @26.200 besok", "2 TON, 26200/KG"),
        ("stok jagung 8 ton sudah dibooking pabrik 5 ton sisa 3 ton 5.500 besok", "3 TON, 5500/KG"),
        ("telur 2 ton 26rb habis 1 ton sisa 1 ton besok", "1 TON, 26000/KG"),
        ("tomat 4 kw habis tadi pagi pak, tinggal keranjangnya", "NOT_OFFER"),
        ("telur 3 kw entek wingi", "NOT_OFFER"),
        ("telur 4 kw habis panen 26rb", "4 KW, 26000/KG, ready_date"),
        ("transferan 7,8 juta untuk 3 kw kemarin sudah masuk, suwun", "NOT_OFFER"),
        ("dp 2 juta sudah masuk untuk sapi 1 ekor", "NOT_OFFER"),
        ("sapi saya mati 1 ekor semalam, padahal baru beli 18 juta", "NOT_OFFER"),
        ("dulu 2019 aku jual sapi cuma 14 juta seekor", "NOT_OFFER"),
        ("jaman biyen sapi didol 5 juta seekor", "NOT_OFFER"),
        ("sapi 1 ekor dulu beli 15 juta, dijual 20 juta besok", "1 EKOR, 20000000/EKOR"),
        ("jual dulu 2 ton telur 26rb besok", "2 TON, 26000/KG"),
        ("kemarin telur 26rb sekarang 25.500, ada 2 ton besok", "2 TON, 25500/KG"),
        ("telur meroket 32.000 sekilo di Jakarta", "NOT_OFFER"),
    ]);
}

#[test]
fn who_would_take_goods_and_who_asks_for_takers_are_told_apart() {
    all(&[
        ("telur 5 kw 24.500 boleh pak?", "IS_DEMAND"),
        ("brambang 2 kw 20rb oleh nggih pak?", "IS_DEMAND"),
        ("kita mau ambil telur 2 ton kalau bisa 25rb", "IS_DEMAND"),
        ("jagung siapa ready 10 ton?", "IS_DEMAND"),
        ("rawit 100 kg budget 50rb", "IS_DEMAND"),
        ("ada telur 3 ton nih, minat?", "3 TON, ?/?, price ready_date"),
        ("telur 2 ton 26rb besok, mau bos?", "2 TON, 26000/KG"),
        ("siapa mau telur 2 ton 26rb besok?", "2 TON, 26000/KG"),
    ]);
}

#[test]
fn money_packs_and_plates_are_read_with_what_stands_behind_them() {
    all(&[
        ("telur kampung 500 butir, tiga ribu rupiah sebutir besok", "500 BUTIR, 3000/BUTIR"),
        ("tomat 5 kw 6000 perak sekilo besok", "5 KW, 6000/KG"),
        ("telur asin 30 box isi 10 40rb/box besok", "30 DUS of 10 BUTIR, 40000/DUS"),
        ("kangkung sama bayam masing2 100 ikat 1.200 besok", "? IKAT, 1200/IKAT, qty"),
        ("jagung pipil 6 ton 5.450 besok truk AG 8123 KE", "6 TON, 5450/KG"),
        ("telur 2 ton 26rb besok AG 8123 ke jakarta", "2 TON, 26000/KG"),
        ("telur ag 1000 butir 1.700 besok", "1000 BUTIR, 1700/BUTIR"),
    ]);
}

#[test]
fn words_of_time_behind_ready_that_say_no_day_are_asked_and_never_become_today() {
    let today = "2026-11-24".parse().unwrap();
    for when in [
        "desember",
        "januari",
        "tulat",
        "48 jam lagi",
        "hari ke 3",
        "pada 5.12",
        "5th dec",
        "next week",
        "wage",
        "beberapa hari lagi",
        "setelah panen",
        "mggu dpn",
        "bulan 12",
        "H plus 3",
        "D+2",
        "T+3",
        "thn depan",
        "tunggu kabar",
        "musim panen",
        "sehabis panen",
        "kalau panen",
        "bar panen",
        "menyusul",
        "dalam waktu dekat",
        "jum",
    ] {
        for word in ["siap", "ready"] {
            let text = format!("telur 2 ton 26rb {word} {when}");
            let draft = line(&text, today).unwrap_or_else(|refusal| panic!("{text}: {refusal:?}"));
            assert!(draft.ready_date != Some(today), "{text}: {draft:?}");
            assert!(draft.ready_date.is_some() || draft.ask.contains(&AskCode::ReadyDate), "{text}: {draft:?}");
        }
    }
    for unready in ["belum siap", "blm ready", "durung siap", "dereng cemepak"] {
        let draft = line(&format!("telur 2 ton 26rb {unready}"), today).unwrap();
        assert!(draft.ready_date.is_none() && draft.ask.contains(&AskCode::ReadyDate), "{unready}: {draft:?}");
    }
    for (when, day) in [("esok", "2026-11-25"), ("tomorrow", "2026-11-25"), ("ngesuk", "2026-11-25"), ("friday", "2026-11-27")] {
        let draft = line(&format!("telur 2 ton 26rb siap {when}"), today).unwrap();
        assert_eq!(draft.ready_date, Some(day.parse().unwrap()), "{when}");
    }
    for now in ["siap", "siap potong", "siap kirim luar kota", "ready gudang", "siap giling", "siap diambil", "siap 24 jam nonstop kirim"] {
        let draft = line(&format!("telur 2 ton 26rb {now}"), today).unwrap();
        let asks = now.contains("jam");
        assert_eq!((draft.ready_date == Some(today), draft.ask.contains(&AskCode::ReadyDate)), (!asks, asks), "{now}: {draft:?}");
    }
}
