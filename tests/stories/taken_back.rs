//! What was granted and is taken back: accounts, roles, offers; and invitations that ask first.

use tembus::{
    clock::Clock,
    domain::{
        offer::OfferId,
        person::{Office, Organization, PersonId, Role, RoleKind},
        removal::RemovalReason,
    },
    market::{self, Ended, Named, OfOffer},
};

use crate::support::{Engine, Person, World, on_each_engine, raw};

async fn id_of(world: &World, person: &Person<'_>) -> i64 {
    raw::number(&world.db, &format!("SELECT id FROM persons WHERE chat_id = {}", person.id)).await
}

async fn suspend(world: &World, id: i64) -> Ended {
    let mut tx = world.db.begin().await.unwrap();
    let person = market::find_person(&mut tx, Named::Id(PersonId(id)), OfOffer::WhoEntered).await.unwrap();
    let ended = market::suspend(&mut tx, &person, RemovalReason::Complaint, world.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    world.settle().await;
    ended
}

async fn restore(world: &World, id: i64) {
    let mut tx = world.db.begin().await.unwrap();
    let person = market::find_person(&mut tx, Named::Id(PersonId(id)), OfOffer::WhoEntered).await.unwrap();
    market::restore(&mut tx, &person, world.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    world.settle().await;
}

async fn revoke(world: &World, id: i64, kind: RoleKind) -> Ended {
    let mut tx = world.db.begin().await.unwrap();
    let person = market::find_person(&mut tx, Named::Id(PersonId(id)), OfOffer::WhoEntered).await.unwrap();
    let ended = market::revoke(&mut tx, &person, kind, RemovalReason::LeftWork, world.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    world.settle().await;
    ended
}

on_each_engine!(a_suspended_seller_does_nothing_and_his_buyers_are_told);
async fn a_suspended_seller_does_nothing_and_his_buyers_are_told(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("500 kg").await;
    seller.accepts().await;
    buyer.orders("1 ton").await;
    let id = id_of(&world, &seller).await;
    let ended = suspend(&world, id).await;
    assert_eq!((ended.offers, ended.orders.len(), ended.open.len()), (vec![OfferId(1001)], 2, 0));
    for line in ["Akun Anda dihentikan sementara oleh pengelola: ada keluhan", "1 penawaran ditarik.", "2 pesanan diakhiri"] {
        seller.sees_last(line);
    }
    assert_eq!(buyer.count("dibatalkan oleh penjual"), 1, "{}", buyer.transcript());
    assert_eq!(buyer.count("Penjual belum bisa melayani pesanan ini."), 1, "{}", buyer.transcript());
    buyer.says("/beli").await;
    buyer.sees_last("Belum ada penawaran.");
    for text in ["/jual", "/penawaran", "/pesanan", "/menu", "telur 2 ton 26rb besok", "apa kabar"] {
        seller.says(text).await;
        seller.sees_last("Akun ini sedang dihentikan pengelola.");
    }
    // Buttons that were there before do no more than commands.
    seller.taps("Terima").await;
    seller.sees_last("Akun ini sedang dihentikan pengelola.");
    seller.says(&format!("/start {}", world.invitation(Role::Assistant).await)).await;
    seller.sees_last("Akun ini sedang dihentikan pengelola.");
    world.is_sound().await;
    restore(&world, id).await;
    seller.sees_last("Akun Anda aktif lagi.");
    seller.offers("telur", "1 ton", "26.500").await;
    world.is_sound().await;
    assert_eq!(raw::texts(&world.db, "SELECT kind || ' ' || COALESCE(reason, '') FROM events WHERE subject = 'person' AND kind IN ('suspended', 'restored') ORDER BY id").await, ["suspended COMPLAINT", "restored "]);
}

on_each_engine!(a_suspended_person_sees_and_deletes_the_own_data_and_does_not_come_back_anew);
async fn a_suspended_person_sees_and_deletes_the_own_data_and_does_not_come_back_anew(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let id = id_of(&world, &seller).await;
    suspend(&world, id).await;
    seller.says("/data").await;
    seller.taps("Lihat semua").await;
    seller.sees_last("Nama: Pak Bejo");
    seller.taps("Hapus akun").await;
    seller.taps("Hapus").await;
    seller.sees_last("Akun sudah dihapus.");
    for text in ["/mulai", "mulai", "[Setuju]", "[Ya]", "Pak Bejo", "gedog"] {
        seller.does(text).await;
    }
    seller.sees_last("Akun ini sedang dihentikan pengelola.");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM persons WHERE chat_id IS NOT NULL").await, 0);
    restore(&world, id).await;
    for text in ["/mulai", "mulai", "[Setuju]", "[Ya]", "Pak Bejo", "gedog"] {
        seller.does(text).await;
    }
    seller.sees_last("Akun sudah jadi.");
    world.is_sound().await;
}

on_each_engine!(a_buyers_orders_go_on_with_colleagues_and_end_without_them);
async fn a_buyers_orders_go_on_with_colleagues_and_end_without_them(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let colleague = world.buyer("Pak Tono", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("500 kg").await;
    seller.accepts().await;
    buyer.orders("500 kg").await;
    let ended = revoke(&world, id_of(&world, &buyer).await, RoleKind::Buyer).await;
    assert_eq!(ended, Ended::default());
    buyer.sees_last("Anda tidak lagi pembeli Pasar Jaya: tidak lagi bertugas di sini.");
    buyer.says("/beli").await;
    buyer.sees_last("Menu ini untuk pembeli BUMD.");
    // What the seller answers now reaches who is left.
    seller.accepts().await;
    assert_eq!(colleague.count("Sepakat."), 1, "{}", colleague.transcript());
    world.is_sound().await;
    let ended = revoke(&world, id_of(&world, &colleague).await, RoleKind::Buyer).await;
    // Whoever ordered: nobody is left who could take the goods.
    assert_eq!(ended.orders.len(), 2);
    assert_eq!(seller.count("dibatalkan oleh pembeli"), 2, "{}", seller.transcript());
    world.is_sound().await;
}

on_each_engine!(an_admin_takes_an_offer_down_and_everybody_is_told_why);
async fn an_admin_takes_an_offer_down_and_everybody_is_told_why(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let admin = world.invited("Mas Adi", Role::Admin).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("500 kg").await;
    seller.accepts().await;
    buyer.orders("500 kg").await;
    seller.says("/turunkan P-1001").await;
    seller.sees_last("Menu ini untuk pengelola.");
    admin.says("/turunkan").await;
    admin.sees_last("contoh: /turunkan P-1042");
    admin.says("/turunkan P-1999").await;
    admin.sees_last("yang dicari tidak ada lagi");
    admin.says("/turunkan P-1001").await;
    admin.sees_no("Bejo");
    admin.taps("Turunkan penawaran").await;
    admin.sees_last("Turunkan P-1001");
    let (message, data) = admin.button("Isinya tidak benar").unwrap();
    seller.presses(message, &data).await;
    seller.sees_last("Menu ini untuk pengelola.");
    admin.taps("Isinya tidak benar").await;
    admin.sees_last("1 pesanan ditutup");
    seller.sees_last("ditarik pengelola: isinya tidak benar.");
    buyer.sees_last("Penjual belum bisa melayani pesanan ini.");
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders ORDER BY id").await, ["confirmed", "declined"]);
    assert_eq!(
        raw::texts(&world.db, "SELECT kind || ' ' || reason FROM events WHERE actor_id = 3 AND subject <> 'person' ORDER BY id").await,
        ["removed UNTRUE", "declined UNTRUE"]
    );
    admin.says("/turunkan p1001").await;
    admin.sees_last("Penawaran ini sudah tidak tayang.");
    admin.presses(message, &data).await;
    admin.sees_last("sudah");
    world.is_sound().await;
}

on_each_engine!(an_admins_link_asks_first_and_an_own_link_is_no_mistake);
async fn an_admins_link_asks_first_and_an_own_link_is_no_mistake(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let code = world.invitation(Role::Admin).await;
    seller.says(&format!("/start {code}")).await;
    seller.sees_last("Undangan ini menjadikan Anda pengelola");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM roles WHERE role = 'ADMIN'").await, 0);
    seller.taps("Tidak").await;
    seller.sees_last("Pak Bejo, mau apa?");
    seller.says(&format!("/start {code}")).await;
    seller.taps("Terima undangan").await;
    seller.sees_last("Sekarang Anda juga pengelola.");
    seller.says(&format!("/start {code}")).await;
    seller.sees_last("Pak Bejo, mau apa?");
    let stranger = world.stranger("Entah");
    stranger.says(&format!("/start {code}")).await;
    stranger.sees_last("Kode ini sudah dipakai");

    let official = world.official("Bu Ani", Office::Dkpp).await;
    let other = world.invitation(Role::Official(Office::Bappeda)).await;
    official.says(&format!("/start {other}")).await;
    official.sees_last("Undangan ini menjadikan Anda petugas Bappeda");
    assert_eq!(raw::texts(&world.db, "SELECT office FROM roles WHERE role = 'OFFICIAL'").await, ["DKPP"]);
    official.taps("Terima undangan").await;
    assert_eq!(raw::texts(&world.db, "SELECT office FROM roles WHERE role = 'OFFICIAL'").await, ["BAPPEDA"]);
}

on_each_engine!(a_stranger_declines_an_admins_link_and_nothing_is_kept);
async fn a_stranger_declines_an_admins_link_and_nothing_is_kept(engine: Engine) {
    let world = World::new(engine).await;
    let stranger = world.stranger("Entah");
    let code = world.invitation(Role::Admin).await;
    stranger.says(&format!("/start {code}")).await;
    stranger.sees_last("Undangan ini menjadikan Anda pengelola");
    stranger.taps("Tidak").await;
    stranger.sees_last("tidak ada data yang disimpan");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM conversations").await, 0);
    stranger.says(&format!("/start {code}")).await;
    stranger.taps_each(&["Terima undangan", "Setuju", "Ya"]).await;
    stranger.says("Bu Wati").await;
    stranger.sees_last("Akun pengelola sudah jadi.");
}

on_each_engine!(a_suspended_seller_is_told_nothing_of_what_was_never_asked);
async fn a_suspended_seller_is_told_nothing_of_what_was_never_asked(engine: Engine) {
    let world = World::new(engine).await;
    world.tembus(&["approval", "set", "PASAR_JAYA", "25.000.000"]).await.unwrap();
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    world.buyer("Pak Hadi", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("500 kg").await;
    buyer.orders("1 ton").await;
    let id = id_of(&world, &seller).await;
    let ended = suspend(&world, id).await;
    assert_eq!((ended.orders.len(), ended.unasked.len(), ended.open.len()), (1, 1, 0));
    seller.sees_last("1 pesanan diakhiri");
    seller.sees_no("O-2026-00002");
    world.is_sound().await;
}
