//! What is kept of people, whatever their phones send.

use tembus::domain::person::Organization;

use super::raw::number;
use crate::support::{Engine, World, on_each_engine};

on_each_engine!(a_number_that_is_not_the_own_one_is_never_kept);
async fn a_number_that_is_not_the_own_one_is_never_kept(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    for person in [&seller, &buyer] {
        person.shares("+6281234567890", Some(777)).await;
        person.shares("+6281234567890", None).await;
    }
    assert_eq!(number(&world.db, "SELECT COUNT(*) FROM persons WHERE phone IS NOT NULL").await, 0);
    assert_eq!(number(&world.db, "SELECT COUNT(*) FROM set_aside").await, 0);
}
