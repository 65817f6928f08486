// The strip that says what this page is and what to do next: steps that are ticked as they happen.

import { ICONS, h, icon } from "/format.js";

const CLOSED = "guide-closed";

export class Guide {
  constructor(world, { intro, steps }, element) {
    Object.assign(this, { world, intro, steps, element });
    this.done = -1;
    element.hidden = localStorage.getItem(CLOSED) === intro;
    this.look();
  }

  /** Judges the steps by what stands in the chats, one after the other: each counts from when the one before was done. */
  look(current) {
    if (current) this.current = current.user;
    let since = 0;
    let done = 0;
    for (const step of this.steps) {
      const at = this.doneAt(step, since);
      if (at === null) break;
      since = at;
      done += 1;
    }
    if (done === this.done) return;
    this.done = done;
    this.show();
  }

  /** When a step was done, in seconds; null if it was not. */
  doneAt(step, since) {
    const phone = this.world.phones.get(step.phone);
    for (const { message } of phone?.messages.values() ?? []) {
      const fits = message.from_bot && message.date >= since && message.text.includes(step.until);
      if (fits && (!step.opened || this.opened(phone))) return message.date;
    }
    return null;
  }

  /** Whether somebody looks at this phone: what came for it is read. */
  opened(phone) {
    return phone.unread === 0 && this.current === phone.user;
  }

  show() {
    const next = this.steps[this.done];
    const items = this.steps.map((step, place) => {
      const state = place < this.done ? "done" : step === next ? "next" : "later";
      const sign = state === "done" ? icon(ICONS.sent, "selesai") : h("span", { class: "number", "aria-hidden": "true" }, String(place + 1));
      const act = () => this.world.phones.get(step.phone)?.focus();
      return h("li", { class: state }, h("button", { type: "button", onclick: act, "aria-current": state === "next" ? "step" : null }, sign, h("span", null, step.text)));
    });
    const end = next ? null : h("p", { class: "end" }, "Selesai. Silakan coba yang lain.");
    this.element.replaceChildren(h("p", { class: "intro" }, this.intro), h("ol", null, items), end ?? "",
      h("button", { type: "button", class: "tool", "aria-label": "Tutup langkah-langkah", onclick: () => this.close() }, icon(ICONS.close)));
    this.element.querySelector("[aria-current]")?.scrollIntoView({ inline: "nearest", block: "nearest" });
  }

  close() {
    localStorage.setItem(CLOSED, this.intro);
    this.element.hidden = true;
    [...this.world.phones.values()][0]?.focus();
  }
}
