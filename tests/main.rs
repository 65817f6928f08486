//! The program as people and machines meet it.

mod notices;
