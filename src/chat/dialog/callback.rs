//! What a button carries: 64 bytes at most, through one codec. Callback data is untrusted input.
//!
//! Each feature declares its buttons once with `actions!`: a variant, its code, its parts, and what typing the button's
//! label does. Codes never change: buttons with them stand in people's chats.

pub(in crate::chat) mod part;

#[cfg(test)]
pub(in crate::chat) mod any;
mod choice;

use std::str::Split;

#[cfg(test)]
use proptest::strategy::BoxedStrategy;

/// The most bytes that Telegram takes.
pub(in crate::chat) const LIMIT: usize = 64;
/// Between a code and its parts.
pub(in crate::chat) const SEPARATOR: char = '|';

/// The parts of callback data that are still to be read.
pub(in crate::chat) type Parts<'a> = Split<'a, char>;

/// What follows the code of a button: a number, a name, a day.
pub(in crate::chat) trait Part: Sized {
    /// Appends the separator and the part.
    fn write(&self, data: &mut String);

    /// Reads the part; `None` if it is of nothing that exists.
    fn read(parts: &mut Parts<'_>) -> Option<Self>;

    /// Every value that a button can carry.
    #[cfg(test)]
    fn any() -> BoxedStrategy<Self>;
}

/// The buttons of one feature.
pub(in crate::chat) trait Codec: Sized {
    /// The code of each button.
    #[cfg(test)]
    const CODES: &'static [&'static str];

    fn encode(&self) -> String;

    /// The action of this data, if it is one of the feature's. Other spellings of a number are not refused here.
    fn decode(data: &str) -> Option<Self>;

    /// What typing the button's label does: a press says which card it means, a word does not. `only` says whether no
    /// other card could be meant. `None` if forms take the label themselves.
    fn typed(self, only: bool) -> Option<Self>;

    /// Every action with every part.
    #[cfg(test)]
    fn any() -> BoxedStrategy<Self>;
}

/// Declares the buttons of a feature. After the parts may stand what typing the label does instead of the press:
/// `always[..]` another action, `by[..]` a function, or `never[]`.
macro_rules! actions {
    ($(#[$meta:meta])* $name:ident {
        $($(#[$doc:meta])* $variant:ident $code:literal $({ $($part:ident: $type:ty),+ })? $($typed:ident [$($instead:tt)*])?),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[expect(missing_docs, reason = "named after the buttons of MESSAGES.md")]
        pub enum $name {
            $($(#[$doc])* $variant $({ $($part: $type),+ })?),+
        }

        impl $crate::chat::dialog::callback::Codec for $name {
            #[cfg(test)]
            const CODES: &'static [&'static str] = &[$($code),+];

            fn encode(&self) -> String {
                let mut data = String::new();
                match self {
                    $(Self::$variant $({ $($part),+ })? => {
                        data.push_str($code);
                        $($($crate::chat::dialog::callback::Part::write($part, &mut data);)+)?
                    })+
                }
                data
            }

            fn decode(data: &str) -> Option<Self> {
                let mut parts = data.split($crate::chat::dialog::callback::SEPARATOR);
                let action = match parts.next()? {
                    $($code => Self::$variant $({ $($part: $crate::chat::dialog::callback::Part::read(&mut parts)?),+ })?,)+
                    _ => return None,
                };
                parts.next().is_none().then_some(action)
            }

            fn typed(self, only: bool) -> Option<Self> {
                match self {
                    $(Self::$variant $({ $($part),+ })? => {
                        $crate::chat::dialog::callback::typed!(only, Self::$variant $({ $($part),+ })? $(, $typed [$($instead)*])?)
                    })+
                }
            }

            #[cfg(test)]
            fn any() -> proptest::strategy::BoxedStrategy<Self> {
                use proptest::strategy::{Just, Strategy, Union};

                Union::new([
                    $((Just(()), $($(<$type as $crate::chat::dialog::callback::Part>::any(),)+)?)
                        .prop_map(|((), $($($part,)+)?)| Self::$variant $({ $($part),+ })?)
                        .boxed()),+
                ])
                .boxed()
            }
        }
    };
}

macro_rules! typed {
    ($only:ident, $pressed:expr) => {{
        let _: bool = $only;
        Some($pressed)
    }};
    ($only:ident, $pressed:expr, always[$($instead:tt)*]) => {{
        let _: (bool, Self) = ($only, $pressed);
        Some(Self::$($instead)*)
    }};
    ($only:ident, $pressed:expr, by[$typed:path]) => {
        Some($typed($pressed, $only))
    };
    ($only:ident, $pressed:expr, never[]) => {{
        let _: (bool, Self) = ($only, $pressed);
        None
    }};
}

pub(in crate::chat) use {actions, typed};
