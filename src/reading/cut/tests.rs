//! Each line of these tables is one rule of the grammar: what its numbers are, and which tokens stay untouched.

use super::*;

/// The amounts of a line in short, then what is left of it: `price about 26000..27000 KG / PETI; 2 TON | telur`.
fn read(codes: &[&str], text: &str) -> String {
    let goods: Vec<_> = if codes.is_empty() {
        Commodity::all().iter().collect()
    } else {
        codes.iter().map(|code| Commodity::by_code(code).unwrap()).collect()
    };
    let mut line = Line::new(text);
    let amounts: Vec<_> = find(&mut line, &goods).iter().map(short).collect();
    let left: Vec<_> = (0..line.len()).filter(|at| !line.taken(*at)).map(|at| line.text(at)).collect();
    format!("{} | {}", amounts.join("; "), left.join(" ")).trim().to_owned()
}

fn short(amount: &Amount) -> String {
    let number = |n: &Number| match n.value {
        Value::Exact(value) => value.normalize().to_string(),
        ref other => format!("{other:?}"),
    };
    let marks = [
        (amount.price_mark, "price"),
        (amount.at_mark, "@"),
        (amount.lot_mark, "lot"),
        (amount.content_mark, "isi"),
        (amount.about, "about"),
    ];
    let mut parts: Vec<String> = marks.iter().filter(|(is, _)| *is).map(|(_, word)| (*word).to_owned()).collect();
    let second = amount.phrase.second.as_ref().map(|n| format!("..{}", number(n)));
    parts.push(number(&amount.phrase.first) + &second.unwrap_or_default());
    parts.extend(amount.unit.map(|unit| unit.code().to_owned()));
    parts.extend(amount.tray.then(|| "tray".to_owned()));
    parts.extend(amount.per.map(|per| format!("/ {}", per.code())));
    parts.join(" ")
}

const EGGS: &[&str] = &["EGG_LAYER"];
const CHICKEN: &[&str] = &["BROILER_CARCASS"];
const ALL: &[&str] = &[];

#[track_caller]
fn all(table: &[(&[&str], &str, &str)]) {
    for (codes, text, meant) in table {
        assert_eq!(read(codes, text), *meant, "{text}");
    }
}

#[test]
fn amounts_and_prices_stand_beside_each_other() {
    all(&[
        (EGGS, "telur 2 ton 26rb/kg", "2 TON; 26000 / KG | telur"),
        (EGGS, "telur 50 bagus", "50 | telur bagus"),
        (EGGS, "26rb per kg 2 ton", "26000 / KG; 2 TON |"),
        (EGGS, "2 ton 26rb sekilo", "2 TON; 26000 / KG |"),
        (EGGS, "2 ton 26rb kilonya", "2 TON; 26000 / KG |"),
        (EGGS, "sekilo 26rb", "1 KG; 26000 |"),
        (EGGS, "sekilo 26000", "1 KG; 26000 |"),
        (EGGS, "sekilo 26rb, 2 ton", "26000 / KG; 2 TON |"),
        (EGGS, "50, sekilo 26rb", "50; 1 KG; 26000 |"),
        (EGGS, "dusun 3 telur sekwintal 26rb", "3; 1 KW; 26000 | dusun telur"),
        (&["BROILER_LIVE"], "2 ribu ekor, sekilo 20rb", "2000 EKOR; 20000 / KG |"),
        (EGGS, "390rb kg, sekilo 26rb", "390000 KG; 1 KG; 26000 |"),
        (EGGS, "2 ton, sekilo 26rb", "2 TON; 26000 / KG |"),
        (EGGS, "2 ton, sekilo harga 26rb", "2 TON; price 26000 / KG |"),
        (EGGS, "sekilo, telur", "1 KG | telur"),
        (EGGS, "sekilo berapa, 2 ton", "2 TON | sekilo berapa"),
        (&["PINEAPPLE"], "2 ton, sebiji 5rb", "2 TON; 5000 / BUAH |"),
        (&["PADDY_GKP"], "5 ton, sekwintal 650rb", "5 TON; 650000 / KW |"),
        (EGGS, "sekilo berapa", "| sekilo berapa"),
        (EGGS, "satu telur", "| satu telur"),
        (EGGS, "dua telur", "2 | telur"),
        (EGGS, "harga satu telur", "price 1 | telur"),
        (EGGS, "1 telur", "1 | telur"),
    ]);
}

#[test]
fn marks_say_what_a_number_is() {
    all(&[
        (EGGS, "harga 26000", "price 26000 |"),
        (EGGS, "rp 26000, 50", "price 26000; 50 |"),
        (EGGS, "@ 26000", "@ 26000 |"),
        (EGGS, "50 kg a 26000", "50 KG; @ 26000 |"),
        (EGGS, "a 26000", "26000 | a"),
        (EGGS, "@kg 26rb", "@ 26000 / KG |"),
        (EGGS, "kg 26rb", "26000 | kg"),
        (EGGS, "@telur 26rb", "26000 | @ telur"),
        (EGGS, "total 5jt", "lot 5000000 |"),
        (EGGS, "5jt borongan", "lot 5000000 |"),
        (EGGS, "5000000 total", "lot 5000000 |"),
        (EGGS, "2 ton total 5jt", "2 TON; lot 5000000 |"),
        (EGGS, "50 total 5jt", "50; lot 5000000 |"),
        (EGGS, "26rb/kg borongan", "26000 / KG | borongan"),
        (EGGS, "isi 15 kg", "isi 15 KG |"),
        (EGGS, "50 peti isi 15 kg", "50 PETI; isi 15 KG |"),
        (EGGS, "50 peti berat 15 kg", "50 PETI; isi 15 KG |"),
        (EGGS, "peti 15 kg", "isi 15 KG |"),
        (EGGS, "50 kg, 15 kg", "50 KG; 15 KG |"),
        (EGGS, "sekitar 2 ton", "about 2 TON |"),
        (EGGS, "kurang lebih 2 ton", "about 2 TON |"),
        (EGGS, "lebih 2 ton", "2 TON | lebih"),
        (EGGS, "harga = 26000", "price 26000 |"),
        (EGGS, "per kg 26rb", "26000 / KG |"),
        (EGGS, "per kg = 26rb", "26000 / KG |"),
        (EGGS, "perkilo harga 26rb", "price 26000 / KG |"),
        (EGGS, "harga, 26000", "26000 | harga"),
    ]);
    for text in ["harga 26", "@ 26", "total 26"] {
        let mut line = Line::new(text);
        let amounts = find(&mut line, &[]);
        assert!(amounts.first().is_some_and(Amount::marked_as_price), "{text}");
    }
    assert!(!find(&mut Line::new("isi 26"), &[]).first().is_some_and(Amount::marked_as_price));
}

#[test]
fn measures_that_are_not_traded_in_are_left_out() {
    all(&[
        (&["CORN_GRAIN"], "jagung 5 ton 14%", "5 TON | jagung"),
        (&["CORN_GRAIN"], "jagung 14 % 5 ton", "5 TON | jagung"),
        (EGGS, "umur 33 hari 2 ton", "2 TON |"),
        (EGGS, "33 hari 2 ton", "2 TON |"),
        (EGGS, "33, hari 2 ton", "33; 2 TON | hari"),
        (EGGS, "40rb kolam", "40000 | kolam"),
        (CHICKEN, "1,8 kg/ekor 40rb", "40000 |"),
        (CHICKEN, "8 ekor/kg 40rb", "40000 |"),
    ]);
}

#[test]
fn a_unit_behind_a_number_is_its_own() {
    all(&[
        (EGGS, "50 satuan kg", "50 KG |"),
        (EGGS, "50, kg", "50 | kg"),
        (EGGS, "50 rak", "50 RAK |"),
        (EGGS, "50 tray", "50 RAK tray |"),
        (EGGS, "50 egg tray", "50 RAK tray |"),
        // A polite word.
        (EGGS, "50 pak", "50 | pak"),
        (EGGS, "50 pak isi 10 butir", "50 PAK; isi 10 BUTIR |"),
        (EGGS, "50 pak 20rb", "50 PAK; 20000 |"),
        (EGGS, "26rb pak", "26000 | pak"),
        (&["GETI"], "50 pak", "50 PAK |"),
        (&["GETI"], "26rb pak", "26000 | pak"),
        (&["RICE_MEDIUM"], "50 pak", "50 | pak"),
        (CHICKEN, "50 pak", "50 PAK |"),
        (ALL, "50 pak", "50 PAK |"),
    ]);
}

#[test]
fn fifteen_eggs_are_a_pack() {
    all(&[
        (EGGS, "50 tray15", "50 PACK15 |"),
        (EGGS, "50 tray 15", "50 PACK15 |"),
        (EGGS, "50 pak 15", "50 PACK15 |"),
        (EGGS, "50 rak 15", "50 PACK15 |"),
        (EGGS, "50 tray 15 26rb", "50 PACK15; 26000 |"),
        (EGGS, "50 tray 15 rb", "50 RAK tray; 15000 |"),
        (EGGS, "50 tray 15 kg", "50 RAK tray; 15 KG |"),
        (EGGS, "50 tray 15/kg", "50 RAK tray; 15 / KG |"),
        (EGGS, "50 tray 16", "50 RAK tray; 16 |"),
        (EGGS, "50 peti 15", "50 PETI; 15 |"),
        (EGGS, "26rb per tray 15", "26000 / PACK15 |"),
        (EGGS, "26rb / rak", "26000 / RAK |"),
        (ALL, "50 tray 15", "50 RAK tray; 15 |"),
        (&["GETI"], "50 pak 15", "50 PAK; 15 |"),
        (&["EGG_LAYER", "EGG_DUCK"], "50 tray 15", "50 PACK15 |"),
    ]);
}

#[test]
fn a_piece_is_called_as_the_goods_are_counted() {
    all(&[
        (EGGS, "100 buah", "100 BUTIR |"),
        (EGGS, "100 butir", "100 BUTIR |"),
        (&["PINEAPPLE"], "100 buah", "100 BUAH |"),
        (&["PINEAPPLE"], "100 butir", "100 BUAH |"),
        (&["JIMBE_DRUM"], "100 buah", "100 PCS |"),
        (&["JIMBE_DRUM"], "100 butir", "100 BUTIR |"),
        (&["CATTLE_LIVE"], "100 buah", "100 EKOR |"),
        (&["CATTLE_LIVE"], "100 butir", "100 BUTIR |"),
        (&["RICE_MEDIUM"], "100 buah", "100 BUAH |"),
        (&["RICE_MEDIUM"], "100 butir", "100 BUTIR |"),
        (&["PINEAPPLE", "EGG_DUCK"], "100 buah", "100 BUAH |"),
        (&["PINEAPPLE", "EGG_DUCK"], "100 butir", "100 BUTIR |"),
        (&["PINEAPPLE", "JIMBE_DRUM"], "100 buah", "100 BUAH |"),
        (&["PINEAPPLE", "CATTLE_LIVE"], "100 buah", "100 BUAH |"),
        (&["PINEAPPLE"], "5rb/butir", "5000 / BUAH |"),
        (EGGS, "2000 per buah", "2000 / BUTIR |"),
        (EGGS, "2000 butir, sebiji 2300", "2000 BUTIR; 2300 / BUTIR |"),
        (EGGS, "sebiji 2300", "1 BUTIR; 2300 |"),
        (&["COCONUT"], "500 butir, sebutir 6rb", "500 BUAH; 6000 / BUAH |"),
        (&["GOAT_LIVE"], "3 ekor, sebiji 2,5jt", "3 EKOR; 2500000 / EKOR |"),
    ]);
}

#[test]
fn one_amount_may_be_said_in_two_units() {
    all(&[
        (EGGS, "2 ton setengah", "2.5 TON |"),
        (EGGS, "2 ton, setengah", "2 TON; 0.5 |"),
        (EGGS, "2 ton setengah, sekilo 26rb", "2.5 TON; 26000 / KG |"),
        (EGGS, "2 ton setengah sekilo 26rb", "2.5 TON; 26000 / KG |"),
        (EGGS, "1 ton 2 kw", "1200 KG |"),
        (EGGS, "1 ton 2 kw 50 kg", "1250 KG |"),
        (EGGS, "1 ton, 2 kw", "1 TON; 2 KW |"),
        (EGGS, "2 kw 1 ton", "2 KW; 1 TON |"),
        (EGGS, "1 kw 50 kg", "150 KG |"),
        (EGGS, "1 kw 100 kg", "1 KW; 100 KG |"),
        (EGGS, "1 kw 99 kg", "199 KG |"),
        (EGGS, "1 ton 1 ton", "1 TON; 1 TON |"),
        (EGGS, "1 ton 0,5 ton", "1 TON; 0.5 TON |"),
        (EGGS, "1 ton 0 kg", "1 TON; 0 KG |"),
        (EGGS, "1 ton 2 ekor", "1 TON; 2 EKOR |"),
        (EGGS, "2 peti 15 kg", "2 PETI; 15 KG |"),
        (EGGS, "1 ton 26rb kg", "1 TON; 26000 KG |"),
        (EGGS, "1 ton 500/kg", "1 TON; 500 / KG |"),
        (EGGS, "1 ton 500 kg/peti", "1 TON; 500 KG / PETI |"),
        (EGGS, "1-2 ton 50 kg", "1..2 TON; 50 KG |"),
        (EGGS, "2 ton - 3 ton", "2..3 TON |"),
        (EGGS, "2 ton sampai 3 ton", "2..3 TON |"),
        (EGGS, "2 ton - 3 ekor", "2 TON; 3 EKOR | -"),
        (EGGS, "2 kw - 3 ton", "2..3 KW |"),
    ]);
}

#[test]
fn behind_an_amount_only_a_size_or_a_content_is_for_each() {
    all(&[
        (EGGS, "15 kg/peti", "15 KG / PETI |"),
        (EGGS, "2 ton / kg", "2 TON | / kg"),
        (EGGS, "10 ekor/kw", "|"),
        (EGGS, "10 ekor per kg", "10 EKOR | per kg"),
        (EGGS, "100 ekor/kg", "|"),
        (EGGS, "101 ekor/kg", "101 EKOR | / kg"),
        (EGGS, "10 butir/rak", "10 BUTIR | / rak"),
        (EGGS, "10 peti/kg", "10 PETI | / kg"),
        (EGGS, "2 kg/ekor", "|"),
        (EGGS, "2 kg/kodi", "2 KG | / kodi"),
        (EGGS, "26rb, /kg", "26000 | / kg"),
        (EGGS, "per kg 26rb/ton", "26000 / KG | / ton"),
    ]);
}
