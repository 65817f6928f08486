use tembus::sandbox::ShownMessage;

use super::World;

/// Somebody with a phone: says, taps, and sees.
pub(crate) struct Person<'w> {
    pub(crate) world: &'w World,
    pub(crate) id: i64,
    pub(crate) name: String,
}

impl<'w> Person<'w> {
    pub(super) fn new(world: &'w World, id: i64, name: &str) -> Self {
        Self { world, id, name: name.to_owned() }
    }

    /// Sends text and waits for the answers.
    pub(crate) async fn says(&self, text: &str) {
        self.world.sandbox.say(self.id, text);
        self.world.settle().await;
    }

    /// Writes the text, or presses the button that it names in brackets.
    pub(crate) async fn does(&self, act: &str) {
        match act.strip_prefix('[').and_then(|label| label.strip_suffix(']')) {
            Some(label) => self.taps(label).await,
            None => self.says(act).await,
        }
    }

    /// Sends a photo with these words under it and waits for the answers; returns the number of its message.
    pub(crate) async fn shows(&self, caption: &str) -> i64 {
        let message = self.world.sandbox.send_photo(self.id, caption);
        self.world.settle().await;
        message
    }

    /// The files of the photos that the bot showed, the newest last.
    pub(crate) fn photos(&self) -> Vec<String> {
        self.chat().into_iter().filter(|b| b.from_bot && b.kind == "photo").filter_map(|b| b.file).collect()
    }

    /// Presses the newest button with this label and waits for the answers.
    pub(crate) async fn taps(&self, label: &str) {
        let Some((message, data)) = self.button(label) else { self.fail(&format!("no button [{label}]")) };
        self.presses(message, &data).await;
    }

    /// Presses one label after the other; how many they were.
    pub(crate) async fn taps_each(&self, labels: &[&str]) -> usize {
        for label in labels {
            self.taps(label).await;
        }
        labels.len()
    }

    /// Presses it twice, as impatient people do.
    pub(crate) async fn taps_twice(&self, label: &str) {
        let Some((message, data)) = self.button(label) else { self.fail(&format!("no button [{label}]")) };
        self.world.sandbox.press(self.id, message, &data);
        self.presses(message, &data).await;
    }

    /// The labels under the bot's last message.
    pub(crate) fn labels(&self) -> Vec<String> {
        let chat = self.chat();
        let Some(last) = chat.iter().rev().find(|b| b.from_bot) else { return Vec::new() };
        last.rows.iter().flatten().map(|b| b.text.clone()).collect()
    }

    /// Shares a contact: the own one, somebody else's, or one of nobody on Telegram.
    pub(crate) async fn shares(&self, phone: &str, owner: Option<i64>) {
        self.world.sandbox.share_contact(self.id, phone, owner);
        self.world.settle().await;
    }

    /// Sends callback data as a modified client could.
    pub(crate) async fn presses(&self, message: i64, data: &str) {
        self.world.sandbox.press(self.id, message, data);
        self.world.settle().await;
    }

    /// The newest button with this label: its message and its data.
    pub(crate) fn button(&self, label: &str) -> Option<(i64, String)> {
        self.chat().iter().rev().find_map(|bubble| {
            let button = bubble.rows.iter().flatten().find(|b| b.text == label)?;
            Some((bubble.message_id, button.data.clone()?))
        })
    }

    pub(crate) fn chat(&self) -> Vec<ShownMessage> {
        self.world.sandbox.chat(self.id)
    }

    /// The bot's last message, edited ones included.
    pub(crate) fn last(&self) -> String {
        self.chat().iter().rev().find(|b| b.from_bot).map(|b| b.text.clone()).unwrap_or_default()
    }

    /// Some message of the bot holds this.
    pub(crate) fn sees(&self, text: &str) {
        if !self.saw(text) {
            self.fail(&format!("not seen: {text}"));
        }
    }

    /// The last message of the bot holds this.
    pub(crate) fn sees_last(&self, text: &str) {
        if !self.last().contains(text) {
            self.fail(&format!("not in the last message: {text}"));
        }
    }

    /// No message of the bot holds this.
    pub(crate) fn sees_no(&self, text: &str) {
        if self.saw(text) {
            self.fail(&format!("seen, and should not be: {text}"));
        }
    }

    pub(crate) fn saw(&self, text: &str) -> bool {
        self.chat().iter().any(|b| b.from_bot && b.text.contains(text))
    }

    /// How many messages of the bot hold this.
    pub(crate) fn count(&self, text: &str) -> usize {
        self.chat().iter().filter(|b| b.from_bot && b.text.contains(text)).count()
    }

    /// Offers goods by the buttons and answers of the form; returns the offer's number.
    pub(crate) async fn offers(&self, goods: &str, quantity: &str, price: &str) -> String {
        self.says("/jual").await;
        self.says(goods).await;
        self.says(quantity).await;
        self.says(price).await;
        self.taps("Di tempat saya").await;
        self.taps("Besok").await;
        self.taps("Ya").await;
        self.publishes().await;
        self.code("P-")
    }

    /// Says yes to the card of a new offer; one more of the same goods is added to those that are up.
    pub(crate) async fn publishes(&self) {
        self.taps("Benar, tayangkan").await;
        if self.labels().iter().any(|label| label == "Tambah") {
            self.taps("Tambah").await;
        }
    }

    /// Asks for so much of the first offer there is; a quantity that is a button is tapped, another one typed.
    pub(crate) async fn orders(&self, quantity: &str) {
        self.says("/beli").await;
        self.taps("1").await;
        self.taps("Pesan").await;
        if self.labels().iter().any(|label| label == quantity) {
            self.taps(quantity).await;
        } else {
            self.says(quantity).await;
        }
        self.taps("Pesan").await;
    }

    /// Accepts the newest request.
    pub(crate) async fn accepts(&self) {
        self.taps("Terima").await;
    }

    /// Declines the newest request.
    pub(crate) async fn declines(&self) {
        self.taps("Tolak").await;
        self.taps("Ya, tolak").await;
    }

    /// Says that all of the money came.
    pub(crate) async fn has_the_money(&self) {
        self.taps("Sudah diterima").await;
        self.taps("Ya, sudah masuk").await;
    }

    /// Opens the card of the newest order.
    pub(crate) async fn opens_order(&self) {
        self.says("/pesanan").await;
        self.taps("1").await;
    }

    /// Opens the card of the newest offer.
    pub(crate) async fn opens_offer(&self) {
        self.says("/penawaran").await;
        self.taps("1").await;
    }

    /// The last spoken number with this prefix in the chat.
    pub(crate) fn code(&self, prefix: &str) -> String {
        let found = self.chat().iter().rev().filter(|b| b.from_bot).find_map(|b| {
            let at = b.text.find(prefix)?;
            Some(b.text[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>())
        });
        found.unwrap_or_else(|| self.fail(&format!("no number {prefix}")))
    }

    /// Fails with the whole chat, as the person sees it.
    pub(crate) fn fail(&self, why: &str) -> ! {
        panic!("{}: {why}\n{}", self.name, self.transcript());
    }

    pub(crate) fn transcript(&self) -> String {
        let mut lines = Vec::new();
        for bubble in self.chat() {
            let who = if bubble.from_bot { "bot" } else { &self.name };
            lines.push(format!("-- {who} ({}){}", bubble.message_id, if bubble.edited { ", edited" } else { "" }));
            lines.push(bubble.text.clone());
            for row in &bubble.rows {
                lines.push(row.iter().map(|b| format!("[{}]", b.text)).collect::<Vec<_>>().join(" "));
            }
        }
        lines.join("\n")
    }
}
