//! Free Indonesian and Javanese text, read as PARSING.md says. Pure and total: any text gives an answer,
//! and where two readings are plausible the answer is a question.
//!
//! There is one way through, for answers in the form ([`goods()`], [`quantity()`], [`price()`], [`date()`],
//! [`place()`]) and for whole lines ([`line()`]):
//!
//! ```text
//! text -> pii (numbers of persons cut out) -> normalize (plain letters) -> token (words, numbers, signs)
//!      -> goods, place, date: each takes its words           mentions, goods, fuzzy, place, date, relative_date, calendar_date, period
//!      -> measures, cut: amounts, numbers with what stands around  number = number_builder of numerals; lexicon: units, factors, marks
//!      -> readings: every way of cutting the line, every way of giving the amounts their roles, by the rules and costs of grammar
//!      -> assemble: a draft of each plausible reading; quantity, price against guard: sure, or a question
//!      -> compare: what the readings agree on stays, what differs is asked, with its values as the likely answers
//! ```
//!
//! Answers to a question and [`command()`]s about own offers go the same way: what two plausible readings of an answer differ
//! in is asked again with both.
//!
//! `speaker` tells whose line it is and whether it is one offer, by the features of `demand`, `bids`, `buyer`, `buyer_questions`, `intent`, `news`, `complaint`, `reported_speech` and `lots`; `loads` asks what several loads
//! come to; [`deed()`] reads lines about an order's goods, and [`tally()`] their figures; [`explain()`] shows the readings that were compared.
//!
//! The grammar of each step stands in the documentation of its file. Words of goods, units and places, guards and sizes
//! come from the catalogue (`domain/data/*.csv`); a new synonym there needs no code here.

mod amount;
mod amount_rules;
mod answer;
mod as_written;
mod assemble;
mod bids;
mod buyer;
mod buyer_questions;
mod buyer_words;
mod calendar;
mod calendar_date;
mod command;
mod compare;
mod complaint;
mod context;
mod context_words;
mod cut;
mod date;
mod deed;
mod demand;
mod draft;
mod driver;
mod explain;
mod fuzzy;
mod goods;
mod grammar;
mod guard;
mod intent;
mod labels;
mod leftovers;
mod lexicon;
mod line;
mod line_context;
mod load_packs;
mod loads;
mod lots;
mod measures;
mod mentions;
mod news;
mod normalize;
mod number;
mod number_builder;
mod numeral;
mod offered;
mod outcome;
mod owner;
mod period;
mod pii;
mod place;
mod plate;
mod price;
mod price_answer;
mod price_place;
mod prohibited;
mod purchase;
mod quantity;
mod quantity_answer;
mod readings;
mod reference_line;
mod relative_date;
mod remark;
mod reported;
mod reported_acts;
mod reported_speech;
mod retail;
mod roles;
mod said_day;
mod said_terms;
mod search;
mod search_query;
mod seller;
mod shorthand;
mod speaker;
mod spelling;
mod split_lots;
mod stated_terms;
mod step_sentence;
mod step_words;
mod tally;
mod tally_claims;
mod tally_words;
mod time_words;
mod token;
mod trade_words;
mod unclear;
mod unread_day;
mod url;
mod value;
mod weight_said;
mod words_at;

pub use self::{
    answer::{DateReading, GoodsReading, PriceReading, QuantityReading},
    as_written::{price_as_written, quantity_as_written},
    command::{Change, Command, change_of, command},
    date::{date, date_beside, names_day, without_day},
    deed::{Deed, deed},
    draft::{AskCode, Draft, Likely, Refusal, to_json},
    driver::driver,
    explain::explain,
    goods::goods,
    line::line,
    load_packs::packs_of_load,
    outcome::Reading,
    owner::{Owner, owner},
    pii::{Unfit, unfit, without_personal_data},
    place::place,
    plate::without_unread_plate,
    price_answer::{price, price_per},
    price_place::{handover, names_unlisted_place},
    purchase::{ordered_quantity, without_order},
    quantity_answer::{pack_content, quantity, weight},
    reference_line::{ReferenceLineError, corrected_reference, reference_line},
    remark::remark,
    reported::{Reported, reported},
    said_terms::{SaidTerms, said_terms},
    search_query::{SearchCriteria, limits_a_price, search_criteria},
    split_lots::lots,
    stated_terms::{StatedTerms, stated_terms},
    tally::{Tally, tally},
    weight_said::weight_said,
};
pub use step_sentence::steps_of_sentence;
pub use step_words::{ShortAnswer, words_of_answer, words_of_step};
pub use unclear::is_understood;
