//! Deep links of inline answers: what follows `/start`.

use crate::domain::offer::OfferId;

/// Before the number of an offer in a deep link: no letter of an invitation's code.
const OFFER_MARK: char = 'p';
/// What follows `/start` where only the bot itself is wanted.
const HOME: &str = "menu";

/// What a deep link of an inline answer leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chat) enum Link {
    /// One offer.
    Offer(OfferId),
    /// The bot.
    Home,
}

/// The start parameter that leads to an offer's card.
#[must_use]
pub(in crate::chat) fn offer_link(offer: OfferId) -> String {
    format!("{OFFER_MARK}{}", offer.0)
}

/// The start parameter that leads to the bot.
pub(in crate::chat) const fn home_link() -> &'static str {
    HOME
}

/// Where a start parameter leads, if it is not the code of an invitation.
pub(in crate::chat) fn parse(parameter: &str) -> Option<Link> {
    if parameter == HOME {
        return Some(Link::Home);
    }
    let number = parameter.strip_prefix(OFFER_MARK).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    number.parse().ok().map(|number| Link::Offer(OfferId(number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_of_an_offer_leads_to_it_and_no_code_is_mistaken_for_one() {
        assert_eq!(parse(&offer_link(OfferId(1042))), Some(Link::Offer(OfferId(1042))));
        assert_eq!(parse(home_link()), Some(Link::Home));
        for other in ["", "p", "p10a", "p-1", "p99999999999999999999", "0123456789abcdef0123456789abcdef"] {
            assert_eq!(parse(other), None, "{other}");
        }
    }
}
