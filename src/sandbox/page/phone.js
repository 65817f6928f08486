// One phone: the chat of one person with the bot.

import { bubble, summary, ticks } from "/bubble.js";
import { ICONS, day, h, icon } from "/format.js";
import { Inline } from "/inline.js";
import { Menu } from "/menu.js";

const TYPING = { typing: "mengetik …", upload_photo: "mengirim foto …", upload_document: "mengirim berkas …" };
/** How long a press shows its progress. */
const PROGRESS = 150 * 1000;
export class Phone {
  constructor(world, person, number) {
    this.world = world;
    this.user = person.user;
    this.messages = new Map();
    this.queries = new Map();
    this.unread = 0;
    this.pinned = true;
    this.chat = person;
    this.readTo = person.read_to ?? 0;
    this.hidden = person.keyboard?.hidden ?? false;
    this.build(number);
    this.rename(person);
    this.menu(person.commands ?? []);
    for (const message of person.messages ?? []) this.message(message, false);
    this.standing(person);
  }

  build(number) {
    const id = `phone-${this.user}`;
    this.name = h("h2", { id });
    this.role = h("p", { class: "role" });
    this.avatar = h("span", { class: `avatar tint-${number % 6}`, "aria-hidden": "true" });
    this.badge = h("span", { class: "badge", hidden: true });
    const lend = this.world.lend
      ? h("button", { type: "button", class: "tool lend", title: "Pinjamkan ke tamu", onclick: () => this.world.lend(this.user, this.person.name) }, icon(ICONS.code))
      : null;
    const key = number < 10 ? h("kbd", { title: `Alt+${number}` }, `Alt ${number}`) : null;
    this.status = h("p", { class: "status", "aria-live": "polite" }, "bot");
    this.log = h("div", { class: "log", role: "log", "aria-live": "polite", "aria-labelledby": id, tabindex: "0", onscroll: () => this.scrolled() });
    this.jump = h("button", { type: "button", class: "jump", "aria-label": "Ke pesan terbaru", hidden: true, onclick: () => this.bottom() }, icon(ICONS.down));
    this.toast = h("p", { class: "toast", role: "status", hidden: true });
    this.keys = h("div", { class: "keys", role: "group", "aria-label": "Papan tombol" });
    this.popup = new Menu(this);
    this.inline = new Inline(this);
    this.mode = h("div", { class: "mode", hidden: true });
    this.foot = h("div", { class: "foot" });
    this.buildComposer();
    const bot = h("header", { class: "chat-head" },
      h("span", { class: "avatar bot", "aria-hidden": "true" }, icon("M3 5h14v9H9l-4 3.5V14H3z")),
      h("div", null, h("p", { class: "chat-title" }, this.world.title), this.status));
    this.element = h("section", { class: "phone", "aria-labelledby": id, onfocusin: () => this.read(), onpointerdown: () => this.read(),
      onfocusout: (event) => { if (event.relatedTarget && !this.element.contains(event.relatedTarget)) this.popup.close(); } },
      h("header", { class: "person" }, this.avatar, h("div", null, this.name, this.role), this.badge, lend, key),
      h("div", { class: "screen" }, bot, h("div", { class: "pane" }, this.log, this.jump, this.toast, this.popup.element), this.mode, this.foot, this.keys));
    new ResizeObserver(() => this.stick(() => {})).observe(this.log);
    this.tab = h("button", { type: "button", onclick: () => this.focus() });
  }

  buildComposer() {
    this.input = h("textarea", { rows: "1", placeholder: "Pesan", onkeydown: (event) => this.typed(event), oninput: () => this.grow() });
    this.slash = h("button", { type: "button", class: "tool slash", "aria-label": "Daftar perintah", "aria-haspopup": "menu", onclick: () => this.popup.commands() }, "/");
    this.more = h("button", { type: "button", class: "tool", "aria-label": "Kirim yang lain", "aria-haspopup": "menu", onclick: () => this.popup.more() }, icon(ICONS.plus));
    this.toggle = h("button", { type: "button", class: "tool", "aria-label": "Papan tombol", onclick: () => this.flip() }, icon(ICONS.keyboard));
    const send = h("button", { type: "submit", class: "send", "aria-label": "Kirim" }, icon(ICONS.send));
    this.composer = h("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); this.send(); } },
      this.slash, this.more, this.input, this.toggle, send);
  }

  act(name, more) {
    return this.world.act({ act: name, user: this.user, ...more });
  }

  // ---- who

  rename(person) {
    this.person = person;
    this.name.textContent = person.name;
    this.role.textContent = person.role || "Telepon";
    this.avatar.textContent = person.name.replace(/^(Pak|Bu|Mbak|Mas|Ibu|Bapak)\s+/, "").slice(0, 1).toUpperCase();
    this.input.setAttribute("aria-label", `Pesan dari ${person.name}`);
    this.element.querySelector(".lend")?.setAttribute("aria-label", `Pinjamkan telepon ${person.name} ke tamu`);
    if (this.chat) this.standing({ ...this.chat, deactivated: person.deactivated });
    this.showUnread();
  }

  focus() {
    this.element.scrollIntoView({ inline: "center", block: "nearest" });
    const start = this.foot.querySelector("button.start");
    (start ?? this.input).focus({ preventScroll: true });
    this.read();
  }

  read() {
    this.unread = 0;
    for (const other of this.world.phones.values()) other.tab.removeAttribute("aria-current");
    this.tab.setAttribute("aria-current", "true");
    this.showUnread();
    this.world.guide?.look(this);
  }

  showUnread() {
    this.badge.hidden = this.unread === 0;
    this.badge.textContent = String(this.unread);
    this.badge.setAttribute("aria-label", `${this.unread} belum dibaca`);
    this.tab.replaceChildren(h("span", null, this.name.textContent, h("small", null, this.role.textContent)), this.unread > 0 ? h("span", { class: "badge" }, String(this.unread)) : "");
  }

  // ---- the chat as a whole

  standing(chat) {
    const fresh = chat.keyboard?.message_id !== this.chat?.keyboard?.message_id || chat.keyboard?.hidden !== this.chat?.keyboard?.hidden;
    this.chat = { ...this.chat, ...chat };
    if (fresh) this.hidden = chat.keyboard?.hidden ?? false;
    if (chat.commands) this.menu(chat.commands);
    const { started, blocked, deactivated } = this.chat;
    const had = this.element.contains(document.activeElement) && !this.log.contains(document.activeElement);
    const kind = deactivated ? "gone" : blocked ? "blocked" : started ? "writing" : "new";
    if (kind !== this.footKind) {
      this.footKind = kind;
      this.foot.replaceChildren(...this.footOf(kind));
      if (had) (kind === "writing" ? this.input : this.foot.querySelector("button"))?.focus();
    }
    this.log.classList.toggle("empty", this.messages.size === 0);
    this.showKeys();
    this.showMode();
  }

  footOf(kind) {
    if (kind === "writing") return [this.composer];
    if (kind === "gone") return [h("p", { class: "note" }, "Akun ini sudah dihapus.")];
    if (kind === "blocked") return [h("button", { type: "button", class: "start", onclick: () => this.act("unblock") }, "Buka blokir")];
    return [h("button", { type: "button", class: "start", onclick: () => this.act("start") }, "Mulai"),
      h("button", { type: "button", class: "start by-link", onclick: () => this.popup.openLink() }, "Punya tautan undangan? Buka di sini")];
  }

  menu(commands) {
    this.chat.commands = commands;
    this.slash.hidden = commands.length === 0;
  }

  showKeys() {
    const keyboard = this.chat.keyboard;
    const usable = keyboard && this.chat.started && !this.chat.blocked;
    this.toggle.hidden = !usable;
    this.toggle.setAttribute("aria-expanded", String(!this.hidden));
    this.keys.hidden = !usable || this.hidden;
    this.input.placeholder = (usable && keyboard.placeholder) || "Pesan";
    if (this.keys.hidden) return;
    const had = this.keys.contains(document.activeElement);
    this.keys.replaceChildren(...keyboard.rows.map((row) => h("div", { class: "row" }, row.map((button) =>
      h("button", { type: "button", class: button.style, onclick: () => this.useKey(button) },
        button.request_contact ? icon(ICONS.person) : button.request_location ? icon(ICONS.pin) : null, button.text)))));
    this.keys.onkeydown = (event) => this.arrows(event, this.keys);
    if (had) this.keys.querySelector("button")?.focus();
    this.stick(() => {});
  }

  flip() {
    this.hidden = !this.hidden;
    this.showKeys();
    if (!this.hidden) this.keys.querySelector("button")?.focus();
  }

  async useKey(button) {
    if (button.request_contact) {
      const answer = await this.world.ask("Bagikan nomor telepon?", {
        text: `Bot akan melihat nomor ${this.person.name}: +${this.person.phone}.`,
        choices: [{ label: "Batal", cancel: true }, { label: "Bagikan", value: "share" }],
      });
      if (answer) await this.act("contact");
    } else if (button.request_location) {
      await this.act("location");
    } else {
      await this.act("say", { text: button.text });
    }
    if (!this.keys.hidden && document.activeElement === document.body) this.keys.querySelector("button")?.focus();
    else if (this.keys.hidden) this.input.focus();
  }

  // ---- writing

  typed(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape" && this.popup.isOpen) {
      event.preventDefault();
      this.popup.close();
    } else if (/^Arrow(Up|Down)$/.test(event.key) && this.popup.isOpen) {
      event.preventDefault();
      const items = this.popup.element.querySelectorAll("button:not([hidden])");
      items[event.key === "ArrowUp" ? items.length - 1 : 0]?.focus();
    } else if (event.key === "ArrowUp" && this.input.value === "") {
      const sets = this.log.querySelectorAll(".buttons");
      const last = sets[sets.length - 1]?.querySelector("button");
      if (last) {
        event.preventDefault();
        last.focus();
      }
    } else if (event.key === "Escape" && this.editing) {
      this.edit(null);
    } else if (event.key === "/" && this.input.value === "" && this.chat.commands.length > 0) {
      this.popup.commands(true);
    }
  }

  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 120)}px`;
    if (this.popup.element.dataset.kind === "commands" && this.popup.isOpen) this.popup.filter();
    this.inline.typed(this.input.value);
  }

  offered(query) {
    this.inline.offered(query);
  }

  async send() {
    const text = this.input.value.trim();
    if (text === "") return;
    this.popup.close();
    this.input.value = "";
    this.grow();
    const editing = this.editing;
    if (editing) this.edit(null);
    const done = editing ? await this.act("edit", { message_id: editing, text }) : await this.act("say", { text });
    if (!done) this.input.value = text;
    this.bottom();
  }

  edit(messageId) {
    this.editing = messageId;
    this.input.value = messageId ? this.messages.get(messageId).message.text : "";
    this.grow();
    this.input.focus();
    this.showMode();
  }

  showMode() {
    const reply = this.chat.force_reply && this.messages.get(this.chat.force_reply)?.message;
    const what = this.editing ? ["Menyunting pesan", this.messages.get(this.editing)?.message.text] : reply ? ["Membalas", summary(reply)] : null;
    this.mode.hidden = what === null;
    if (what === null) return;
    const cancel = this.editing && h("button", { type: "button", class: "tool", "aria-label": "Batal menyunting", onclick: () => this.edit(null) }, icon(ICONS.close));
    this.mode.replaceChildren(h("p", null, h("b", null, what[0]), h("span", null, what[1] ?? "")), cancel || "");
  }

  // ---- bubbles

  links() {
    return {
      command: (text) => this.act("say", { text }),
      person: (user) => {
        const person = this.world.phones.get(user)?.person;
        this.world.tell(person?.name ?? "Profil", person ? `Di Telegram, tautan ini membuka chat dengan ${person.name}.` : `Tautan ini membuka chat dengan pengguna ${user}.`);
      },
      deepLink: (bot, payload) => {
        if (bot.toLowerCase() === this.world.bot.toLowerCase()) this.act("start", { payload });
        else this.world.tell("Bot lain", `Tautan ini milik @${bot}; di sini hanya ada @${this.world.bot}.`);
      },
    };
  }

  message(message, live) {
    const known = this.messages.get(message.message_id);
    if (live && !known) this.jump.classList.toggle("news", !this.pinned && message.from_bot);
    const focused = known && known.element.contains(document.activeElement);
    const column = focused ? [...known.element.querySelectorAll(".buttons button")].indexOf(document.activeElement) : -1;
    const element = bubble(this, message);
    this.stick(() => {
      if (known) {
        known.element.replaceWith(element);
      } else {
        const last = [...this.messages.values()].pop()?.message;
        if (!last || day(last.date * 1000) !== day(message.date * 1000)) {
          this.log.append(h("p", { class: "day" }, h("span", null, day(message.date * 1000))));
        }
        this.log.append(element);
      }
    });
    this.messages.set(message.message_id, { message, element });
    this.log.classList.remove("empty");
    if (focused) {
      const buttons = element.querySelectorAll(".buttons button");
      (column >= 0 ? buttons[0] ?? this.input : this.log).focus();
    }
    for (const query of this.queries.values()) if (query.message_id === message.message_id) this.spin(query, true);
    if (!live || known) return;
    if (message.from_bot) {
      this.typing(null);
      if (!this.element.contains(document.activeElement)) {
        this.unread += 1;
        this.showUnread();
      }
    } else {
      this.bottom();
    }
  }

  /** Arrow keys between buttons that stand in rows; past the end they lead on to the neighbours. */
  arrows(event, box) {
    if (event.key === "Escape") { event.preventDefault(); this.input.focus(); return; }
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!step) return;
    event.preventDefault();
    const rows = [...box.querySelectorAll(".row")].map((row) => [...row.querySelectorAll("button, a")]);
    const grid = rows.length > 0 ? rows : [...box.querySelectorAll("button:not([hidden])")].map((button) => [button]);
    const y = grid.findIndex((row) => row.includes(document.activeElement));
    const x = grid[y]?.indexOf(document.activeElement) ?? 0;
    const row = grid[y + step[0]];
    const next = row && (step[0] !== 0 ? row[Math.min(x, row.length - 1)] : row[x + step[1]]);
    if (next) return this.rove(box, next);
    if (!box.classList.contains("buttons") || step[0] === 0) return;
    const sets = [...this.log.querySelectorAll(".buttons")];
    const other = sets[sets.indexOf(box) + step[0]];
    const all = other ? [...other.querySelectorAll("button, a")] : [];
    if (all.length > 0) this.rove(other, step[0] > 0 ? all[0] : all[all.length - 1]);
    else if (step[0] > 0) this.input.focus();
  }

  rove(box, next) {
    if (box.classList.contains("buttons")) {
      for (const button of box.querySelectorAll("button, a")) button.tabIndex = -1;
      next.tabIndex = 0;
    }
    next.focus();
  }

  /** The bot has taken everything up to this message. */
  taken(messageId) {
    for (const { message, element } of this.messages.values()) {
      if (message.from_bot || message.message_id <= this.readTo || message.message_id > messageId) continue;
      element.querySelector(".ticks")?.replaceWith(ticks(true));
    }
    this.readTo = Math.max(this.readTo, messageId);
  }

  deleted(messageId) {
    const known = this.messages.get(messageId);
    if (!known) return;
    if (known.element.contains(document.activeElement)) this.input.focus();
    known.element.remove();
    this.messages.delete(messageId);
  }

  // ---- presses, typing, scrolling

  pressed(query) {
    this.queries.set(query.id, query);
    this.spin(query, true);
    setTimeout(() => this.answered(query.id, null), PROGRESS);
  }

  spin(query, on) {
    const message = this.messages.get(query.message_id)?.element;
    for (const button of message?.querySelectorAll("button.inline") ?? []) {
      if (button.dataset.data !== query.data) continue;
      if (on) button.setAttribute("aria-busy", "true");
      else button.removeAttribute("aria-busy");
    }
  }

  answered(id, answer) {
    const query = this.queries.get(id);
    if (!query) return;
    this.queries.delete(id);
    this.spin(query, false);
    if (answer?.text && answer.alert) this.world.tell(this.world.title, answer.text);
    else if (answer?.text) this.say(answer.text);
  }

  say(text) {
    this.toast.textContent = text;
    this.toast.hidden = false;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => { this.toast.hidden = true; }, 3500);
  }

  typing(action) {
    const busy = action && action !== "cancel";
    this.status.textContent = busy ? TYPING[action] ?? "sibuk …" : "bot";
    this.status.classList.toggle("busy", Boolean(busy));
    clearTimeout(this.typingTimer);
    if (busy) this.typingTimer = setTimeout(() => this.typing(null), 5000);
  }

  /** Keeps the newest message in sight, if it was in sight before. */
  stick(change) {
    change();
    if (this.pinned) this.bottom();
  }

  bottom() {
    this.pinned = true;
    requestAnimationFrame(() => { this.log.scrollTop = this.log.scrollHeight; });
  }

  scrolled() {
    const below = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight;
    const grew = this.log.scrollHeight !== this.height || this.log.clientHeight !== this.shown;
    if (!grew) this.pinned = below < 60;
    else if (this.pinned) this.bottom();
    this.height = this.log.scrollHeight;
    this.shown = this.log.clientHeight;
    this.jump.hidden = this.pinned || below < 160;
  }
}
