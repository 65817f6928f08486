//! The story of each user, told through the sandbox on both engines.

mod budgets;
mod buying;
mod cancelling_together;
mod complaining;
mod data;
mod days;
mod delivering;
mod every_question;
mod faults;
mod forged;
mod guards;
mod hostile;
mod main_job;
mod offering;
mod officials;
mod orders;
mod own_offers;
mod paying;
mod postponing;
mod records;
mod registration;
mod stale;
mod taken_back;
mod taps;
mod whole_lines;
mod words;
