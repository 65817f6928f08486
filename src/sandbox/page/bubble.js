// One message: its text or medium, its stamp, and the buttons under it.

import { ICONS, formatted, h, icon, link, time } from "/format.js";

const KINDS = { photo: "Foto", document: "Berkas", contact: "Kontak", voice: "Pesan suara", sticker: "Stiker", location: "Lokasi" };

/** A message in one line. */
export function summary(message) {
  const kind = KINDS[message.kind];
  return kind && message.kind !== "contact" && message.text ? `${kind}, ${message.text}` : kind ?? message.text;
}

export function bubble(phone, message) {
  const own = !message.from_bot;
  const replied = message.reply_to && phone.messages.get(message.reply_to)?.message;
  const stamp = h("span", { class: "stamp" },
    message.silent ? icon(ICONS.bellOff, "tanpa bunyi") : null,
    message.edited ? h("span", null, "diedit") : null,
    h("time", { datetime: new Date(message.date * 1000).toISOString() }, time(message.date * 1000)),
    own ? ticks(message.message_id <= phone.readTo) : null);
  const body = h("div", { class: `bubble ${message.kind}` },
    h("span", { class: "sr" }, own ? `${phone.person.name}: ` : `${phone.world.title}: `),
    replied ? h("div", { class: "quote" }, h("b", null, replied.from_bot ? phone.world.title : phone.person.name), h("span", null, summary(replied))) : null,
    message.via_bot ? h("p", { class: "via" }, `lewat @${phone.world.bot}`) : null,
    content(phone, message), stamp);
  const rows = message.rows.map((row, y) => h("div", { class: "row" }, row.map((button, x) => inlineButton(phone, message, button, y === 0 && x === 0))));
  const buttons = rows.length > 0 ? h("div", { class: "buttons", role: "group", "aria-label": "Tombol di bawah pesan" }, rows) : null;
  if (buttons) buttons.addEventListener("keydown", (event) => phone.arrows(event, buttons));
  return h("article", { class: own ? "message own" : "message" }, body, buttons);
}

/** One tick: sent. Two: the bot has it. */
export function ticks(read) {
  const mark = icon(read ? ICONS.read : ICONS.sent, read ? "diterima bot" : "terkirim");
  mark.classList.add("ticks");
  return mark;
}

function content(phone, message) {
  const text = () => h("div", { class: "text" }, formatted(message.text, message.entities, phone.links()));
  switch (message.kind) {
    case "photo": {
      const picture = h("img", { src: `/api/files/${encodeURIComponent(message.file)}`, alt: message.text || "Foto" });
      picture.addEventListener("error", () => picture.replaceWith(h("p", { class: "lost" }, "Foto tidak lagi tersimpan")));
      picture.addEventListener("load", () => phone.stick(() => {}));
      return h("div", null, picture, message.text ? text() : null);
    }
    case "document": return h("div", null, h("a", { class: "media", href: `/api/files/${encodeURIComponent(message.file)}`, download: "" }, icon(ICONS.file), "Berkas"), message.text ? text() : null);
    case "contact": return h("p", { class: "media" }, icon(ICONS.person, "Kontak"), message.text);
    case "voice": return h("p", { class: "media" }, icon(ICONS.mic, "Pesan suara"), h("span", { class: "wave", "aria-hidden": "true" }), message.text);
    case "location": return h("p", { class: "media" }, icon(ICONS.pin, "Lokasi"), message.text);
    case "sticker": return h("p", { class: "big" }, message.text);
    default: return text();
  }
}

const inlineClass = (button) => (button.style ? `inline ${button.style}` : "inline");

/** Copies a text, and says what was copied: the clipboard may be closed to this page. */
async function copy(phone, text) {
  try {
    await navigator.clipboard.writeText(text);
    phone.say(`Disalin: ${text}`);
  } catch {
    phone.say(`Tidak bisa disalin di sini: ${text}`);
  }
}

function inlineButton(phone, message, button, first) {
  const props = { type: "button", tabindex: first ? "0" : "-1", class: inlineClass(button) };
  if (button.url) {
    const target = link(button.url, [h("span", null, button.text), icon(ICONS.link)], phone.links());
    target.classList.remove("link");
    target.classList.add(...inlineClass(button).split(" "));
    target.setAttribute("tabindex", props.tabindex);
    return target;
  }
  if (button.copy) return h("button", { ...props, title: button.copy, onclick: () => copy(phone, button.copy) }, h("span", null, button.text), icon(ICONS.copy));
  return h("button", { ...props, "data-data": button.data, onclick: () => phone.act("press", { message_id: message.message_id, data: button.data }) }, h("span", null, button.text));
}
