//! The language of messages: texts from the Fluent files under `locales/`, and numbers, money and dates
//! as people in Indonesia write them.
//!
//! Every number is an integer or a [`Decimal`](rust_decimal::Decimal) and is written by this module, never
//! by Fluent: figures look the same in every language, so that two people can compare two phones.

use std::{ops::Deref, sync::LazyLock};

use i18n_embed::{
    LanguageLoader,
    fluent::{FluentLanguageLoader, fluent_language_loader},
};
use rust_embed::RustEmbed;

use crate::domain::{commodity::Commodity, person::Language};

mod date;
mod money;
mod number;
mod quantity;

#[derive(RustEmbed)]
#[folder = "locales/"]
struct Files;

static INDONESIAN: LazyLock<FluentLanguageLoader> = LazyLock::new(|| load(Language::Id));

/// One language: a cheap handle that `fl!` takes as its loader.
#[derive(Debug, Clone, Copy)]
pub struct Locale(&'static FluentLanguageLoader);

impl Locale {
    /// The texts and formats of `language`.
    #[must_use]
    pub fn of(language: Language) -> Self {
        match language {
            Language::Id => Self(&INDONESIAN),
        }
    }

    /// What the goods with this code are called; `None` for goods outside the catalogue, which has only
    /// Indonesian names yet.
    #[must_use]
    pub fn goods(self, code: &str) -> Option<&'static str> {
        Commodity::by_code(code).map(|goods| goods.name.as_str())
    }
}

impl Deref for Locale {
    type Target = FluentLanguageLoader;

    fn deref(&self) -> &FluentLanguageLoader {
        self.0
    }
}

fn load(language: Language) -> FluentLanguageLoader {
    let loader = fluent_language_loader!();
    let fallback = loader.fallback_language().clone();
    let wanted = language.code().parse().unwrap_or(fallback);
    if let Err(error) = loader.load_languages(&Files, &[wanted]) {
        tracing::error!(%language, %error, "texts could not be loaded");
    }
    // Marks around every argument would split numbers and names on screens and in searches.
    loader.set_use_isolating(false);
    loader
}

#[cfg(test)]
mod tests {
    use i18n_embed_fl::fl;

    use super::*;

    #[test]
    fn every_language_has_its_texts_and_puts_no_marks_around_arguments() {
        for language in Language::ALL {
            let locale = Locale::of(*language);
            assert!(!fl!(locale, "consent-no").contains("No localization"));
            assert!(fl!(locale, "menu", name = "Pak Slamet").contains("Pak Slamet"));
            assert!(!fl!(locale, "menu", name = "Pak Slamet").contains('\u{2068}'));
        }
    }
}
