//! Enums that are stored and typed as codes.

/// A code that is not in the list it should come from.
#[derive(Debug, thiserror::Error)]
#[error("unknown {what} {code:?}; known are {known}")]
pub struct UnknownCode {
    pub(crate) what: &'static str,
    pub(crate) code: String,
    pub(crate) known: String,
}

macro_rules! coded {
    ($(#[$meta:meta])* $name:ident ($what:literal) { $($(#[$vmeta:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$vmeta])* #[serde(rename = $code)] $variant,)*
        }

        impl $name {
            /// Every value, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The code in stored rows and on the command line.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::code::UnknownCode;

            fn from_str(code: &str) -> Result<Self, $crate::domain::code::UnknownCode> {
                let known = || Self::ALL.iter().map(|v| v.code()).collect::<Vec<_>>().join(", ");
                let unknown = || $crate::domain::code::UnknownCode { what: $what, code: code.to_owned(), known: known() };
                Self::ALL.iter().copied().find(|v| v.code() == code).ok_or_else(unknown)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::domain::code::UnknownCode;

            fn try_from(code: String) -> Result<Self, $crate::domain::code::UnknownCode> {
                code.parse()
            }
        }
    };
}
pub(crate) use coded;
