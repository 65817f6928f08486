//! The form of a step of an order: the order as the person saw it, the event, and the answers so far.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        order::{Along, Detail, Inquiry, LoadFigures, LossReason, MOST_PHOTOS, Order, OrderEvent, SharedTruck, Side},
        quantity::Quantity,
    },
    notice::OrderFacts,
};

/// An event of an order, as the person saw it, with the answers so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct StepForm {
    pub(in crate::chat) order: OrderFacts,
    pub(in crate::chat) event: OrderEvent,
    #[serde(default)]
    pub(in crate::chat) detail: Detail,
    /// The most that the order can be of, in its base units.
    #[serde(default)]
    pub(super) most: Option<i64>,
    /// Its figure was typed: what was read is shown before it counts.
    #[serde(default)]
    pub(super) typed: bool,
    /// A line that nobody asked for began it: what it says is shown before it counts, whatever is pressed on the way.
    #[serde(default)]
    pub(super) volunteered: bool,
    /// Of several orders that the line could be of, it was taken for the only one of just so much.
    #[serde(default)]
    pub(in crate::chat) among: bool,
    /// The person says that another one is meant.
    #[serde(default)]
    pub(in crate::chat) is_other: bool,
}

impl StepForm {
    /// The form of an event. A receipt is of the load that the person saw.
    pub(in crate::chat) fn new(order: OrderFacts, event: OrderEvent) -> Self {
        let mut form =
            Self { order, event, detail: Detail::default(), most: None, typed: false, volunteered: false, among: false, is_other: false };
        if event.asks().iter().any(|asked| matches!(asked, Inquiry::Arrived | Inquiry::Accepted)) {
            form.detail.loaded = Some(form.quantity(form.loaded()));
        }
        if event == OrderEvent::CorrectLoad {
            form.detail.corrects = form.order.progress.load.as_ref().map(|load| Box::new(load.figures(form.order.quantity)));
            form.detail.forget(Inquiry::Loaded);
        }
        // A correction weighs anew.
        let arrival = form.order.progress.load.as_ref().and_then(|load| load.arrival.as_ref()).filter(|_| event == OrderEvent::Receive);
        form.detail.arrived = arrival.map(|arrival| form.quantity(arrival.arrived));
        form
    }

    /// The form of an order that can be of so much at most, in its base units.
    pub(in crate::chat) fn of_at_most(self, most: i64) -> Self {
        Self { most: Some(most), ..self }
    }

    /// The form for goods that leave on the truck of another load.
    pub(in crate::chat) fn leaving_along(mut self, along: Along) -> Self {
        (self.detail.plate, self.detail.along) = (along.plate.clone(), Some(Box::new(along)));
        self
    }

    /// The form for a load on a truck with others.
    pub(in crate::chat) fn on_truck(mut self, truck: Option<SharedTruck>) -> Self {
        self.detail.truck = truck.map(Box::new);
        self
    }

    /// What was said of a load that was corrected since it was seen, as said of what it is now: nothing that was typed or shown is lost.
    pub(in crate::chat) fn of_corrected(&self, now: &Order, side: Side) -> Option<(Self, LoadFigures, LoadFigures)> {
        let (before, load) = (self.order.progress.load.as_ref()?, now.progress.load.as_ref()?);
        let (seen, is) = (before.figures(self.order.quantity), load.figures(now.quantity));
        let weighs = matches!(self.event, OrderEvent::Receive | OrderEvent::Arrive);
        let open = now.position().open_to(side).any(|row| row.event == self.event);
        if !weighs || !open || before.number != load.number || seen.is_same_load(&is) {
            return None;
        }
        let mut form = Self { most: self.most, typed: self.typed, volunteered: true, ..Self::new(OrderFacts::from(now), self.event) };
        let said = self.detail.clone();
        form.detail = Detail { loaded: form.detail.loaded, ..said };
        if !form.detail.has_loss() {
            (form.detail.loss, form.detail.rejected) = (None, None);
            form.detail.rejects.clear();
        }
        Some((form, seen, is))
    }

    /// The form as it is when it was begun by a line that nobody asked for.
    pub(in crate::chat) fn volunteered(self) -> Self {
        Self { volunteered: true, ..self }
    }

    /// The form of a line that could be of other orders as well.
    pub(in crate::chat) fn among_others(self, among: bool) -> Self {
        Self { among, ..self }
    }

    /// The form with photos that came before it.
    pub(in crate::chat) fn with_photos(mut self, photos: Vec<String>) -> Self {
        self.detail.photos = photos;
        self
    }

    /// How many photos there is room for: those of a receipt that is entered anew stay.
    pub(super) fn photo_room(&self) -> i64 {
        let receipt = self.order.progress.load.as_ref().and_then(|load| load.receipt.as_ref());
        let shown = receipt.filter(|_| self.event == OrderEvent::CorrectReceipt).map_or(0, |receipt| receipt.photos);
        MOST_PHOTOS.saturating_sub(shown)
    }

    /// Which figure of the goods under way the event says.
    pub(super) fn figure(&self) -> Option<Inquiry> {
        self.event.asks().iter().copied().find(|asked| matches!(asked, Inquiry::Loaded | Inquiry::Arrived | Inquiry::Accepted))
    }

    /// What is shown once more where it was typed: a figure, a remark, how much is asked for again or goes back, what a term becomes, or
    /// which sum came.
    pub(super) fn checked(&self) -> Option<Inquiry> {
        let is_said = |asked: &Inquiry| match asked {
            Inquiry::Returned => self.detail.returned.is_some(),
            Inquiry::Amendment => self.detail.amendment.is_some(),
            Inquiry::Reason => self.detail.note.is_some(),
            asked => self.is_shown(*asked),
        };
        self.event.asks().iter().copied().find(is_said)
    }

    /// Whether an answer to the inquiry is shown once more where it was typed.
    pub(super) fn is_shown(&self, inquiry: Inquiry) -> bool {
        let said = matches!(inquiry, Inquiry::Remark | Inquiry::Reduced | Inquiry::Returned | Inquiry::Amendment | Inquiry::Came);
        said || self.figure() == Some(inquiry) || inquiry == Inquiry::Weight
    }

    /// What is there to be graded: what arrived, or else what was loaded.
    pub(super) fn present(&self) -> i64 {
        self.detail.arrived.map_or(self.loaded(), |arrived| arrived.base)
    }

    /// Why less can have been accepted: of what was weighed on arrival nothing is missing, and only what is more than was agreed is too
    /// much.
    pub(super) fn reasons(&self) -> impl Iterator<Item = LossReason> {
        let (weighed, over) = (self.detail.arrived.is_some(), self.present() > self.most_accepted());
        let fits = move |reason: &LossReason| (!weighed || reason.is_rejection()) && (over || *reason != LossReason::Surplus);
        LossReason::ALL.iter().copied().filter(fits)
    }

    pub(super) fn quantity(&self, base: i64) -> Quantity {
        self.order.quantity.with_base(base)
    }

    /// What the last load weighs.
    pub(super) fn loaded(&self) -> i64 {
        self.order.progress.load.as_ref().map_or(0, |load| load.loaded)
    }

    /// What can still be accepted of what was agreed, and is tolerated besides.
    pub(super) fn most_accepted(&self) -> i64 {
        self.order.most_accepted()
    }
}
