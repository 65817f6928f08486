//! Samples of the rules that an admin sets. Read by `tests/notices` alone.

use tembus::{
    domain::{
        money::{Price, Rupiah},
        person::Organization,
        tolerance::Tolerance,
        unit::Unit,
    },
    notice::{Choice, Notice, Question},
};

use super::{
    facts::*,
    samples::{Sample, asked, named},
};

pub(super) fn all() -> Vec<Sample> {
    let share = |permille| Tolerance::of_permille(permille).unwrap_or_default();
    let (eggs, jaya, sum) = (|| goods_code("EGG_LAYER"), Organization::PasarJaya, Rupiah(25_000_000));
    let mut samples = named(
        "rules",
        vec![
            (
                "Rules",
                Notice::Rules { tolerances: vec![(eggs(), share(20)), (goods_code("CHILI_RAWIT"), share(25))], limits: vec![(jaya, sum)] },
            ),
            ("Rules none", Notice::Rules { tolerances: vec![], limits: vec![] }),
            ("ToleranceKept", Notice::ToleranceKept { goods: eggs(), tolerance: share(25) }),
            ("LimitKept", Notice::LimitKept { organization: jaya, limit: Some(sum) }),
            ("LimitKept off", Notice::LimitKept { organization: jaya, limit: None }),
        ],
    );
    let save = || vec![vec![Choice::Do, Choice::Edit]];
    let lot = |amount| Choice::Price(Price { amount: Rupiah(amount), per: Unit::Lot });
    samples.extend(asked(
        "rules",
        vec![
            ("ToleranceGoods", Question::ToleranceGoods, vec![vec![Choice::Commodity("EGG_LAYER".to_owned())]]),
            ("ToleranceShare", Question::ToleranceShare { goods: eggs() }, vec![vec![Choice::Share(share(0)), Choice::Share(share(25))]]),
            ("ToleranceCheck", Question::ToleranceCheck { goods: eggs(), tolerance: share(25) }, save()),
            ("LimitOrganization", Question::LimitOrganization, vec![vec![Choice::Organization(jaya)]]),
            ("LimitAmount", Question::LimitAmount { organization: jaya }, vec![vec![lot(25_000_000), Choice::No]]),
            ("LimitCheck", Question::LimitCheck { organization: jaya, limit: Some(sum) }, save()),
            ("LimitCheck off", Question::LimitCheck { organization: jaya, limit: None }, save()),
        ],
    ));
    samples
}
