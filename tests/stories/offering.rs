//! Making an offer by the buttons, and all that can go otherwise.

mod goods;
mod manners;
mod numbers;
