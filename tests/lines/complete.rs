use tembus::domain::person::Organization;

use super::{Counted, Effort, buttons, with_seller};
use crate::support::{Engine, Person, World, on_each_engine};

on_each_engine!(a_complete_line_is_published_with_one_message_and_one_tap, with_seller);
async fn a_complete_line_is_published_with_one_message_and_one_tap(seller: &Person<'_>) {
    let mut slamet = Counted::new(seller);
    slamet.says("telur 2 ton 26.500/kg siap besok").await;
    seller.sees_last("Tolong dicek dulu:");
    seller.sees_last("🥚 Telur ayam ras");
    seller.sees_last("2 ton (2.000 kg), Rp26.500/kg, di tempat saya");
    seller.sees_last("Siap Rab, 25 Nov 2026, Gedog");
    seller.sees_last("Jumlah harga kira-kira Rp53.000.000");
    assert_eq!(buttons(seller), ["Benar, tayangkan", "Ubah", "Batal"]);
    slamet.publishes().await;
    seller.sees_last("Nomor P-1001.");
    assert_eq!(slamet.effort, Effort { messages: 1, taps: 1 });
}

on_each_engine!(a_line_after_the_command_and_a_line_in_the_form_are_read_as_well, with_seller);
async fn a_line_after_the_command_and_a_line_in_the_form_are_read_as_well(seller: &Person<'_>) {
    seller.says("/jual tigan 50 kg selawe ewu sesuk").await;
    seller.sees_last("50 kg, Rp25.000/kg, di tempat saya");
    seller.taps("Batal").await;
    seller.says("/jual").await;
    seller.sees_last("Mau menawarkan apa?\nBoleh ditulis sekaligus, contoh: telur 2 ton 26.500/kg siap besok");
    seller.says("telur bebek 2.000 butir 2.300/butir siap lusa").await;
    seller.sees_last("2.000 butir, Rp2.300/butir, di tempat saya");
    seller.publishes().await;
    seller.sees_last("Nomor P-1001.");
}

on_each_engine!(words_under_a_photo_are_an_offer, with_seller);
async fn words_under_a_photo_are_an_offer(seller: &Person<'_>) {
    seller.world.sandbox.send_photo(seller.id, "nila merah 250 kg 27.500 besok");
    seller.world.settle().await;
    seller.sees_last("250 kg, Rp27.500/kg, di tempat saya");
}

on_each_engine!(what_the_card_proposes_can_be_changed, with_seller);
async fn what_the_card_proposes_can_be_changed(seller: &Person<'_>) {
    seller.says("telur 2 ton 26.500/kg siap besok").await;
    seller.taps("Ubah").await;
    seller.taps("Tempat serah").await;
    seller.taps("Sampai Jakarta").await;
    seller.sees_last("Rp26.500/kg, sampai Jakarta");
    seller.says("telur 1 ton 26.000 lusa").await;
    seller.sees_last("1 ton (1.000 kg), Rp26.000/kg, sampai Jakarta");
    seller.sees_last("Siap Kam, 26 Nov 2026");
}

on_each_engine!(an_edited_message_changes_its_card_until_it_is_published, with_seller);
async fn an_edited_message_changes_its_card_until_it_is_published(seller: &Person<'_>) {
    let message = seller.world.sandbox.say(seller.id, "telur 2 ton 26.500/kg siap besok");
    seller.world.settle().await;
    let before = seller.chat().len();
    assert!(seller.world.sandbox.edit(seller.id, message, "telur 3 ton 26.500/kg siap besok"));
    seller.world.settle().await;
    seller.sees_last("3 ton (3.000 kg)");
    seller.sees_no("\n2 ton (2.000 kg)");
    assert_eq!(seller.chat().len(), before, "{}", seller.transcript());
    seller.publishes().await;
    assert!(seller.world.sandbox.edit(seller.id, message, "telur 4 ton 26.500/kg siap besok"));
    seller.world.settle().await;
    seller.sees_last("P-1001 Telur ayam ras, tayang");
    seller.sees_last("Sisa 3 dari 3 ton");
}

on_each_engine!(a_line_may_tell_a_phone_number_and_it_is_not_kept, with_seller);
async fn a_line_may_tell_a_phone_number_and_it_is_not_kept(seller: &Person<'_>) {
    seller.says("telur 2 ton 26rb besok hub 081234567890").await;
    seller.sees_last("Nomor telepon atau rekening di pesan tadi tidak kami simpan.\nTolong dicek dulu:");
    seller.sees_no("0812");
}

on_each_engine!(a_buyers_line_looks_for_goods);
async fn a_buyers_line_looks_for_goods(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    for line in ["cabe rawit 1 kw 45rb besok", "karkas ayam 4 kw 34rb besok", "karkas ayam 2 kw 33rb lusa"] {
        seller.says(line).await;
        seller.publishes().await;
    }
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("cabe rawit 80 kg besok").await;
    buyer.sees_last("Cabai rawit: 1 penawaran");
    buyer.says("ayam karkas < 35rb").await;
    buyer.sees_last("Karkas ayam pedaging: 2 penawaran");
    buyer.sees_last("1. 2 kw (200 kg), Rp33.000/kg");
    buyer.says("cari telur 2 ton").await;
    buyer.sees_last("Belum ada penawaran telur ayam ras.");
    buyer.says("butuh cabe 50 kg").await;
    buyer.taps("Cabai rawit").await;
    buyer.sees_last("Cabai rawit: 1 penawaran");
}
