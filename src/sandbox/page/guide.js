// The strip that says what this page is and what to do next: steps that are ticked as they happen.

import { ICONS, h, icon } from "/format.js";

const CLOSED = "guide-closed";
const CHAPTER = "guide-chapter";

export class Guide {
  constructor(world, { chapters }, element) {
    Object.assign(this, { world, chapters, element, chapter: 0 });
    element.hidden = localStorage.getItem(CLOSED) === this.name();
    this.chapter = this.kept();
    this.look();
  }

  /** What tells this guide from another. */
  name() {
    return this.chapters[0].intro;
  }

  /** The chapter to which somebody went on, as far as the ones before it are done in these chats. */
  kept() {
    const kept = Math.min(Number(localStorage.getItem(CHAPTER)) || 0, this.chapters.length - 1);
    const open = this.done(kept).findIndex((count, place) => count < this.chapters[place].steps.length);
    return open === -1 ? kept : Math.min(kept, open);
  }

  /** Judges the steps by what stands in the chats, one after the other: each counts from when the one before was done. */
  look(current) {
    if (current) this.current = current.user;
    const done = this.done()[this.chapter];
    if (done === this.shown) return;
    this.shown = done;
    this.show();
  }

  /** How many steps of each chapter are done, of somebody who went on to this one. */
  done(reached = this.chapter) {
    let since = 0;
    return this.chapters.map(({ steps }, chapter) => {
      let done = 0;
      for (const step of steps) {
        const at = this.doneAt(step, since, chapter < reached);
        if (at === null) break;
        since = at;
        done += 1;
      }
      if (done < steps.length) since = Infinity;
      return done;
    });
  }

  /** When a step was done, in seconds; null if it was not. What was looked at once is not asked for again in a chapter that is over. */
  doneAt(step, since, isOver) {
    const phone = this.world.phones.get(step.told);
    for (const { message } of phone?.messages.values() ?? []) {
      const fits = message.from_bot && message.date >= since && message.text.includes(step.until);
      if (fits && (!step.opened || isOver || this.opened(phone))) return message.date;
    }
    return null;
  }

  /** Whether somebody looks at this phone: what came for it is read. */
  opened(phone) {
    return phone.unread === 0 && this.current === phone.user;
  }

  show() {
    const { intro, steps } = this.chapters[this.chapter];
    const next = steps[this.shown];
    const items = steps.map((step, place) => {
      const state = place < this.shown ? "done" : step === next ? "next" : "later";
      const sign = state === "done" ? icon(ICONS.sent, "selesai") : h("span", { class: "number", "aria-hidden": "true" }, String(place + 1));
      const act = () => this.world.phones.get(step.phone)?.focus();
      return h("li", { class: state }, h("button", { type: "button", onclick: act, "aria-current": state === "next" ? "step" : null }, sign, h("span", null, step.text)));
    });
    this.element.replaceChildren(h("p", { class: "intro" }, intro), h("ol", null, items), next ? "" : this.end(),
      h("button", { type: "button", class: "tool", "aria-label": "Tutup langkah-langkah", onclick: () => this.close() }, icon(ICONS.close)));
    this.element.querySelector("[aria-current]")?.scrollIntoView({ inline: "nearest", block: "nearest" });
  }

  /** What stands behind the last step: the way to the next chapter, or that this was all. */
  end() {
    const next = this.chapters[this.chapter + 1];
    if (!next) return h("p", { class: "end" }, "Selesai. Silakan coba yang lain.");
    return h("button", { type: "button", class: "primary onward", onclick: () => this.goOn() }, `Lanjut: ${next.title}`);
  }

  goOn() {
    this.chapter += 1;
    localStorage.setItem(CHAPTER, String(this.chapter));
    this.shown = this.done()[this.chapter];
    this.show();
    this.element.querySelector("[aria-current]")?.focus();
  }

  close() {
    localStorage.setItem(CLOSED, this.name());
    this.element.hidden = true;
    [...this.world.phones.values()][0]?.focus();
  }
}
