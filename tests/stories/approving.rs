//! An order above an organisation's limit: a colleague of who asks says yes, no, or sends it back with a remark, before the seller hears of it.

use tembus::{
    clock::Clock,
    domain::{
        budgets::Budgets,
        person::{Office, Organization, PersonId, Role, RoleKind},
        removal::RemovalReason,
    },
    market::{self, Named, OfOffer},
};

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// Says above how much orders of Pasar Jaya are approved.
async fn limit(world: &World, said: &str, printed: &str) {
    assert_eq!(world.tembus(&["approval", "set", "PASAR_JAYA", said]).await, Ok(format!("PASAR_JAYA {printed}")));
}

/// What the offer has free, asked for and agreed, in grams.
async fn stock(world: &World) -> Vec<String> {
    raw::dump(&world.db, "SELECT available, held, committed FROM offers ORDER BY id LIMIT 1").await.remove(0)
}

async fn order(world: &World) -> Vec<String> {
    raw::dump(&world.db, "SELECT status, COALESCE(approval, 'none') FROM orders ORDER BY id DESC LIMIT 1").await.remove(0)
}

/// Two tons of eggs at Rp26.500 a kilogram, two buyers of Pasar Jaya, and a limit of Rp25.000.000.
async fn two_buyers(world: &World) -> (Person<'_>, Person<'_>, Person<'_>) {
    limit(world, "25.000.000", "25000000").await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    let asker = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let colleague = world.buyer("Pak Hadi", Organization::PasarJaya).await;
    (seller, asker, colleague)
}

/// The same, with a ton asked for.
async fn asked(world: &World) -> (Person<'_>, Person<'_>, Person<'_>) {
    let people = two_buyers(world).await;
    people.1.orders("1 ton").await;
    people
}

/// A price that a buyer names for a ton.
async fn bids(buyer: &Person<'_>) {
    buyer.says("/beli").await;
    buyer.taps_each(&["1", "Tawar", "1 ton"]).await;
    buyer.says("25.750").await;
    buyer.taps("Kirim").await;
}

/// Every way out leaves the goods free, and the seller has heard of nothing.
async fn ended_unheard(world: &World, seller: &Person<'_>) {
    assert_eq!(stock(world).await, ["2000000", "0", "0"]);
    seller.sees_no("mau membeli");
    seller.sees_no("O-2026");
    seller.says("/pesanan").await;
    seller.sees_no("O-2026");
    world.is_sound().await;
}

async fn loses_role(world: &World, person: &Person<'_>) {
    let id = PersonId(raw::number(&world.db, &format!("SELECT id FROM persons WHERE chat_id = {}", person.id)).await);
    let (mut tx, now) = (world.db.begin().await.unwrap(), world.clock.now());
    let found = market::find_person(&mut tx, Named::Id(id), OfOffer::Seller).await.unwrap();
    market::revoke(&mut tx, &found, RoleKind::Buyer, RemovalReason::LeftWork, now).await.unwrap();
    tx.commit().await.unwrap();
    world.settle().await;
}

on_each_engine!(the_operator_says_the_limit_and_what_can_be_none_is_refused);
async fn the_operator_says_the_limit_and_what_can_be_none_is_refused(engine: Engine) {
    let world = World::new(engine).await;
    assert_eq!(world.tembus(&["approval", "list"]).await, Ok(String::new()));
    for bad in ["0", "25,5", "25 juta", "2500.000"] {
        let said = world.tembus(&["approval", "set", "PASAR_JAYA", bad]).await;
        assert!(said.as_ref().is_err_and(|said| said.contains("a whole sum above zero")), "{bad}: {said:?}");
    }
    limit(&world, "25.000.000", "25000000").await;
    limit(&world, "Rp30.000.000", "30000000").await;
    assert_eq!(world.tembus(&["approval", "list"]).await, Ok("PASAR_JAYA 30000000".to_owned()));
    limit(&world, "off", "off").await;
    assert_eq!(world.tembus(&["approval", "list"]).await, Ok(String::new()));
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM approval_limits").await, 3);
    world.is_sound().await;
}

on_each_engine!(up_to_the_limit_nothing_changes_and_above_it_a_colleague_is_asked);
async fn up_to_the_limit_nothing_changes_and_above_it_a_colleague_is_asked(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, colleague) = two_buyers(&world).await;
    limit(&world, "26.500.000", "26500000").await;
    asker.orders("1 ton").await;
    seller.sees_last("Pasar Jaya mau membeli telur ayam ras 1 ton");
    colleague.sees_no("minta persetujuan");
    seller.declines().await;
    limit(&world, "26.499.999", "26499999").await;
    asker.orders("1 ton").await;
    asker.sees_last("Pesanan O-2026-00002: telur ayam ras 1 ton menunggu persetujuan rekan Anda");
    colleague.sees_last("Bu Rina minta persetujuan Anda untuk pesanan O-2026-00002: telur ayam ras 1 ton");
    assert_eq!(order(&world).await, ["requested", "WAITING"]);
    // Another organisation has no limit.
    let other = world.buyer("Pak Joko", Organization::DharmaJaya).await;
    other.orders("1 ton").await;
    other.sees_last("sudah dikirim ke penjual");
    world.is_sound().await;
}

on_each_engine!(an_approved_order_is_asked_of_the_seller_as_any_other);
async fn an_approved_order_is_asked_of_the_seller_as_any_other(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, colleague) = asked(&world).await;
    assert_eq!(stock(&world).await, ["1000000", "1000000", "0"]);
    seller.sees_no("O-2026");
    assert_eq!(colleague.labels()[..4], ["Setuju", "Tolak", "Revisi", "Lihat"]);
    // Nobody approves the own order, and the button is not there.
    asker.opens_order().await;
    asker.sees_last("menunggu persetujuan sampai");
    assert!(!asker.labels().iter().any(|label| ["Setuju", "Tolak", "Revisi"].contains(&label.as_str())), "{:?}", asker.labels());
    let (message, data) = colleague.button("Setuju").unwrap();
    asker.presses(message, &data).await;
    asker.sees_last("pesanan sendiri hanya bisa disetujui rekan");
    seller.presses(message, &data).await;
    assert_eq!(order(&world).await, ["requested", "WAITING"]);
    colleague.taps_twice("Setuju").await;
    assert_eq!(colleague.count("sudah disetujui dan dikirim ke penjual"), 1);
    assert_eq!(asker.count("sudah disetujui dan dikirim ke penjual"), 1);
    assert_eq!(seller.count("Pasar Jaya mau membeli telur ayam ras 1 ton"), 1);
    assert_eq!(order(&world).await, ["requested", "GIVEN"]);
    world.is_sound().await;
    seller.accepts().await;
    for person in [&seller, &asker] {
        person.sees("Sepakat. Pesanan O-2026-00001");
    }
    assert_eq!(stock(&world).await, ["1000000", "0", "1000000"]);
    asker.opens_order().await;
    asker.taps("Riwayat").await;
    asker.sees_last("minta persetujuan rekan (pembeli)");
    asker.sees_last("disetujui rekan (pembeli)");
    world.is_sound().await;
}

on_each_engine!(the_sellers_time_begins_with_the_approval);
async fn the_sellers_time_begins_with_the_approval(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, _, colleague) = asked(&world).await;
    let before = raw::number(&world.db, "SELECT hold_until FROM orders").await;
    world.advance_to("2026-11-24T10:30").await;
    colleague.taps("Setuju").await;
    let (asked_at, after) =
        (raw::number(&world.db, "SELECT requested_at FROM orders").await, raw::number(&world.db, "SELECT hold_until FROM orders").await);
    assert!(after > before, "{before} {after}");
    assert!((0..60_000).contains(&(world.clock.now().timestamp_millis() - asked_at)), "{asked_at}");
    seller.sees_last("Pasar Jaya mau membeli");
    world.is_sound().await;
}

on_each_engine!(what_is_not_approved_ends_with_the_remark_and_the_seller_hears_nothing);
async fn what_is_not_approved_ends_with_the_remark_and_the_seller_hears_nothing(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, colleague) = asked(&world).await;
    let old = colleague.button("Setuju").unwrap();
    colleague.taps("Tolak").await;
    colleague.sees_last("Pesanan O-2026-00001 tidak disetujui. Apa alasannya?");
    colleague.says("anggaran minggu ini habis").await;
    colleague.taps("Kirim").await;
    for person in [&asker, &colleague] {
        person.sees_last(
            "Pesanan O-2026-00001 (telur ayam ras 1 ton) tidak disetujui: anggaran minggu ini habis. Barang tidak jadi dipesan.",
        );
    }
    // A button that is old changes nothing.
    colleague.presses(old.0, &old.1).await;
    assert_eq!(order(&world).await, ["cancelled", "WAITING"]);
    asker.opens_order().await;
    asker.sees_last("tidak disetujui");
    asker.sees_last("Catatan rekan: anggaran minggu ini habis");
    ended_unheard(&world, &seller).await;
}

on_each_engine!(what_is_sent_back_is_asked_for_again_of_less);
async fn what_is_sent_back_is_asked_for_again_of_less(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, colleague) = asked(&world).await;
    let old = colleague.button("Setuju").unwrap();
    colleague.taps("Revisi").await;
    colleague.sees_last("Apa yang perlu direvisi dari pesanan O-2026-00001?");
    colleague.says("cukup 600 kg dulu").await;
    colleague.taps("Kirim").await;
    colleague.sees_last("sudah dikembalikan ke pemesannya: cukup 600 kg dulu");
    asker.sees_last("Rekan Anda minta pesanan O-2026-00001 (telur ayam ras 1 ton) direvisi: cukup 600 kg dulu.");
    assert_eq!(order(&world).await, ["requested", "RETURNED"]);
    colleague.presses(old.0, &old.1).await;
    assert_eq!(order(&world).await, ["requested", "RETURNED"]);
    // Only who asked can ask again.
    let again = asker.button("Ajukan lagi").unwrap();
    colleague.presses(again.0, &again.1).await;
    colleague.sees_last("yang bisa mengajukan lagi hanya pemesannya");
    asker.taps("Ajukan lagi").await;
    asker.sees_last("Pesanan O-2026-00001 diajukan lagi: berapa banyak? Paling banyak 1 ton.");
    asker.says("3 ton").await;
    assert_eq!(order(&world).await, ["requested", "RETURNED"]);
    asker.says("600 kg").await;
    asker.taps("Kirim").await;
    asker.sees_last("Pesanan O-2026-00001 (telur ayam ras 600 kg) sudah diajukan lagi ke rekan Anda.");
    colleague.sees_last("Bu Rina minta persetujuan Anda untuk pesanan O-2026-00001: telur ayam ras 600 kg");
    assert_eq!(stock(&world).await, ["1400000", "600000", "0"]);
    assert_eq!(raw::number(&world.db, "SELECT total FROM orders").await, 15_900_000);
    world.is_sound().await;
    seller.sees_no("O-2026");
    colleague.taps("Setuju").await;
    seller.sees_last("Pasar Jaya mau membeli telur ayam ras 600 kg");
    seller.accepts().await;
    assert_eq!(stock(&world).await, ["1400000", "0", "600000"]);
    world.is_sound().await;
}

on_each_engine!(what_nobody_approves_in_time_lapses_and_the_goods_are_free);
async fn what_nobody_approves_in_time_lapses_and_the_goods_are_free(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, colleague) = asked(&world).await;
    world.advance_to("2026-11-26T08:00").await;
    asker.sees("Pesanan telur ayam ras 1 ton tidak jadi, karena belum disetujui rekan Anda sampai batas waktu.");
    colleague.taps("Setuju").await;
    assert_eq!(order(&world).await, ["lapsed", "WAITING"]);
    assert_eq!(raw::number(&world.db, "SELECT held FROM offers").await, 0);
    seller.sees_no("O-2026");
    seller.sees_no("mau membeli");
    world.is_sound().await;
}

on_each_engine!(who_asked_takes_it_back_before_anybody_approved);
async fn who_asked_takes_it_back_before_anybody_approved(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, colleague) = asked(&world).await;
    asker.opens_order().await;
    asker.taps("Tarik pesanan").await;
    asker.sees_last("Pesanan O-2026-00001 (telur ayam ras 1 ton) sudah ditarik. Penjual belum sempat dikabari.");
    colleague.taps("Setuju").await;
    colleague.sees_last("pesanan sudah ditarik pembeli");
    assert_eq!(order(&world).await, ["cancelled", "WAITING"]);
    ended_unheard(&world, &seller).await;
}

on_each_engine!(of_two_colleagues_the_first_decides);
async fn of_two_colleagues_the_first_decides(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, colleague) = two_buyers(&world).await;
    let third = world.buyer("Bu Tini", Organization::PasarJaya).await;
    asker.orders("1 ton").await;
    third.taps("Tolak").await;
    third.says("terlalu mahal").await;
    colleague.taps("Setuju").await;
    third.taps("Kirim").await;
    third.sees_last("pesanan sudah berubah");
    assert_eq!(order(&world).await, ["requested", "GIVEN"]);
    assert_eq!(asker.count("sudah disetujui dan dikirim ke penjual"), 1);
    seller.sees_last("Pasar Jaya mau membeli");
    world.is_sound().await;
}

on_each_engine!(a_limit_that_is_raised_is_of_what_is_asked_for_afterwards);
async fn a_limit_that_is_raised_is_of_what_is_asked_for_afterwards(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, colleague) = asked(&world).await;
    limit(&world, "off", "off").await;
    assert_eq!(order(&world).await, ["requested", "WAITING"]);
    asker.orders("500 kg").await;
    asker.sees_last("sudah dikirim ke penjual");
    colleague.says("/pesanan").await;
    colleague.sees_last("menunggu persetujuan");
    colleague.taps("2").await;
    colleague.taps("Setuju").await;
    assert_eq!(seller.count("Pasar Jaya mau membeli"), 2);
    world.is_sound().await;
}

on_each_engine!(no_change_makes_an_order_dearer_than_what_was_approved);
async fn no_change_makes_an_order_dearer_than_what_was_approved(engine: Engine) {
    const REFUSED: &str = "Sebesar ini perlu persetujuan kedua di pihak pembeli, dan di sini belum bisa.";
    let world = World::new(engine).await;
    let (seller, asker, colleague) = two_buyers(&world).await;
    asker.orders("500 kg").await;
    seller.accepts().await;
    let total = async || raw::number(&world.db, "SELECT total FROM orders ORDER BY id DESC LIMIT 1").await;
    for (person, term, to) in [(&asker, "Jumlah", "1 ton"), (&seller, "Jumlah", "1 ton"), (&seller, "Harga", "52.000")] {
        person.opens_order().await;
        person.taps_each(&["Ubah kesepakatan", term]).await;
        person.says(to).await;
        if term == "Harga" {
            // A price that eggs hardly have is asked about first.
            person.taps("Rp52.000/kg").await;
        }
        person.taps("Kirim").await;
        person.sees_last(REFUSED);
        person.sees_no("25.000.000");
    }
    // What stays within the limit is a change as any other; so is what costs less than was approved.
    asker.opens_order().await;
    asker.taps_each(&["Ubah kesepakatan", "Jumlah"]).await;
    asker.says("900 kg").await;
    asker.taps("Kirim").await;
    seller.taps("Setuju perubahan").await;
    assert_eq!(total().await, 23_850_000);
    asker.orders("1 ton").await;
    colleague.taps("Setuju").await;
    seller.accepts().await;
    seller.opens_order().await;
    seller.taps_each(&["Ubah kesepakatan", "Harga"]).await;
    seller.says("26.750").await;
    seller.taps("Kirim").await;
    seller.sees_last(REFUSED);
    seller.opens_order().await;
    seller.taps_each(&["Ubah kesepakatan", "Harga"]).await;
    seller.says("26.000").await;
    seller.taps("Kirim").await;
    asker.taps("Setuju perubahan").await;
    assert_eq!(total().await, 26_000_000);
    // A change that was proposed before the limit counts as of its answer.
    seller.opens_order().await;
    seller.taps_each(&["Ubah kesepakatan", "Hari bayar", "14 hari"]).await;
    asker.taps("Setuju perubahan").await;
    asker.sees_last("Sepakat. Perubahan");
    world.is_sound().await;
}

on_each_engine!(a_late_approval_moves_the_day_to_where_the_goods_can_change_hands);
async fn a_late_approval_moves_the_day_to_where_the_goods_can_change_hands(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, _, colleague) = asked(&world).await;
    let day = async || raw::texts(&world.db, "SELECT ready_from FROM orders ORDER BY id DESC LIMIT 1").await;
    assert_eq!(day().await, ["2026-11-25"]);
    world.advance_to("2026-11-25T08:30").await;
    colleague.taps("Setuju").await;
    // The seller has until Thursday to answer: it is not for Wednesday.
    assert_eq!(day().await, ["2026-11-26"]);
    seller.sees_last("Kam, 26 Nov 2026. Jumlah harga");
    seller.accepts().await;
    world.is_sound().await;
}

on_each_engine!(what_both_said_yes_to_is_approved_for_today_and_as_it_is);
async fn what_both_said_yes_to_is_approved_for_today_and_as_it_is(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, colleague) = two_buyers(&world).await;
    world.advance_to("2026-11-25T10:00").await;
    bids(&asker).await;
    seller.taps("Setuju Rp25.750").await;
    colleague.taps("Revisi").await;
    colleague.says("cukup 50 kg").await;
    colleague.taps("Kirim").await;
    // The seller said yes to a ton at this price, and to nothing else.
    asker.taps("Ajukan lagi").await;
    asker.says("50 kg").await;
    assert_eq!(order(&world).await, ["requested", "RETURNED"]);
    asker.sees_last("sebanyak 1 ton, seperti yang sudah disetujui penjual?");
    // A yes is the one answer that there is.
    asker.says("ya").await;
    assert_eq!(order(&world).await, ["requested", "WAITING"]);
    world.advance_to("2026-11-26T08:30").await;
    colleague.taps("Setuju").await;
    assert_eq!(order(&world).await, ["confirmed", "GIVEN"]);
    assert_eq!(raw::texts(&world.db, "SELECT ready_from FROM orders").await, ["2026-11-26"]);
    world.is_sound().await;
}

on_each_engine!(a_seller_reads_no_limit);
async fn a_seller_reads_no_limit(engine: Engine) {
    let world = World::new(engine).await;
    limit(&world, "25.000.000", "25000000").await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    let alone = world.buyer("Bu Rina", Organization::PasarJaya).await;
    bids(&alone).await;
    seller.taps("Setuju Rp25.750").await;
    seller.sees_last("Sebesar ini perlu persetujuan kedua di pihak pembeli");
    seller.sees_no("25.000.000");
    assert_eq!(stock(&world).await, ["2000000", "0", "0"]);
    world.is_sound().await;
}

on_each_engine!(who_buys_alone_is_told_and_nothing_is_held);
async fn who_buys_alone_is_told_and_nothing_is_held(engine: Engine) {
    let world = World::new(engine).await;
    limit(&world, "25.000.000", "25000000").await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    let asker = world.buyer("Bu Rina", Organization::PasarJaya).await;
    asker.orders("1 ton").await;
    asker.sees_last("Pesanan Pasar Jaya di atas Rp25.000.000 perlu disetujui satu rekan lagi");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders").await, 0);
    assert_eq!(stock(&world).await, ["2000000", "0", "0"]);
    asker.orders("500 kg").await;
    asker.sees_last("sudah dikirim ke penjual");
    world.is_sound().await;
}

on_each_engine!(an_approver_who_leaves_hands_it_to_the_others_or_ends_it);
async fn an_approver_who_leaves_hands_it_to_the_others_or_ends_it(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, colleague) = two_buyers(&world).await;
    let third = world.buyer("Bu Tini", Organization::PasarJaya).await;
    asker.orders("1 ton").await;
    loses_role(&world, &colleague).await;
    assert_eq!(order(&world).await, ["requested", "WAITING"]);
    colleague.presses(third.button("Setuju").unwrap().0, &third.button("Setuju").unwrap().1).await;
    assert_eq!(order(&world).await, ["requested", "WAITING"]);
    world.is_sound().await;
    loses_role(&world, &third).await;
    asker.sees_last("Pesanan O-2026-00001 (telur ayam ras 1 ton) tidak jadi, karena tidak ada lagi rekan yang bisa menyetujuinya.");
    assert_eq!(order(&world).await, ["cancelled", "WAITING"]);
    asker.opens_order().await;
    asker.sees_last("Pesanan O-2026-00001, tidak disetujui");
    ended_unheard(&world, &seller).await;
}

on_each_engine!(what_was_sent_back_ends_with_the_last_colleague_as_well);
async fn what_was_sent_back_ends_with_the_last_colleague_as_well(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, colleague) = asked(&world).await;
    colleague.taps("Revisi").await;
    colleague.says("kurangi dulu").await;
    colleague.taps("Kirim").await;
    colleague.says(&format!("/start {}", world.invitation(Role::Buyer(Organization::FoodStation)).await)).await;
    colleague.taps("Terima undangan").await;
    asker.sees_last("tidak ada lagi rekan yang bisa menyetujuinya");
    assert_eq!(order(&world).await, ["cancelled", "WAITING"]);
    ended_unheard(&world, &seller).await;
}

on_each_engine!(the_colleague_can_approve_when_who_asked_is_gone);
async fn the_colleague_can_approve_when_who_asked_is_gone(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, colleague) = asked(&world).await;
    loses_role(&world, &asker).await;
    colleague.taps("Setuju").await;
    assert_eq!(order(&world).await, ["requested", "GIVEN"]);
    seller.accepts().await;
    colleague.sees("Sepakat. Pesanan O-2026-00001");
    world.is_sound().await;
}

on_each_engine!(a_price_that_both_said_yes_to_is_agreed_by_the_approval);
async fn a_price_that_both_said_yes_to_is_agreed_by_the_approval(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, colleague) = two_buyers(&world).await;
    bids(&asker).await;
    seller.taps("Setuju Rp25.750").await;
    seller.sees_last("Pasar Jaya masih minta persetujuan di kantornya");
    asker.sees("Pesanan O-2026-00001 menunggu persetujuan rekan Anda");
    colleague.sees_last("Penjual sudah setuju.");
    assert_eq!(order(&world).await, ["requested", "WAITING"]);
    world.is_sound().await;
    seller.opens_order().await;
    assert!(!seller.labels().iter().any(|label| label == "Terima"), "{:?}", seller.labels());
    colleague.taps("Setuju").await;
    for person in [&seller, &asker, &colleague] {
        person.sees("Sepakat. Pesanan O-2026-00001");
    }
    // The seller is shown the number of who asked.
    asker.sees("nomor HP bisa dibagikan");
    colleague.sees_no("nomor HP bisa dibagikan");
    assert_eq!(order(&world).await, ["confirmed", "GIVEN"]);
    assert_eq!(stock(&world).await, ["1000000", "0", "1000000"]);
    world.is_sound().await;
}

on_each_engine!(a_price_that_is_not_approved_is_told_to_the_seller_without_the_remark);
async fn a_price_that_is_not_approved_is_told_to_the_seller_without_the_remark(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, colleague) = two_buyers(&world).await;
    bids(&asker).await;
    seller.taps("Tawar balik").await;
    seller.says("26.000").await;
    seller.taps("Kirim").await;
    // Who says yes to the seller's price asks the others, and the one who began may approve it.
    colleague.says("/tawar").await;
    colleague.taps_each(&["1", "Setuju Rp26.000"]).await;
    colleague.sees_last("Pesanan O-2026-00001 menunggu persetujuan rekan Anda");
    asker.sees_last("Pak Hadi minta persetujuan Anda");
    asker.taps("Tolak").await;
    asker.says("masih terlalu mahal").await;
    asker.taps("Kirim").await;
    seller.sees_last("Pasar Jaya menarik pesanan O-2026-00001");
    seller.sees_no("terlalu mahal");
    seller.opens_order().await;
    seller.sees_last("ditarik");
    seller.sees_no("tidak disetujui");
    colleague.opens_order().await;
    colleague.sees_last("tidak disetujui");
    assert_eq!(stock(&world).await, ["2000000", "0", "0"]);
    world.is_sound().await;
}

on_each_engine!(an_answer_that_is_taken_is_agreed_by_the_approval);
async fn an_answer_that_is_taken_is_agreed_by_the_approval(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, colleague) = two_buyers(&world).await;
    asker.says("butuh telur 5 ton kamis").await;
    asker.taps("Kirim").await;
    seller.taps("Tawarkan P-1001").await;
    asker.taps_each(&["Lihat tawaran", "1", "Ambil"]).await;
    seller.sees_last("Pasar Jaya masih minta persetujuan di kantornya");
    asker.sees("menunggu persetujuan rekan Anda");
    assert_eq!(raw::texts(&world.db, "SELECT status FROM demands").await, ["open"]);
    world.is_sound().await;
    colleague.taps("Setuju").await;
    assert_eq!(order(&world).await, ["confirmed", "GIVEN"]);
    assert_eq!(raw::texts(&world.db, "SELECT status FROM demands").await, ["partly"]);
    world.is_sound().await;
}

on_each_engine!(a_load_of_parts_is_one_ask);
async fn a_load_of_parts_is_one_ask(engine: Engine) {
    let world = World::with_budgets(engine, Budgets { share: 0, ..Budgets::default() }).await;
    limit(&world, "60.000.000", "60000000").await;
    let bejo = world.seller("Pak Bejo").await;
    bejo.offers("telur", "1,6 ton", "26.500").await;
    let sri = world.seller("Bu Sri").await;
    sri.offers("telur", "2 ton", "26.500").await;
    let asker = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let colleague = world.buyer("Pak Hadi", Organization::PasarJaya).await;
    asker.says("butuh telur 3,6 ton kamis").await;
    asker.taps("Kirim").await;
    asker.says("/permintaan").await;
    asker.taps_each(&["1", "Gabungkan penawaran", "Tanyakan"]).await;
    // Neither part costs so much, both together do.
    asker.sees_last("menunggu persetujuan rekan Anda. 2 penjual ditanya setelah itu.");
    assert_eq!(colleague.count("minta persetujuan Anda"), 2);
    for seller in [&bejo, &sri] {
        seller.sees_no("mau membeli");
    }
    world.is_sound().await;
    colleague.taps("Setuju").await;
    assert_eq!(bejo.count("mau membeli") + sri.count("mau membeli"), 1);
    world.is_sound().await;
}

on_each_engine!(a_seller_who_goes_ends_what_was_never_asked);
async fn a_seller_who_goes_ends_what_was_never_asked(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, colleague) = asked(&world).await;
    seller.says("/berhenti").await;
    seller.taps("Berhenti").await;
    assert_eq!(order(&world).await, ["declined", "WAITING"]);
    asker.sees("O-2026-00001");
    colleague.taps("Setuju").await;
    assert_eq!(order(&world).await, ["declined", "WAITING"]);
    world.is_sound().await;
}

on_each_engine!(nobody_else_learns_of_an_order_that_waits);
async fn nobody_else_learns_of_an_order_that_waits(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, _) = asked(&world).await;
    let stranger = world.buyer("Pak Joko", Organization::DharmaJaya).await;
    let (message, data) = asker.button("Lihat").unwrap();
    for person in [&seller, &stranger] {
        person.presses(message, &data).await;
        person.sees_last("yang dicari tidak ada lagi");
        person.says("O-2026-00001").await;
        person.sees_last("O-2026-00001 tidak ditemukan");
        person.sees_no("1 ton,");
    }
    // No word of the seller answers it.
    seller.says("terima").await;
    seller.says("tolak").await;
    assert_eq!(order(&world).await, ["requested", "WAITING"]);
    seller.says("/data").await;
    seller.sees_last("1 penawaran, 0 pesanan");
    world.is_sound().await;
}

/// Writes a remark of why an order is not approved, or comes back.
async fn remarks(colleague: &Person<'_>, button: &str, words: &str) {
    colleague.taps(button).await;
    colleague.says(words).await;
    colleague.taps("Kirim").await;
}

on_each_engine!(officials_hear_of_no_answer_to_what_was_never_asked);
async fn officials_hear_of_no_answer_to_what_was_never_asked(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, _) = two_buyers(&world).await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    asker.orders("500 kg").await;
    seller.declines().await;
    asker.orders("1 ton").await;
    seller.says("/berhenti").await;
    seller.taps("Berhenti").await;
    assert_eq!(order(&world).await, ["declined", "WAITING"]);
    official.says("/ringkasan hari ini").await;
    official.sees_last("1 ditolak");
    let other = world.seller("Bu Sri").await;
    other.offers("telur", "2 ton", "26.500").await;
    asker.orders("1 ton").await;
    world.advance_to("2026-11-26T08:00").await;
    assert_eq!(order(&world).await, ["lapsed", "WAITING"]);
    for day in ["24 nov", "25 nov", "26 nov"] {
        official.says(&format!("/ringkasan {day}")).await;
    }
    official.sees_no("tidak dijawab");
    world.is_sound().await;
}

on_each_engine!(what_a_colleague_does_not_approve_is_taken_from_nobodys_budget);
async fn what_a_colleague_does_not_approve_is_taken_from_nobodys_budget(engine: Engine) {
    let world = World::with_budgets(engine, Budgets { withdrawals: 2, hold_pause: 5, ..Budgets::NONE }).await;
    let (seller, asker, colleague) = two_buyers(&world).await;
    for _ in 0..3 {
        asker.orders("1 ton").await;
        remarks(&colleague, "Tolak", "kurangi dulu").await;
    }
    asker.orders("500 kg").await;
    asker.sees_last("sudah dikirim ke penjual");
    seller.declines().await;
    // Who takes it back himself has let the goods go, also before its seller was asked.
    asker.orders("1 ton").await;
    asker.opens_order().await;
    asker.taps("Tarik pesanan").await;
    asker.orders("500 kg").await;
    asker.sees_last("Barang ini baru saja Anda lepas.");
    world.is_sound().await;
}

on_each_engine!(a_demand_says_what_waits_for_whom);
async fn a_demand_says_what_waits_for_whom(engine: Engine) {
    let world = World::with_budgets(engine, Budgets { share: 0, ..Budgets::default() }).await;
    let (seller, asker, colleague) = two_buyers(&world).await;
    asker.says("butuh telur 5 ton kamis").await;
    asker.taps("Kirim").await;
    seller.taps("Tawarkan P-1001").await;
    asker.taps_each(&["Lihat tawaran", "1", "Ambil"]).await;
    let other = world.seller("Bu Sri").await;
    other.offers("telur", "900 kg", "26.500").await;
    limit(&world, "off", "off").await;
    asker.says("/permintaan").await;
    asker.taps("1").await;
    asker.sees_last("2 ton menunggu persetujuan rekan");
    asker.taps_each(&["Gabungkan penawaran", "Tanyakan"]).await;
    asker.says("/permintaan").await;
    asker.taps("1").await;
    asker.sees_last("2 ton menunggu persetujuan rekan\n900 kg menunggu jawaban 1 penjual");
    colleague.opens_order().await;
    colleague.says("/pesanan").await;
    world.is_sound().await;
}

on_each_engine!(what_was_not_approved_was_taken_back_by_nobody);
async fn what_was_not_approved_was_taken_back_by_nobody(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, colleague) = two_buyers(&world).await;
    let third = world.buyer("Bu Tini", Organization::PasarJaya).await;
    asker.orders("1 ton").await;
    remarks(&colleague, "Tolak", "terlalu mahal").await;
    third.taps("Setuju").await;
    third.sees_last("pesanan tidak disetujui rekan");
    // It stays so when the remark is gone.
    colleague.says("/data").await;
    colleague.taps_each(&["Hapus akun", "Hapus"]).await;
    asker.opens_order().await;
    asker.sees_last("Pesanan O-2026-00001, tidak disetujui");
    asker.sees_no("ditarik pembeli");
    // What came back, was asked for again and was then taken back was refused by nobody.
    asker.orders("1 ton").await;
    remarks(&third, "Revisi", "cukup 600 kg").await;
    asker.taps("Ajukan lagi").await;
    asker.says("600 kg").await;
    asker.taps("Kirim").await;
    asker.opens_order().await;
    asker.taps("Tarik pesanan").await;
    asker.opens_order().await;
    asker.sees_last("Pesanan O-2026-00002, ditarik pembeli");
    third.taps("Setuju").await;
    third.sees_last("pesanan sudah ditarik pembeli");
    ended_unheard(&world, &seller).await;
}

on_each_engine!(a_colleague_who_agrees_is_not_asked_for_the_number_of_who_began);
async fn a_colleague_who_agrees_is_not_asked_for_the_number_of_who_began(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, colleague) = two_buyers(&world).await;
    limit(&world, "off", "off").await;
    bids(&asker).await;
    seller.taps("Tawar balik").await;
    seller.says("26.000").await;
    seller.taps("Kirim").await;
    colleague.says("/tawar").await;
    colleague.taps_each(&["1", "Setuju Rp26.000"]).await;
    colleague.sees_last("Sepakat. Pesanan O-2026-00001");
    colleague.sees_no("nomor HP bisa dibagikan");
    asker.sees("nomor HP bisa dibagikan");
    world.is_sound().await;
}

on_each_engine!(who_cant_be_reached_when_the_approval_comes_has_a_stand_in_and_who_asked_knows);
async fn who_cant_be_reached_when_the_approval_comes_has_a_stand_in_and_who_asked_knows(engine: Engine) {
    let world = World::new(engine).await;
    limit(&world, "25.000.000", "25000000").await;
    let assistant = world.assistant("Bu Sri").await;
    let stand_in = world.official("Bu Ani", Office::Btc).await;
    assistant.offers_for("Pak Tarno", "telur 2 ton 26500 siap besok").await;
    let asker = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let colleague = world.buyer("Pak Hadi", Organization::PasarJaya).await;
    asker.orders("1 ton").await;
    world.sandbox.block(assistant.id);
    world.settle().await;
    asker.sees_no("belum bisa dihubungi");
    stand_in.sees_no("O-2026-00001");
    colleague.taps("Setuju").await;
    stand_in.sees("Kabar untuk petani Pak Tarno");
    asker.sees("Penjual untuk pesanan O-2026-00001 belum bisa dihubungi sekarang.");
    world.is_sound().await;
}

on_each_engine!(a_colleague_who_has_blocked_the_bot_approves_nothing_and_nothing_waits_for_him);
async fn a_colleague_who_has_blocked_the_bot_approves_nothing_and_nothing_waits_for_him(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, asker, colleague) = two_buyers(&world).await;
    let third = world.buyer("Bu Tini", Organization::PasarJaya).await;
    asker.orders("1 ton").await;
    // One of two can still say yes.
    world.sandbox.block(colleague.id);
    world.settle().await;
    assert_eq!(order(&world).await, ["requested", "WAITING"]);
    world.sandbox.block(third.id);
    world.settle().await;
    asker.sees_last("tidak ada lagi rekan yang bisa menyetujuinya");
    assert_eq!(order(&world).await, ["cancelled", "WAITING"]);
    // What is asked for meanwhile is refused before anything is held.
    asker.orders("1 ton").await;
    asker.sees_last("perlu disetujui satu rekan lagi. Sekarang belum ada rekan yang bisa dihubungi di sini");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders").await, 1);
    ended_unheard(&world, &seller).await;
    // Who comes back can be asked again.
    world.sandbox.unblock(third.id);
    world.settle().await;
    third.says("/menu").await;
    asker.orders("1 ton").await;
    third.sees("minta persetujuan Anda untuk pesanan O-2026-00002");
    world.is_sound().await;
}
