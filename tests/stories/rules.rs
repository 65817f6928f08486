//! What an admin sets in the chat for orders that begin from then on.

use tembus::{
    chat::actions::{Action, RuleAction},
    domain::person::{Office, Organization, Role},
};

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// The admin comes to one of the forms.
async fn begins(admin: &Person<'_>, form: &str) {
    admin.says("/kelola").await;
    admin.taps_each(&["Aturan", form]).await;
}

on_each_engine!(an_admin_says_how_much_more_can_be_accepted_of_goods_and_what_begins_then_has_it);
async fn an_admin_says_how_much_more_can_be_accepted_of_goods_and_what_begins_then_has_it(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "3 ton", "26.500").await;
    buyer.orders("1 ton").await;
    admin.says("/kelola").await;
    admin.taps("Aturan").await;
    admin.sees_last("Boleh diterima lebih: belum ada\nPerlu persetujuan rekan: belum ada");
    admin.taps("Boleh lebih").await;
    admin.sees_last("Barang apa yang boleh diterima lebih dari yang disepakati?");
    admin.says("emas").await;
    admin.sees_last("Barang apa yang boleh diterima lebih dari yang disepakati?");
    admin.says("telur ayam ras").await;
    for bad in ["21", "-1", "2,55", "dua"] {
        admin.says(bad).await;
        admin.sees_last("Tulis persennya dari 0 sampai 20%");
    }
    admin.says("2,5").await;
    admin.sees_last("Simpan: telur ayam ras boleh diterima lebih sampai 2,5%?\nBerlaku untuk pesanan yang dibuat sesudah ini.");
    let kept = "SELECT commodity, permille FROM tolerances WHERE entered_by IS NOT NULL ORDER BY id";
    assert!(raw::dump(&world.db, kept).await.is_empty(), "nothing holds before it was checked");
    admin.taps_twice("Simpan").await;
    admin.sees_last("Tercatat. Boleh diterima lebih, telur ayam ras: 2,5%.");
    assert_eq!(raw::dump(&world.db, kept).await, [["EGG_LAYER", "25"]]);
    // What was asked for before stays as it was; what begins now has it.
    seller.opens_order().await;
    assert!(!seller.last().contains("Boleh lebih"), "{}", seller.transcript());
    buyer.orders("500 kg").await;
    seller.sees_last("Boleh lebih sampai 2,5% (512,5 kg)");
    // Another one takes its place, and both rows stay.
    begins(&admin, "Boleh lebih").await;
    admin.taps_each(&["Telur ayam ras", "0%", "Simpan"]).await;
    assert_eq!(raw::dump(&world.db, kept).await, [["EGG_LAYER", "25"], ["EGG_LAYER", "0"]]);
    admin.taps("Aturan").await;
    admin.sees_last("Boleh diterima lebih: belum ada");
    world.is_sound().await;
}

on_each_engine!(an_admin_says_above_how_much_an_organisation_needs_a_second_yes);
async fn an_admin_says_above_how_much_an_organisation_needs_a_second_yes(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let colleague = world.buyer("Pak Dodi", Organization::PasarJaya).await;
    seller.offers("telur", "3 ton", "26.500").await;
    begins(&admin, "Batas persetujuan").await;
    admin.sees_last("Batas persetujuan untuk pembeli mana?");
    admin.taps("Pasar Jaya").await;
    admin.sees_last("Pesanan Pasar Jaya di atas berapa rupiah perlu persetujuan rekan? Contoh: 25 juta");
    for bad in ["0", "banyak"] {
        admin.says(bad).await;
        admin.sees_last("Pesanan Pasar Jaya di atas berapa rupiah perlu persetujuan rekan?");
    }
    // Who writes 25 means millions, and is asked.
    admin.says("25").await;
    admin.taps("Rp25.000.000").await;
    admin.sees_last("Simpan: pesanan Pasar Jaya di atas Rp25.000.000 perlu persetujuan rekan?");
    let kept = "SELECT organization, COALESCE(amount, 0) FROM approval_limits WHERE entered_by IS NOT NULL ORDER BY id";
    assert!(raw::dump(&world.db, kept).await.is_empty());
    admin.taps_twice("Simpan").await;
    admin.sees_last("Tercatat. Pesanan Pasar Jaya di atas Rp25.000.000 perlu persetujuan rekan.");
    assert_eq!(raw::dump(&world.db, kept).await, [["PASAR_JAYA", "25000000"]]);
    buyer.orders("1 ton").await;
    buyer.sees_last("menunggu persetujuan rekan Anda");
    colleague.sees_last("Bu Rina minta persetujuan Anda untuk pesanan O-2026-00001");
    seller.sees_no("mau membeli");
    // Without a limit the seller is asked at once.
    begins(&admin, "Batas persetujuan").await;
    admin.taps_each(&["Pasar Jaya", "Tanpa batas"]).await;
    admin.sees_last("Simpan: pesanan Pasar Jaya tidak perlu persetujuan rekan?");
    admin.taps("Simpan").await;
    assert_eq!(raw::dump(&world.db, kept).await, [["PASAR_JAYA", "25000000"], ["PASAR_JAYA", "0"]]);
    buyer.orders("1 ton").await;
    seller.sees_last("Pasar Jaya mau membeli telur ayam ras 1 ton");
    world.is_sound().await;
}

on_each_engine!(nobody_but_an_admin_sets_what_holds);
async fn nobody_but_an_admin_sets_what_holds(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let others = [
        world.seller("Pak Bejo").await,
        world.buyer("Bu Rina", Organization::PasarJaya).await,
        world.official("Pak Hadi", Office::Btc).await,
        world.official("Bu Ani", Office::Bappeda).await,
        world.invited("Bu Sri", Role::Assistant).await,
    ];
    for person in &others {
        person.says("/kelola").await;
        assert!(!person.labels().contains(&"Aturan".to_owned()), "{}", person.transcript());
        let message = person.chat().last().unwrap().message_id;
        for action in [RuleAction::List, RuleAction::Tolerance, RuleAction::Limit] {
            person.presses(message, &Action::Rule(action).encode()).await;
            person.sees_last("Menu ini untuk");
        }
        person.sees_no("Aturan untuk pesanan");
    }
    // Who is an admin no more when it is to be kept is refused as well.
    begins(&admin, "Batas persetujuan").await;
    admin.taps_each(&["Pasar Jaya", "Rp25.000.000"]).await;
    raw::execute(&world.db, "UPDATE roles SET ended_at = 1796000000000 WHERE role = 'ADMIN'").await.unwrap();
    admin.taps("Simpan").await;
    for table in ["tolerances", "approval_limits"] {
        assert_eq!(raw::number(&world.db, &format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
}
