// The menus above the composer: commands, and what else can be sent.

import { deepLink, h } from "/format.js";

export class Menu {
  constructor(phone) {
    this.phone = phone;
    this.element = h("div", { class: "popup", role: "menu", hidden: true });
  }

  get isOpen() {
    return !this.element.hidden;
  }

  commands(typing) {
    if (this.element.dataset.kind === "commands" && !this.element.hidden) return this.close(!typing);
    this.open("commands", this.phone.chat.commands.map((command) => ({
      label: `/${command.command}`, note: command.description, run: () => { this.phone.input.value = ""; this.phone.grow(); this.phone.act("say", { text: `/${command.command}` }); },
    })), !typing);
  }

  filter() {
    const wanted = this.phone.input.value;
    if (!wanted.startsWith("/")) return this.close();
    for (const item of this.element.children) item.hidden = !item.dataset.label.startsWith(wanted);
    if ([...this.element.children].every((item) => item.hidden)) this.close();
  }

  more() {
    if (this.element.dataset.kind === "more" && !this.element.hidden) return this.close(true);
    const own = [...this.phone.messages.values()].map(({ message }) => message).filter((message) => !message.from_bot && message.kind === "text").pop();
    this.open("more", [
      { label: "Pesan suara", run: () => this.phone.act("voice") },
      { label: "Foto", run: () => this.phone.act("photo") },
      { label: "Stiker", run: () => this.phone.act("sticker") },
      { label: "Lokasi", run: () => this.phone.act("location") },
      { label: "Kontak orang lain …", run: () => this.shareOther() },
      { label: "Buka tautan t.me …", run: () => this.openLink() },
      own && { label: "Sunting pesan terakhir", run: () => this.phone.edit(own.message_id) },
      { label: "Blokir bot", run: () => this.phone.act("block") },
    ].filter(Boolean), true);
  }

  open(kind, items, focus) {
    this.element.dataset.kind = kind;
    this.element.replaceChildren(...items.map((item) => h("button", { type: "button", role: "menuitem", "data-label": item.label,
      onclick: () => { this.close(true); item.run(); } }, h("span", null, item.label), item.note ? h("small", null, item.note) : null)));
    this.element.hidden = false;
    this.element.onkeydown = (event) => {
      if (event.key === "Escape") { event.preventDefault(); this.close(true); } else this.phone.arrows(event, this.element);
    };
    this.element.onfocusout = (event) => {
      if (event.relatedTarget && !this.element.contains(event.relatedTarget) && event.relatedTarget !== this.phone.input) this.close();
    };
    if (focus) this.element.querySelector("button")?.focus();
  }

  close(focus) {
    this.element.hidden = true;
    if (focus) this.phone.input.focus();
  }

  async shareOther() {
    const others = [...this.phone.world.phones.values()].filter((phone) => phone !== this.phone).slice(0, 4);
    const answer = await this.phone.world.ask("Kirim kontak orang lain", {
      text: "Kontak milik siapa?",
      choices: [{ label: "Batal", cancel: true }, ...others.map((phone) => ({ label: phone.person.name, value: String(phone.user) })),
        { label: "Orang tanpa Telegram", value: "stranger" }],
    });
    if (!answer) return;
    if (answer.choice === "stranger") await this.phone.act("contact", { stranger: true, phone: "6281200000000" });
    else await this.phone.act("contact", { owner: Number(answer.choice), phone: this.phone.world.phones.get(Number(answer.choice)).person.phone });
  }

  async openLink() {
    const answer = await this.phone.world.ask("Buka tautan", {
      fields: [{ name: "target", label: "Tautan undangan", placeholder: `t.me/${this.phone.world.bot}?start=…`, required: true }],
      choices: [{ label: "Batal", cancel: true }, { label: "Buka", value: "open" }],
    });
    const deep = answer && deepLink(answer.target);
    if (deep) this.phone.links().deepLink(deep.bot, deep.payload);
    else if (answer) await this.phone.world.tell("Tautan tidak dikenal", `Yang bisa dibuka di sini: t.me/${this.phone.world.bot}?start=…`);
  }
}
