//! The people of the demo, and what they have done before somebody looks: real conversations, played through
//! the sandbox, so that the phones have a history.

use super::{player::Player, stage::Stage};
use crate::{
    app::chance,
    domain::{
        handover::Handover,
        person::{ChatId, Office, Organization, Role, SellerKind},
    },
    market::{self, Code},
    sandbox::{Guide, GuideChapter, GuideStep, Person},
};

const SLAMET: i64 = 501;
const RINA: i64 = 502;
const ANI: i64 = 503;
const SITI: i64 = 504;
const HADI: i64 = 505;
const JOKO: i64 = 506;
const LASTRI: i64 = 507;
const BAYU: i64 = 508;
const DEWI: i64 = 509;

/// The phones on the page, in the order of their ids: those of the main story first. What stands under the names is for the people who look at the page.
pub(super) fn people() -> Vec<Person> {
    let cast = [
        (SLAMET, "Pak Slamet", "peternak, Gedog"),
        (RINA, "Bu Rina", "pembeli, Pasar Jaya"),
        (ANI, "Bu Ani", "petugas, DKPP"),
        (SITI, "Bu Siti", "petani cabai, Klampok"),
        (HADI, "Pak Hadi", "pembeli, Food Station"),
        (JOKO, "Mas Joko", "kolam lele, Ponggok"),
        (LASTRI, "Bu Lastri", "UMKM, Sukorejo"),
        (BAYU, "Mas Bayu", "pendamping petani"),
        (DEWI, "Bu Dewi", "pengelola layanan"),
    ];
    cast.map(|(id, name, role)| Person { id, name: name.to_owned(), role: role.to_owned() }).into()
}

/// What the page says above the phones, for whoever looks at it for the first time: the main story, then what leads to it and what follows.
pub(super) fn guide() -> Guide {
    let step =
        |phone, text: &str, until: &str| GuideStep { phone, text: text.to_owned(), until: until.to_owned(), told: phone, opened: false };
    let chapter = |title: &str, intro: &str, steps| GuideChapter { title: title.to_owned(), intro: intro.to_owned(), steps };
    let offered = vec![
        step(SLAMET, "Pak Slamet mengetik: telur 2 ton 26rb siap besok", "Sudah tayang"),
        step(RINA, "Bu Rina memesan telur itu: /beli", "sudah dikirim ke penjual"),
        step(SLAMET, "Pak Slamet menerima pesanan", "Sepakat"),
        step(ANI, "Majukan jam: Besok pagi 07.00", "Ringkasan"),
        GuideStep { opened: true, ..step(ANI, "Bu Ani membaca ringkasan", "Ringkasan") },
    ];
    let demanded = vec![
        step(RINA, "Bu Rina mengetik: butuh telur 1 ton lusa", "Penjual barang ini kami kabari"),
        step(SLAMET, "Pak Slamet menekan Tawarkan, lalu menjawab", "Tawaran untuk permintaan"),
        step(RINA, "Bu Rina melihat tawaran dan mengambilnya", "Sepakat"),
    ];
    let delivered = vec![
        step(SLAMET, "Pak Slamet memuat telur: Lihat, Sudah berangkat", "berangkat. Dimuat"),
        GuideStep { told: SLAMET, ..step(RINA, "Bu Rina menimbang: Sudah sampai, 990 pecah 10", "Angkanya cocok?") },
        step(SLAMET, "Pak Slamet setuju dengan angkanya", "disetujui"),
        step(RINA, "Bu Rina: Berkas lengkap, Sudah dibayar", "Penjual kami tanya"),
        step(SLAMET, "Pak Slamet: Sudah diterima", "Pesanan selesai"),
    ];
    Guide {
        chapters: vec![
            chapter("Dari kandang", "Telegram tiruan: ikuti satu penawaran dari kandang sampai ringkasan pagi.", offered),
            chapter("Pembeli minta dulu", "Pembeli juga bisa minta dulu: dari permintaan sampai sepakat.", demanded),
            chapter("Sampai dibayar", "Barang berangkat: dari muat sampai uangnya diterima.", delivered),
        ],
    }
}

/// Plays the history.
pub(super) async fn play(stage: &Stage) {
    sells(stage, SLAMET, &["Pak Slamet", "[Gedog]"]).await;
    sells(stage, SITI, &["Bu Siti", "[Klampok]"]).await;
    sells(stage, JOKO, &["Mas Joko", "[Kab. Blitar]", "[Ponggok]"]).await;
    sells(stage, LASTRI, &["Bu Lastri", "[Pakunden]"]).await;
    joins(stage, RINA, "Bu Rina", Role::Buyer(Organization::PasarJaya)).await;
    joins(stage, HADI, "Pak Hadi", Role::Buyer(Organization::FoodStation)).await;
    joins(stage, ANI, "Bu Ani", Role::Official(Office::Dkpp)).await;
    joins(stage, BAYU, "Mas Bayu", Role::Assistant).await;
    joins(stage, DEWI, "Bu Dewi", Role::Admin).await;

    offers(stage, SITI, &["[🌶 Cabai]", "[Cabai rawit]", "80 kg", "45rb", "[Di tempat saya]", "[Besok]", "[Ya]"]).await;
    offers(stage, JOKO, &["[🐟 Ikan]", "[Lele konsumsi]", "4 kw", "19.500", "[Di tempat saya]", "[Lusa]", "[Ya]"]).await;
    offers(stage, LASTRI, &["sambel pecel", "50 kg", "45.000", "[Sampai Jakarta]", "[Hari ini]", "[Ya]"]).await;
    offers(stage, SITI, &["tomat", "1 ton", "6rb", "[Di BTC]", "[Besok]", "[Ya]"]).await;

    has_sold(stage, SLAMET).await;
    Player::new(stage, RINA).does(&["/beli", "[1]", "[Pesan]", "[Semua]", "[Pesan]"]).await;
    Player::new(stage, LASTRI).does(&["[Terima]"]).await;
}

async fn sells(stage: &Stage, id: i64, profile: &[&str]) {
    let person = Player::new(stage, id);
    person.does(&["/start", "[Mulai]", "[Setuju]", "[Ya]"]).await;
    person.does(profile).await;
}

async fn joins(stage: &Stage, id: i64, name: &str, role: Role) {
    let Some(code) = invitation(stage, role).await else { return };
    let person = Player::new(stage, id);
    person.opens(code.text()).await;
    // What opens the whole service is asked before it is granted.
    let begins = if role == Role::Admin { "[Terima undangan]" } else { "[Mulai]" };
    person.does(&[begins, "[Setuju]", "[Ya]", name]).await;
}

async fn offers(stage: &Stage, id: i64, answers: &[&str]) {
    let person = Player::new(stage, id);
    person.does(&["/jual"]).await;
    person.does(answers).await;
    person.does(&["[Benar, tayangkan]"]).await;
}

/// A seller who has offered before: where his prices apply is known.
async fn has_sold(stage: &Stage, id: i64) -> Option<()> {
    let mut tx = stage.db.begin().await.ok()?;
    let seller = tx.persons().by_chat(ChatId(id)).await.ok()??;
    tx.persons().learn(seller.id, Handover::SellerSite, Some(SellerKind::Breeder)).await.ok()?;
    tx.commit().await.ok()
}

async fn invitation(stage: &Stage, role: Role) -> Option<Code> {
    let mut bytes = [0; 16];
    chance()(&mut bytes);
    let code = Code::from_entropy(bytes);
    let mut tx = stage.db.begin().await.ok()?;
    market::invite(&mut tx, role, &code, crate::clock::Clock::now(&*stage.clock)).await.ok()?;
    tx.commit().await.ok()?;
    Some(code)
}
