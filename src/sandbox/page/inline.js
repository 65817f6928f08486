// Inline mode: what is typed behind the bot's name is asked, what it offers stands above the composer.

/** A person who is still typing is not asked for. */
const PAUSE = 350;

export class Inline {
  constructor(phone) {
    this.phone = phone;
    this.query = null;
    this.latest = null;
  }

  /** The text behind `@bot`, or null where another text stands. */
  wanted(text) {
    const name = `@${this.phone.world.bot} `;
    return text.toLowerCase().startsWith(name.toLowerCase()) ? text.slice(name.length) : null;
  }

  typed(text) {
    clearTimeout(this.timer);
    const wanted = this.wanted(text);
    if (wanted === null) return this.close();
    this.timer = setTimeout(async () => {
      const done = await this.phone.act("ask", { text: wanted });
      if (!done) return;
      this.query = this.latest?.id === done.query.id ? this.latest : done.query;
      this.show();
    }, PAUSE);
  }

  offered(query) {
    this.latest = query;
    if (this.query?.id !== query.id) return;
    this.query = query;
    this.show();
  }

  show() {
    // Leaving clears the query: what is chosen belongs to the one that is shown now.
    const { id, answer } = this.query;
    if (!answer || this.wanted(this.phone.input.value) === null) return;
    const [label, payload] = answer.button ?? [];
    const button = label ? [{ label, run: () => this.leave(() => this.phone.act("start", { payload })) }] : [];
    const results = answer.results.map((result) => ({ label: result.title, note: result.description,
      run: () => this.leave(() => this.phone.act("choose", { query: id, result: result.id })) }));
    this.phone.popup.open("inline", [...button, ...results], false);
    if (button.length + results.length === 0) this.phone.popup.close();
  }

  leave(act) {
    this.phone.input.value = "";
    this.phone.grow();
    act();
  }

  close() {
    this.query = null;
    if (this.phone.popup.isOpen && this.phone.popup.element.dataset.kind === "inline") this.phone.popup.close();
  }
}
