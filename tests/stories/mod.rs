//! The story of each user, told through the sandbox on both engines.

mod main_job;
mod registration;
