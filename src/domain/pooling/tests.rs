use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;
use crate::domain::wib;

const KG: i64 = 1000;

/// An offer of a seller of its own, who was asked so many days ago, if ever.
fn offer(number: i64, kg: i64, days_ago: Option<i64>) -> Candidate {
    of_seller(number, number, kg * KG, days_ago)
}

fn of_seller(number: i64, seller: i64, left: i64, days_ago: Option<i64>) -> Candidate {
    let today = wib::at_hour(chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(), 9);
    let last_turn = days_ago.map(|days| today - TimeDelta::days(days));
    Candidate { offer: OfferId(number), seller: PersonId(seller), left, last_turn }
}

fn parts(wanted_kg: i64, offers: &[Candidate]) -> Vec<(i64, i64)> {
    let load = compose(wanted_kg * KG, offers, smallest_rest(Dimension::Mass), 12);
    load.parts.iter().map(|part| (part.offer.0, part.base / KG)).collect()
}

#[test]
fn the_fewest_sellers_and_then_nothing_left_over() {
    let offers = [offer(1, 2500, None), offer(2, 3000, None), offer(3, 2000, None), offer(4, 500, None)];
    assert_eq!(parts(5000, &offers), [(2, 3000), (3, 2000)]);
    assert_eq!(parts(3000, &offers), [(2, 3000)]);
    assert_eq!(parts(5040, &offers), [(1, 2500), (2, 2540)]);
}

#[test]
fn a_rest_that_nobody_buys_is_worse_than_one_that_somebody_does() {
    assert_eq!(parts(1000, &[offer(1, 1010, None), offer(2, 1060, None)]), [(2, 1000)]);
    assert_eq!(parts(1000, &[offer(1, 1010, None), offer(2, 1049, None)]), [(1, 1000)]);
    assert_eq!(parts(1000, &[offer(1, 1500, None), offer(2, 1060, None), offer(3, 1001, None)]), [(2, 1000)]);
}

#[test]
fn of_equal_choices_who_waited_longest_is_asked() {
    let offers = [offer(1, 500, Some(1)), offer(2, 500, Some(9)), offer(3, 500, None), offer(4, 500, Some(8))];
    assert_eq!(parts(1000, &offers), [(3, 500), (2, 500)]);
    // Two of five have the turn each week: nobody waits longer than the two weeks in which the others have it.
    let mut turns = [None; 5];
    for week in 0..20_i64 {
        let offers: Vec<_> = (0_i64..5).zip(turns).map(|(number, turn)| offer(number, 500, turn)).collect();
        for (number, _) in parts(1000, &offers) {
            let at = usize::try_from(number).unwrap();
            turns[at] = Some(-week);
        }
        assert!(week < 2 || turns.iter().all(|turn| turn.is_some_and(|turn| week + turn <= 2)), "{week} {turns:?}");
    }
}

#[test]
fn who_was_asked_last_keeps_what_is_left_over() {
    assert_eq!(parts(900, &[offer(1, 500, Some(1)), offer(2, 500, Some(9))]), [(2, 500), (1, 400)]);
}

#[test]
fn offers_of_one_seller_are_one_seller() {
    let small = |number, seller, kg| of_seller(number, seller, kg * KG, None);
    let offers = [small(1, 1, 300), small(2, 1, 400), small(3, 2, 600), small(4, 3, 500), small(5, 1, 100), small(6, 1, 50)];
    assert_eq!(parts(700, &offers), [(2, 400), (1, 300)]);
    // The fourth offer of a seller is left alone.
    assert_eq!(parts(850, &offers[..2]), [(2, 400), (1, 300)]);
    assert_eq!(parts(5000, &[offers[0], offers[1], offers[4], offers[5]]), [(2, 400), (1, 300), (5, 100)]);
}

#[test]
fn what_all_have_together_is_less_than_a_load() {
    let offers = [offer(1, 1000, None), offer(2, 600, None)];
    let load = compose(5_000_000, &offers, 50_000, 12);
    assert_eq!((load.parts.len(), load.missing), (2, 3_400_000));
    // Not more sellers than can be asked: the largest.
    let load = compose(5_000_000, &offers, 50_000, 1);
    assert_eq!(load, Pool { parts: vec![Part { offer: OfferId(1), base: 1_000_000 }], missing: 4_000_000 });
    assert_eq!(compose(5, &[], 1, 12), Pool { parts: vec![], missing: 5 });
    assert_eq!(compose(0, &offers, 1, 12), Pool::default());
    assert_eq!(compose(5, &offers, 1, 0), Pool { parts: vec![], missing: 5 });
}

/// Numbers that look like chance and are always the same.
fn scattered(count: i64) -> impl Iterator<Item = i64> {
    (1..=count).scan(12_345_u64, |state, _| {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(*state >> 40).ok()
    })
}

#[test]
fn a_truck_from_two_hundred_offers_is_full() {
    for (smallest, spread) in [(20, 60), (50, 400), (200, 1500)] {
        let offers: Vec<_> = (1..).zip(scattered(200)).map(|(number, chance)| offer(number, smallest + chance % spread, None)).collect();
        let load = compose(5_040_000, &offers, 50_000, 200);
        let mut largest: Vec<_> = offers.iter().map(|offer| offer.left).collect();
        largest.sort_unstable_by_key(|left| std::cmp::Reverse(*left));
        let mut sum = 0;
        let fewest = largest.iter().position(|left| {
            sum += left;
            sum >= 5_040_000
        });
        assert_eq!(load.parts.len(), fewest.unwrap() + 1);
        assert_eq!((load.missing, load.parts.iter().map(|part| part.base).sum::<i64>()), (0, 5_040_000));
    }
}

#[test]
fn amounts_without_a_common_measure_and_of_any_size_fill_the_load() {
    let offers: Vec<_> =
        (1..).zip(scattered(200)).map(|(number, chance)| of_seller(number, number, 1_000_000_007 + chance, None)).collect();
    let load = compose(30_000_000_011, &offers, 50_000, 200);
    assert_eq!((load.missing, load.parts.len()), (0, 30));
    let most = [of_seller(1, 1, i64::MAX, None), of_seller(2, 2, i64::MAX, None), of_seller(3, 1, i64::MAX, None)];
    assert_eq!(compose(i64::MAX, &most, i64::MAX, 12).missing, 0);
}

#[test]
fn an_offer_that_nobody_can_have_hides_no_other() {
    let offers = [offer(1, 900_000_000, None), offer(2, 5_001, None), offer(3, 5_000, Some(1)), offer(4, 2_500, None)];
    assert_eq!(parts(5_000, &offers), [(3, 5_000)]);
    assert_eq!(parts(5_002, &offers), [(1, 5_002)]);
}

#[test]
fn the_work_is_bounded() {
    for (sellers, count) in [(200, 1), (200, 12), (200, 200), (2000, 12), (1, 1)] {
        let has: Vec<i64> = scattered(sellers).map(|chance| chance + 1).collect();
        let sum = has.iter().sum();
        assert!(Sums::of(&has, count, sum, sum).work() <= Sums::WORDS, "{sellers} {count}");
    }
}

/// What the doc comment of [`compose`] says, tried with every set of sellers.
fn tried(wanted: i64, sellers: &[Candidate], smallest: i64, most: usize) -> Pool {
    let mut in_turn = sellers.to_vec();
    in_turn.sort_by_key(|seller| (seller.last_turn, seller.offer));
    let best = (0..1_u32 << in_turn.len())
        .map(|set| (0..in_turn.len()).filter(|at| set >> at & 1 == 1).collect::<Vec<_>>())
        .filter(|set| set.len() <= most)
        .min_by_key(|set| {
            let sum: i64 = set.iter().map(|at| in_turn[*at].left).sum();
            let rest = (sum - wanted).max(0);
            ((wanted - sum).max(0), set.len(), rest > 0 && rest < smallest, rest, set.clone())
        });
    let mut missing = wanted;
    let mut parts = Vec::new();
    for at in best.unwrap_or_default() {
        let base = in_turn[at].left.min(missing);
        missing -= base;
        parts.push(Part { offer: in_turn[at].offer, base });
    }
    Pool { parts, missing }
}

fn small_market() -> impl Strategy<Value = (i64, Vec<Candidate>)> {
    let seller = (1..40_i64, prop::option::of(0..4_i64));
    let sellers = prop::collection::vec(seller, 0..10)
        .prop_map(|sellers| (1..).zip(sellers).map(|(number, (left, days))| of_seller(number, number, left, days)).collect());
    (1..160_i64, sellers)
}

proptest! {
    #[test]
    fn no_choice_is_better((wanted, sellers) in small_market(), smallest in 1..8_i64, most in 1..12_usize) {
        prop_assert_eq!(compose(wanted, &sellers, smallest, most), tried(wanted, &sellers, smallest, most));
    }

    #[test]
    fn parts_are_within_their_offers_and_the_order_of_the_offers_is_nothing(
        (wanted, mut sellers) in small_market(), by in 1..4_i64, most in 1..6_usize
    ) {
        for seller in &mut sellers {
            seller.seller = PersonId(seller.seller.0 / by);
            seller.last_turn = None;
        }
        let load = compose(wanted, &sellers, 3, most);
        let left = |part: &Part| sellers.iter().find(|offer| offer.offer == part.offer).unwrap().left;
        prop_assert!(load.parts.iter().all(|part| part.base > 0 && part.base <= left(part)));
        prop_assert_eq!(load.parts.iter().map(|part| part.base).sum::<i64>() + load.missing, wanted);
        sellers.reverse();
        prop_assert_eq!(compose(wanted, &sellers, 3, most), load);
    }
}
