// The page: one snapshot, then one stream of news; acts are posted.

import { day, h, time } from "/format.js";
import { Guide } from "/guide.js";
import { Phone } from "/phone.js";

const byId = (id) => document.getElementById(id);
const phones = new Map();
const world = { bot: "", title: "", offset: 0, guide: null, now: () => Date.now() + world.offset, act, ask, tell, phones };
let stream = null;

/** Posts an act; what went wrong is told in a dialog. */
function act(body) {
  return post("/api/acts", body);
}

async function post(path, body) {
  try {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
    const done = await answer.json();
    if (!done.ok) throw new Error(done.error);
    return done;
  } catch (problem) {
    await tell("Tidak berhasil", String(problem.message ?? problem));
    return null;
  }
}

/** A dialog of buttons and fields. Resolves to the pressed button's value and the fields, or null. */
function ask(title, { text, picture, fields = [], choices }) {
  const dialog = byId("dialog");
  if (dialog.open) dialog.close();
  const before = document.activeElement;
  const inputs = fields.map((field) => h("input", { name: field.name, value: field.value, placeholder: field.placeholder,
    required: field.required, maxlength: 200, autocomplete: "off" }));
  return new Promise((resolve) => {
    const finish = (value) => {
      dialog.onclose = null;
      if (dialog.open) dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      resolve(value);
    };
    const form = h("form", { method: "dialog" },
      h("h2", { id: "dialog-title" }, title),
      picture ? h("img", { class: "code", src: `data:image/svg+xml,${encodeURIComponent(picture.svg)}`, alt: picture.alt }) : null,
      text ? h("p", null, text) : null,
      inputs.map((input, place) => h("label", null, fields[place].label, input)),
      h("div", { class: "choices" }, choices.map((choice) => h("button", {
        type: choice.cancel ? "button" : "submit", value: choice.value, class: choice.cancel ? "quiet" : "primary",
        onclick: choice.cancel ? () => finish(null) : undefined,
      }, choice.label))));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const values = Object.fromEntries(inputs.map((input) => [input.name, input.value.trim()]));
      finish({ choice: event.submitter?.value, ...values });
    });
    dialog.replaceChildren(form);
    dialog.onclose = () => finish(null);
    dialog.showModal();
    (inputs[0] ?? form.querySelector("button.primary") ?? form.querySelector("button"))?.focus();
  });
}

function tell(title, text) {
  return ask(title, { text, choices: [{ label: "Baik", value: "ok" }] });
}

function addPhone(person) {
  const phone = new Phone(world, person, phones.size + 1);
  phones.set(person.user, phone);
  byId("phones").append(phone.element);
  byId("tabs").append(phone.tab);
  return phone;
}

async function load() {
  const state = await (await fetch("/api/state")).json();
  Object.assign(world, { bot: state.bot, title: state.title, offset: state.now - Date.now(), lend: state.can_lend ? lend : null });
  document.title = `${state.title} – telepon uji coba`;
  document.body.classList.toggle("guest", state.guest);
  byId("title").textContent = state.guest ? `Telepon ${state.phones[0]?.name ?? ""}` : state.title;
  byId("subtitle").textContent = `Telegram tiruan, bot @${state.bot}`;
  for (const button of document.querySelectorAll("[data-advance]")) button.disabled = !state.can_advance;
  phones.clear();
  byId("phones").replaceChildren();
  byId("tabs").replaceChildren();
  for (const person of state.phones) addPhone(person);
  for (const query of state.open) phones.get(query.user)?.pressed(query);
  [...phones.values()][0]?.tab.setAttribute("aria-current", "true");
  world.guide = state.guide ? new Guide(world, state.guide, byId("guide")) : null;
  showClock();
  listen(state.seq);
}

function listen(since) {
  stream?.close();
  stream = new EventSource(`/api/events?since=${since}`);
  stream.onopen = () => { byId("offline").hidden = true; };
  stream.onerror = () => {
    byId("offline").hidden = false;
    // Refused for good: the page that comes says why.
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 2000);
  };
  stream.onmessage = (message) => hear(JSON.parse(message.data));
}

function hear(news) {
  const phone = phones.get(news.user);
  if (news.event !== "reload") queueMicrotask(() => world.guide?.look());
  switch (news.event) {
    case "reload": load(); break;
    case "clock": world.offset = news.now - Date.now(); showClock(); break;
    case "person": if (phone) phone.rename(news); else addPhone({ ...news, messages: [], commands: [], started: false, blocked: false }); break;
    case "message": phone?.message(news.message, true); phone?.standing(news.chat); break;
    case "chat": phone?.standing(news.chat); break;
    case "deleted": phone?.deleted(news.message_id); break;
    case "commands": for (const menu of news.menus) phones.get(menu.user)?.menu(menu.commands); break;
    case "pressed": phone?.pressed(news.query); break;
    case "answered": phone?.answered(news.id, news.answer); break;
    case "offered": phone?.offered(news.query); break;
    case "read": phone?.taken(news.message_id); break;
    case "typing": phone?.typing(news.action); break;
  }
}

function showClock() {
  const now = world.now();
  byId("clock-day").textContent = day(now);
  byId("clock-time").textContent = `${time(now)} WIB`;
  byId("clock").dateTime = new Date(now).toISOString();
}

async function advance(button) {
  const buttons = document.querySelectorAll("[data-advance]");
  for (const other of buttons) other.disabled = true;
  button.setAttribute("aria-busy", "true");
  await act({ act: "advance", ...JSON.parse(button.dataset.advance) });
  button.removeAttribute("aria-busy");
  for (const other of buttons) other.disabled = false;
  button.focus();
}

/** Shows the QR code by which a guest takes over a phone with a device of his own. */
async function lend(user, name) {
  const lent = await post("/api/guests", { user });
  if (!lent) return null;
  const text = `Pindai dengan kamera HP di Wi-Fi yang sama. Tamu hanya memegang telepon ${name}. ${lent.link}`;
  return ask(`Pinjamkan telepon ${name}`, { text, picture: { svg: lent.picture, alt: `Kode QR: ${lent.link}` }, choices: [{ label: "Selesai", value: "ok" }] });
}

async function addPerson() {
  const answer = await ask("Tambah orang", {
    fields: [
      { name: "name", label: "Nama", placeholder: "mis. Bu Siti", required: true },
      { name: "role", label: "Keterangan", placeholder: "mis. peternak, Srengat" },
    ],
    choices: [{ label: "Batal", cancel: true }, { label: "Tambah", value: "add" }],
  });
  if (!answer) return;
  const done = await act({ act: "person", name: answer.name, role: answer.role });
  if (done) setTimeout(() => phones.get(done.user)?.focus(), 150);
}

for (const button of document.querySelectorAll("[data-advance]")) button.addEventListener("click", () => advance(button));
byId("add").addEventListener("click", addPerson);
document.addEventListener("keydown", (event) => {
  const digit = /^Digit([1-9])$/.exec(event.code);
  if (!event.altKey || event.ctrlKey || event.metaKey || !digit || byId("dialog").open) return;
  const phone = [...phones.values()][Number(digit[1]) - 1];
  if (phone) {
    event.preventDefault();
    phone.focus();
  }
});
setInterval(showClock, 1000);
load().catch(() => { byId("offline").hidden = false; setTimeout(() => location.reload(), 2000); });
