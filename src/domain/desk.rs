//! What waits for the trade desk, which is the admins and Blitar Trade Center.

use super::code::coded;

coded! {
    /// Why something is on the desk, the most urgent first.
    Matter("matter") {
        /// A farmer's order is under way, and his assistant can't act for him any more.
        Farmer = "FARMER",
        /// An order is complained of.
        Complaint = "COMPLAINT",
        /// A party of an order under way has left the service, and nobody is there in its place.
        Deserted = "DESERTED",
        /// The agreed day has passed, and nothing was loaded.
        Late = "LATE",
        /// A load has left, and its receipt was not entered for a day.
        Silent = "SILENT",
        /// A load has arrived, and nobody said within half a day what is accepted of it.
        Ungraded = "UNGRADED",
        /// A receipt waits for a day for its seller's answer.
        Unanswered = "UNANSWERED",
        /// The day of payment has passed.
        Overdue = "OVERDUE",
        /// All of an order was received a week ago, and nobody said that the papers are complete.
        Papers = "PAPERS",
        /// A demand is not, or not wholly, covered.
        Demand = "DEMAND",
        /// Nobody has ordered of an offer whose last ready day is near or has passed.
        Offer = "OFFER",
    }
}
