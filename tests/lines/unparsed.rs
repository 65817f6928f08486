use chrono::{Days, NaiveDate};

use super::with_seller;
use crate::support::{Person, on_each_engine};

async fn unparsed(seller: &Person<'_>) -> Vec<(String, String)> {
    let mut tx = seller.world.db.read().await.unwrap();
    tx.unparsed().since(NaiveDate::MIN).await.unwrap().into_iter().map(|u| (u.why, u.text)).collect()
}

on_each_engine!(what_was_not_understood_is_kept_without_names_and_numbers, with_seller);
async fn what_was_not_understood_is_kept_without_names_and_numbers(seller: &Person<'_>) {
    seller.says("saya Slamet punya xyzzy 12, hub 081234567890").await;
    seller.says("NIK 3572011203850001 apa kabar").await;
    seller.says("/jual").await;
    seller.says("barang aneh").await;
    let kept = unparsed(seller).await;
    assert_eq!(
        kept,
        [("NOT_OFFER".to_owned(), "saya punya xyzzy 12, hub".to_owned()), ("goods".to_owned(), "barang aneh".to_owned())],
        "{}",
        seller.transcript()
    );
}

on_each_engine!(what_was_not_understood_is_forgotten_in_time, with_seller);
async fn what_was_not_understood_is_forgotten_in_time(seller: &Person<'_>) {
    seller.says("xyzzy").await;
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    for (day, forgotten) in [(today, 0), (today + Days::new(1), 1)] {
        let mut tx = seller.world.db.begin().await.unwrap();
        assert_eq!(tx.unparsed().forget(day).await.unwrap(), forgotten);
        tx.commit().await.unwrap();
    }
    assert!(unparsed(seller).await.is_empty());
}

on_each_engine!(what_was_changed_on_a_card_is_kept, with_seller);
async fn what_was_changed_on_a_card_is_kept(seller: &Person<'_>) {
    seller.says("telur 2 ton 26rb siap besok di Gedog").await;
    for step in ["Ubah", "Harga"] {
        seller.taps(step).await;
    }
    seller.says("26.500").await;
    seller.taps("Benar, tayangkan").await;
    let changed = serde_json::json!({ "field": "price", "before": "26000/KG", "after": "26500/KG" }).to_string();
    assert_eq!(unparsed(seller).await, [("CHANGED".to_owned(), changed)], "{}", seller.transcript());
}

on_each_engine!(a_line_that_was_read_right_keeps_nothing, with_seller);
async fn a_line_that_was_read_right_keeps_nothing(seller: &Person<'_>) {
    seller.says("telur 2 ton 26rb siap besok").await;
    seller.taps("Benar, tayangkan").await;
    assert!(unparsed(seller).await.is_empty(), "{}", seller.transcript());
}
