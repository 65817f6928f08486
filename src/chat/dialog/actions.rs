//! The buttons of every form.

use super::callback::actions;
use crate::notice::{Choice, FormKind};

actions! {
    /// The buttons of every form.
    FormAction {
        /// An answer to a form's question.
        Answer "a" { rev: i64, choice: Choice } never[],
        /// *Kembali* of a form.
        Back "b" { rev: i64 } never[],
        /// *Batal* of a form.
        Cancel "c" { rev: i64 } never[],
        /// A form that waits goes on.
        Resume "resume" { form: FormKind },
        /// A form that waits is dropped and begun anew.
        Anew "anew" { form: FormKind, rev: i64 },
        /// A form that gave way to another one goes on.
        TakeBack "takeback" { form: FormKind },
    }
}
