//! A receipt in words: `20 pecah`, `990 kurang 12`, `rusak 20 kg dari 800 kg`. What the figures come to is shown before it counts;
//! figures that don't fit to the load are asked about.

/// Of what is there, so many hundredths at most are lost without a word of it.
const MOST_UNSAID_PERCENT: i64 = 5;

/// The figures of a receipt, in base units of the order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Figures {
    /// What no word says anything of: what was accepted, or all that came.
    pub(super) bare: Option<i64>,
    /// All that came.
    pub(super) whole: Option<i64>,
    /// What was accepted.
    pub(super) good: Option<i64>,
    /// All that was not accepted, for whatever reason.
    pub(super) lost: i64,
    /// Whether all of it is said to be good, without a figure.
    pub(super) all_good: bool,
}

/// What figures come to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Settled {
    /// How much is good.
    Good(i64),
    /// They don't fit together: one of these is good.
    OneOf([i64; 2]),
    /// More was lost than is there.
    TooMuch,
    /// There are no figures.
    Unread,
}

impl Figures {
    /// Whether the line says nothing but a loss, and of more than half of `present`.
    pub(super) fn is_mostly_lost(&self, present: i64) -> bool {
        let alone = self.bare.is_none() && self.whole.is_none() && self.good.is_none();
        alone && self.lost <= present && self.lost.saturating_mul(2) > present
    }

    /// What is good of `present`.
    pub(super) fn settle(&self, present: i64) -> Settled {
        let (lost, rest) = (self.lost, present.saturating_sub(self.lost));
        let whole = self.whole.or(self.bare.filter(|_| self.good.is_some()));
        match (self.good, self.bare, whole) {
            _ if lost > present => Settled::TooMuch,
            // "790 pecah" of 800 may say either.
            _ if self.is_mostly_lost(present) => Settled::OneOf([rest, lost]),
            (Some(good), ..) | (None, Some(good), None) if lost == 0 => Settled::Good(good),
            (None, Some(all), None) | (None, _, Some(all)) if all == present => Settled::Good(rest),
            // More came than was loaded: the loss is among it, or besides it.
            (None, Some(all), None) if all > present => Settled::OneOf([all.saturating_sub(lost), all]),
            (Some(good), ..) | (None, Some(good), None) => {
                let unsaid = rest.saturating_sub(good);
                let most = present.saturating_mul(MOST_UNSAID_PERCENT) / 100;
                if (0..=most).contains(&unsaid) { Settled::Good(good) } else { Settled::OneOf([rest, good]) }
            }
            (None, _, Some(all)) => Settled::OneOf([all.saturating_sub(lost), rest]),
            (None, None, None) if lost > 0 || self.all_good => Settled::Good(rest),
            (None, None, None) => Settled::Unread,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(figures: Figures) -> Settled {
        figures.settle(800)
    }

    #[test]
    fn a_loss_leaves_the_rest_good_and_figures_that_do_not_fit_are_asked_about() {
        let none = Figures::default;
        assert_eq!(settled(Figures { lost: 20, ..none() }), Settled::Good(780));
        assert_eq!(settled(Figures { bare: Some(800), lost: 20, ..none() }), Settled::Good(780));
        assert_eq!(settled(Figures { whole: Some(800), lost: 20, ..none() }), Settled::Good(780));
        assert_eq!(settled(Figures { bare: Some(780), lost: 20, ..none() }), Settled::Good(780));
        // The rest shrank on the way.
        assert_eq!(settled(Figures { bare: Some(775), lost: 20, ..none() }), Settled::Good(775));
        assert_eq!(settled(Figures { good: Some(780), lost: 30, ..none() }), Settled::OneOf([770, 780]));
        assert_eq!(settled(Figures { bare: Some(20), lost: 20, ..none() }), Settled::OneOf([780, 20]));
        assert_eq!(settled(Figures { whole: Some(810), lost: 20, ..none() }), Settled::OneOf([790, 780]));
        assert_eq!(settled(Figures { bare: Some(820), lost: 20, ..none() }), Settled::OneOf([800, 820]));
        assert_eq!(settled(Figures { bare: Some(780), ..none() }), Settled::Good(780));
        assert_eq!(settled(Figures { all_good: true, ..none() }), Settled::Good(800));
        assert_eq!(settled(Figures { lost: 900, ..none() }), Settled::TooMuch);
        assert_eq!(settled(Figures { lost: 790, ..none() }), Settled::OneOf([10, 790]));
        assert_eq!(settled(none()), Settled::Unread);
    }
}
