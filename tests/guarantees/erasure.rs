//! What the texts promise of personal data: the register knows every column, and who is erased is nowhere any more.

use std::{collections::BTreeSet, fs, io::Write, path::Path};

use tembus::{
    clock::Clock,
    domain::person::{Organization, Role},
    market,
    store::{
        Db,
        personal_data::{Erasure, REGISTER},
        personal_texts::{IMPERSONAL, PERSONAL},
    },
};

use super::{binary::run, raw};
use crate::support::{
    Engine, Person, World, on_each_engine,
    source::text_fields,
    world::{database, scratch_dir},
};

const SQLITE: &str = "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite~_%' ESCAPE '~' AND m.name NOT LIKE '~_sqlx%' ESCAPE '~'";
const POSTGRES: &str = "SELECT table_name || '.' || column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name NOT LIKE '~_sqlx%' ESCAPE '~'";

async fn columns(db: &Db) -> BTreeSet<String> {
    let sql = if matches!(db, Db::Sqlite { .. }) { SQLITE } else { POSTGRES };
    raw::texts(db, sql).await.into_iter().collect()
}

on_each_engine!(every_column_is_in_the_register_of_personal_data);
async fn every_column_is_in_the_register_of_personal_data(engine: Engine) {
    let (db, ..) = database(engine).await;
    let registered: BTreeSet<String> =
        REGISTER.iter().flat_map(|entry| entry.columns.iter().map(|column| format!("{}.{column}", entry.table))).collect();
    let there = columns(&db).await;
    let missing: Vec<_> = there.difference(&registered).collect();
    assert!(missing.is_empty(), "columns that the register does not know: {missing:?}");
    let gone: Vec<_> = registered.difference(&there).collect();
    assert!(gone.is_empty(), "the register names columns that are not there: {gone:?}");
    for entry in REGISTER.iter().filter(|entry| entry.erasure != Erasure::Impersonal) {
        let (table, columns) = (entry.table, entry.columns.join(", "));
        let said = writeln!(std::io::stdout(), "{table}.{columns}: {}; kept {}; {:?}", entry.holds, entry.kept, entry.erasure);
        drop(said);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_register_of_personal_data_is_printed_whole() {
    let identity = [("CONTROLLER", "Dinas"), ("CONTACT", "0342-000000"), ("RETENTION", "6 bulan")];
    let said = run(&["personal-data"], &identity).await;
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let mut printed = BTreeSet::new();
    let mut lines = said.out.lines();
    assert!(lines.next().is_some_and(|head| head.starts_with("TABLE\tCOLUMNS\t")));
    assert!(lines.next_back().is_some_and(|last| last.contains("180 days after consent was withdrawn")), "{}", said.out);
    for line in lines {
        let [table, columns, holds, kept, erasure] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        assert!(!holds.is_empty() && !kept.is_empty() && !erasure.is_empty(), "{line}");
        printed.extend(columns.split(", ").map(|column| format!("{table}.{column}")));
    }
    let (db, ..) = database(Engine::Sqlite).await;
    assert_eq!(printed, columns(&db).await);
}

/// The source of the rooms whose types are stored as JSON.
fn stored_types(folder: &Path, sources: &mut Vec<String>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            stored_types(&path, sources);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            sources.push(fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_text_in_stored_json_is_in_the_register_of_personal_data() {
    let mut sources = Vec::new();
    for room in ["domain", "notice", "market", "digest", "store", "chat"] {
        stored_types(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room), &mut sources);
    }
    let fields: Vec<_> = sources.iter().flat_map(|source| text_fields(source)).collect();
    assert!(fields.len() > 90, "the source is read: {fields:?}");
    let is_personal = |field: &Option<String>| PERSONAL.iter().any(|(key, _)| field.as_deref() == Some(key));
    let impersonal = |name: &str| IMPERSONAL.iter().any(|(field, _)| *field == name);
    for (name, field) in &fields {
        // How a name is stored is a name.
        if name.starts_with("Stored::") {
            continue;
        }
        let (personal, impersonal) = (is_personal(field), impersonal(name));
        assert!(personal || impersonal, "the register does not know what {name} holds: see src/store/personal_texts.rs");
        assert!(!(personal && impersonal), "{name} is both");
    }
    let names: BTreeSet<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    let keys: BTreeSet<&str> = fields.iter().filter_map(|(_, field)| field.as_deref()).collect();
    for (field, _) in IMPERSONAL {
        assert!(names.contains(field), "the register names {field}, which is not there");
    }
    for (key, _) in PERSONAL {
        assert!(keys.contains(key), "the register names fields called {key}, which are not there");
    }
}

/// The tables with a value that holds this text.
async fn tables_with(db: &Db, text: &str) -> Vec<String> {
    let tables: BTreeSet<String> = columns(db).await.iter().filter_map(|column| column.split('.').next().map(str::to_owned)).collect();
    let mut found = Vec::new();
    for table in tables {
        let rows = raw::dump(db, &format!("SELECT * FROM {table}")).await;
        if let Some(row) = rows.iter().find(|row| row.iter().any(|value| value.contains(text))) {
            found.push(format!("{table}: {row:?}"));
        }
    }
    found
}

/// The database's files that hold this text: the file itself, its log, and a fresh backup.
async fn files_with(world: &World, text: &str) -> Vec<String> {
    let Some(file) = Db::file(&world.database_url) else { return Vec::new() };
    let backup = scratch_dir().join("fresh.sqlite");
    world.db.backup(&backup).await.unwrap();
    let log = file.with_file_name(format!("{}-wal", file.file_name().unwrap().to_string_lossy()));
    let holds = |path: &&Path| {
        let bytes = fs::read(path).unwrap_or_default();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    };
    [file.as_path(), &log, &backup].iter().copied().filter(|path| holds(path)).map(|path| path.display().to_string()).collect()
}

async fn assert_nowhere(world: &World, texts: &[&str]) {
    for text in texts {
        let (tables, files) = (tables_with(&world.db, text).await, files_with(world, text).await);
        assert!(tables.is_empty() && files.is_empty(), "{text} is in {tables:#?} and {files:?}");
    }
}

on_each_engine!(who_deletes_the_account_is_in_no_table_no_log_and_no_backup);
async fn who_deletes_the_account_is_in_no_table_no_log_and_no_backup(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Zubaidillah").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.shares("6281299887766", Some(seller.id)).await;
    seller.offers("telur", "2 ton", "26.500").await;
    seller.opens_offer().await;
    seller.shows("").await;
    buyer.orders("1 ton").await;
    seller.accepts().await;
    buyer.sees("Pak Zubaidillah");
    buyer.opens_order().await;
    buyer.taps("Hubungi penjual").await;
    buyer.sees("0812 9988 7766");
    seller.opens_order().await;
    seller.taps("Batalkan").await;
    seller.says("kandang milik Zubaidillah kebanjiran").await;
    seller.taps("Ya, batalkan").await;
    buyer.sees("kandang milik Zubaidillah kebanjiran");
    seller.says("/data").await;
    seller.taps("Hapus akun").await;
    let chat = seller.id.to_string();
    assert!(!tables_with(&world.db, "Zubaidillah").await.is_empty() && !tables_with(&world.db, &chat).await.is_empty());
    seller.taps("Hapus").await;
    seller.sees_last("Akun sudah dihapus.");
    world.advance_to("2026-11-24T11:00").await;
    market::forget_strangers(&world.db, world.clock.now()).await.unwrap();
    assert_nowhere(&world, &["Zubaidillah", "6281299887766", "0812 9988 7766", "kebanjiran", &chat]).await;
    // The buyer goes on: what was agreed and cancelled is there, without a name.
    buyer.opens_order().await;
    buyer.sees_last("dibatalkan oleh penjual");
    world.is_sound().await;
}

on_each_engine!(a_stranger_who_blocks_the_bot_is_forgotten_after_a_day);
async fn a_stranger_who_blocks_the_bot_is_forgotten_after_a_day(engine: Engine) {
    let world = World::new(engine).await;
    let stranger = world.stranger("Entah");
    stranger.says("/start").await;
    stranger.taps("Mulai").await;
    world.sandbox.block(stranger.id);
    world.settle().await;
    let chat = stranger.id.to_string();
    assert!(!tables_with(&world.db, &chat).await.is_empty());
    world.advance_to("2026-11-25T10:00").await;
    world.advance_to("2026-11-25T12:00").await;
    assert_nowhere(&world, &[&chat]).await;
}

/// Everybody's own words, pictures and numbers, each once.
const SELLERS_WORDS: &[&str] = &[
    "Zubaidillah",
    "6281299887766",
    "0812 9988 7766",
    "kembangkuning",
    "kembangputih",
    "AG 9876 ZX",
    "kandangbanjir",
    "trukmogok",
    "rantaiputus",
];
const BUYERS_WORDS: &[&str] = &["Maharaniwati", "6281311223344", "karungbaru", "gudangtimur", "gudangbarat", "pasarlibur"];

/// What Telegram calls the pictures of goods and loads.
async fn pictures(db: &Db) -> Vec<String> {
    let sql = "SELECT photo FROM offers WHERE photo IS NOT NULL UNION SELECT photo FROM load_photos WHERE photo IS NOT NULL";
    raw::texts(db, sql).await
}

/// The seller asks to cancel for a reason of his own, and the buyer refuses.
async fn asks_in_vain(asks: &Person<'_>, refuses: &Person<'_>, words: &str) {
    asks.opens_order().await;
    asks.taps_each(&["Batalkan", "Sebab lain"]).await;
    asks.says(words).await;
    asks.taps("Batal bersama").await;
    refuses.taps("Tidak setuju").await;
}

/// Orders so much with a note.
async fn orders_with_words(buyer: &Person<'_>, words: &str) {
    buyer.says("/beli telur").await;
    buyer.taps_each(&["1", "Pesan"]).await;
    buyer.says("500 kg").await;
    buyer.taps("Catatan").await;
    buyer.says(words).await;
    buyer.taps("Pesan").await;
}

async fn deletes_the_account(person: &Person<'_>) {
    person.says("/data").await;
    person.taps_each(&["Hapus akun", "Hapus"]).await;
    person.sees_last("Akun sudah dihapus.");
}

on_each_engine!(all_words_of_a_seller_and_of_a_buyer_go_with_the_account_from_everybodys_messages);
async fn all_words_of_a_seller_and_of_a_buyer_go_with_the_account_from_everybodys_messages(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Zubaidillah").await;
    let buyer = world.buyer("Bu Maharaniwati", Organization::PasarJaya).await;
    let colleague = world.buyer("Pak Yudi", Organization::PasarJaya).await;
    let browser = world.buyer("Bu Siti", Organization::DharmaJaya).await;
    let other = world.seller("Pak Eko").await;
    other.offers("lele", "300 kg", "22.000").await;
    seller.shares("6281299887766", Some(seller.id)).await;
    buyer.shares("6281311223344", Some(buyer.id)).await;
    seller.offers("telur", "2 ton", "26.500").await;
    seller.opens_offer().await;
    seller.shows("").await;
    for words in ["kembangkuning", "kembangputih"] {
        seller.opens_offer().await;
        seller.taps("Catatan").await;
        seller.says(words).await;
        // Somebody who never orders has read the words and seen the picture, and has left a question open.
        browser.says("/beli telur").await;
        browser.taps_each(&["1", "Lihat foto"]).await;
        browser.says("/beli telur").await;
        browser.taps_each(&["1", "Pesan"]).await;
    }
    // A demand is told to sellers who never deal with its buyer.
    for words in ["gudangtimur", "gudangbarat"] {
        buyer.says("butuh lele 200 kg kamis").await;
        buyer.taps_each(&["Ubah", "Catatan"]).await;
        buyer.says(words).await;
        buyer.taps("Kirim").await;
        other.sees(words);
    }
    // An order with words of both, cancelled neither together nor alone, and carried out with a picture.
    orders_with_words(&buyer, "karungbaru").await;
    seller.accepts().await;
    asks_in_vain(&seller, &buyer, "kandangbanjir").await;
    asks_in_vain(&buyer, &seller, "pasarlibur").await;
    seller.opens_order().await;
    seller.taps("Sudah berangkat").await;
    seller.shows("500 kg AG 9876 ZX").await;
    seller.taps("Kirim").await;
    buyer.taps("Lihat foto (1)").await;
    buyer.taps_each(&["Sudah sampai", "500 kg"]).await;
    seller.taps_each(&["Setuju"]).await;
    buyer.opens_order().await;
    buyer.taps_each(&["Berkas lengkap", "1 Des", "Sudah dibayar"]).await;
    seller.taps_each(&["Sudah diterima", "Ya, sudah masuk"]).await;
    // And one that is cancelled with words.
    orders_with_words(&buyer, "karungbaru").await;
    seller.accepts().await;
    asks_in_vain(&seller, &buyer, "trukmogok").await;
    buyer.taps("Hubungi penjual").await;
    seller.opens_order().await;
    seller.taps_each(&["Batalkan", "Sebab lain"]).await;
    seller.says("rantaiputus").await;
    seller.taps("Ya, batalkan").await;
    colleague.opens_order().await;
    let pictures = pictures(&world.db).await;
    assert_eq!(pictures.len(), 2);
    for words in SELLERS_WORDS.iter().chain(BUYERS_WORDS).filter(|words| !words.starts_with("0812")) {
        assert!(!tables_with(&world.db, words).await.is_empty(), "{words} is nowhere");
    }

    deletes_the_account(&seller).await;
    world.advance_to("2026-11-24T11:00").await;
    market::forget_strangers(&world.db, world.clock.now()).await.unwrap();
    assert_nowhere(&world, SELLERS_WORDS).await;
    assert_nowhere(&world, &pictures.iter().map(String::as_str).collect::<Vec<_>>()).await;
    // The buyer's own demand is untouched.
    assert!(!tables_with(&world.db, "gudangbarat").await.is_empty());
    deletes_the_account(&buyer).await;
    world.advance_to("2026-11-24T13:00").await;
    market::forget_strangers(&world.db, world.clock.now()).await.unwrap();
    assert_nowhere(&world, BUYERS_WORDS).await;
    for person in [&browser, &colleague, &other] {
        person.says("/menu").await;
    }
    world.is_sound().await;
}

on_each_engine!(a_farmer_without_a_phone_is_forgotten_in_the_assistants_chat_and_in_all_others);
async fn a_farmer_without_a_phone_is_forgotten_in_the_assistants_chat_and_in_all_others(engine: Engine) {
    let world = World::new(engine).await;
    let assistant = world.invited("Bu Sri", Role::Assistant).await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    assistant.says("/petani").await;
    assistant.taps_each(&["Catat petani baru", "Setuju"]).await;
    assistant.says("Mbah Karsinah").await;
    assistant.taps_each(&["Petani", "Gedog", "Benar"]).await;
    assistant.says("telur 2 ton 26500 siap besok").await;
    assistant.taps_each(&["Di tempat petani", "Ubah", "Catatan"]).await;
    assistant.says("kembangkuning").await;
    assistant.publishes().await;
    orders_with_words(&buyer, "karungbaru").await;
    assistant.accepts().await;
    asks_in_vain(&assistant, &buyer, "kandangbanjir").await;
    assistant.opens_order().await;
    assistant.taps("Sudah berangkat").await;
    assistant.shows("500 kg AG 9876 ZX").await;
    assistant.taps("Kirim").await;
    buyer.taps("Lihat foto (1)").await;
    buyer.taps_each(&["Sudah sampai", "500 kg"]).await;
    assistant.taps("Setuju").await;
    buyer.opens_order().await;
    buyer.taps_each(&["Berkas lengkap", "1 Des", "Sudah dibayar"]).await;
    assistant.has_the_money().await;
    // A form for the farmer is half filled in.
    assistant.says("/petani").await;
    assistant.taps("1").await;
    assistant.says("lele 300 kg").await;
    let pictures = pictures(&world.db).await;
    assert_eq!(pictures.len(), 1);
    let said = world.tembus(&["forget", "P-1001", "--yes"]).await.unwrap();
    assert!(said.ends_with("Mbah Karsinah is erased"), "{said}");
    world.advance_to("2026-11-24T11:00").await;
    market::forget_strangers(&world.db, world.clock.now()).await.unwrap();
    let words = ["Karsinah", "kembangkuning", "karungbaru", "kandangbanjir", "AG 9876 ZX", pictures[0].as_str()];
    assert_nowhere(&world, &words).await;
    for person in [&assistant, &buyer] {
        person.says("/menu").await;
        person.opens_order().await;
    }
    world.is_sound().await;
}

on_each_engine!(texts_that_were_not_understood_go_with_the_account_of_their_writer);
async fn texts_that_were_not_understood_go_with_the_account_of_their_writer(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Wiryawan").await;
    let other = world.seller("Pak Eko").await;
    let assistant = world.invited("Bu Sri", Role::Assistant).await;
    seller.says("/data").await;
    seller.taps_each(&["Ubah", "Nama"]).await;
    seller.says("Pak Bakri").await;
    // Names that are known are cut out at once, the former one too; of others nobody can know that they are names.
    seller.says("kulo Wiryawan xyzzy").await;
    seller.says("istri saya Sumiatiningrum xyzzy").await;
    other.says("jarene Bakri xyzzy").await;
    assistant.says("/petani").await;
    assistant.taps_each(&["Catat petani baru", "Setuju"]).await;
    assistant.says("Mbah Karsinah").await;
    assistant.taps_each(&["Petani", "Gedog", "Benar"]).await;
    assistant.says("/menu").await;
    assistant.says("kagungane Karsinah xyzzy").await;
    world.stranger("Entah").says("kulo Entahlah xyzzy").await;
    let kept = raw::texts(&world.db, "SELECT text FROM unread ORDER BY id").await;
    assert_eq!(kept, ["kulo xyzzy", "istri saya Sumiatiningrum xyzzy", "jarene Bakri xyzzy", "kagungane xyzzy"]);
    seller.says("/data").await;
    seller.taps("Lihat semua").await;
    seller.sees_last("Nama sebelumnya: Pak Wiryawan");
    // What is printed names no writer.
    let printed = world.tembus(&["unparsed"]).await.unwrap();
    assert!(printed.contains("kagungane xyzzy") && !printed.contains("person"), "{printed}");
    deletes_the_account(&seller).await;
    world.advance_to("2026-11-24T11:00").await;
    market::forget_strangers(&world.db, world.clock.now()).await.unwrap();
    assert_nowhere(&world, &["Wiryawan", "Sumiatiningrum", "Bakri"]).await;
    let kept = raw::texts(&world.db, "SELECT text FROM unread ORDER BY id").await;
    assert_eq!(kept, ["jarene xyzzy", "kagungane xyzzy"]);
}

on_each_engine!(the_words_of_a_colleague_go_with_his_account_from_the_orders_of_others);
async fn the_words_of_a_colleague_go_with_his_account_from_the_orders_of_others(engine: Engine) {
    let world = World::new(engine).await;
    world.tembus(&["approval", "set", "PASAR_JAYA", "25.000.000"]).await.unwrap();
    let seller = world.seller("Pak Bejo").await;
    let asker = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let colleague = world.buyer("Pak Hadi", Organization::PasarJaya).await;
    let third = world.buyer("Bu Tini", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    // What he sent back is asked for again, and somebody else approves it.
    asker.orders("1 ton").await;
    colleague.taps("Revisi").await;
    colleague.says("anggarantipis").await;
    colleague.taps("Kirim").await;
    asker.opens_order().await;
    asker.taps("Ajukan lagi").await;
    asker.says("960 kg").await;
    asker.taps("Kirim").await;
    third.taps("Setuju").await;
    seller.accepts().await;
    asks_in_vain(&colleague, &seller, "pasarlibur").await;
    asker.opens_order().await;
    // What he did not approve.
    asker.orders("1 ton").await;
    colleague.taps("Tolak").await;
    colleague.says("terlalumahal").await;
    colleague.taps("Kirim").await;
    asker.says("O-2026-00002").await;
    asker.sees_last("Catatan rekan: terlalumahal");
    let words = ["anggarantipis", "pasarlibur", "terlalumahal"];
    for words in words {
        assert!(!tables_with(&world.db, words).await.is_empty(), "{words} is nowhere");
    }
    deletes_the_account(&colleague).await;
    world.advance_to("2026-11-24T11:00").await;
    market::forget_strangers(&world.db, world.clock.now()).await.unwrap();
    assert_nowhere(&world, &words).await;
    asker.says("O-2026-00002").await;
    asker.sees_last("Pesanan O-2026-00002, tidak disetujui");
    world.is_sound().await;
}
