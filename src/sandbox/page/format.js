// Numbers and dates as people in Blitar read them, elements, and formatted text.

const DAYS = ["Min", "Sen", "Sel", "Rab", "Kam", "Jum", "Sab"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];

/** WIB is seven hours ahead of UTC, all year. */
const wib = (ms) => new Date(ms + 7 * 3600 * 1000);
const two = (number) => String(number).padStart(2, "0");

export function time(ms) {
  const at = wib(ms);
  return `${two(at.getUTCHours())}.${two(at.getUTCMinutes())}`;
}

export function day(ms) {
  const at = wib(ms);
  return `${DAYS[at.getUTCDay()]}, ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/** An element; text children become text, never markup. */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A line drawing of 20 by 20. */
export function icon(path, label) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.classList.add("icon");
  if (label) {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
  } else {
    svg.setAttribute("aria-hidden", "true");
  }
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

export const ICONS = {
  bellOff: "M4 3l12 14M6 8a4 4 0 0 1 6.5-3.1M14 8.5c0 2 .5 3 1.5 4M12 14H4.5C6 12.5 6 11 6 8.5M8.5 17h3",
  send: "M3 10 17 3.5 13 17l-3.5-5.5zM17 3.5 9.5 11.5",
  plus: "M10 4v12M4 10h12",
  keyboard: "M2.5 5.5h15v9h-15zM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 11.5h7",
  down: "M10 4v12M5 11l5 5 5-5",
  link: "M7 13 13 7M8 7h5v5",
  sent: "M4.5 10.5 8 14l7-8",
  read: "M2.5 10.5 6 14l7-8M9.5 13.5l.5.5 7-8",
  copy: "M7 7V3.5h9.5V13H13M3.5 7H13v9.5H3.5z",
  close: "M5 5l10 10M15 5 5 15",
  code: "M3 3h5v5H3zM12 3h5v5h-5zM3 12h5v5H3zM12 12h2v2h-2zM17 12v2M12 17h2M17 17h.01",
  person: "M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6M4 17c.5-3.5 3-5 6-5s5.5 1.5 6 5",
  mic: "M10 3a2 2 0 0 1 2 2v5a2 2 0 0 1-4 0V5a2 2 0 0 1 2-2M5.5 9.5a4.5 4.5 0 0 0 9 0M10 14v3",
  pin: "M10 17.5s-5-5-5-9a5 5 0 0 1 10 0c0 4-5 9-5 9M10 10a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3",
  file: "M5.5 2.5h6l3 3v12h-9zM11.5 2.5v3h3",
};

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

/**
 * A text with its entities. Offsets count UTF-16 units, as strings do here.
 * `act` is told what a click on a command, a person or a deep link means.
 */
export function formatted(text, entities, act) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const render = (from, to, inside) => {
    const parts = [];
    let at = from;
    while (inside.length > 0) {
      const entity = inside.shift();
      const begin = Math.max(entity.offset, at);
      const end = Math.min(entity.offset + entity.length, to);
      if (end <= begin) continue;
      if (begin > at) parts.push(text.slice(at, begin));
      const nested = [];
      while (inside.length > 0 && inside[0].offset < end) nested.push(inside.shift());
      const rest = nested.filter((inner) => inner.offset + inner.length > end).map((inner) => {
        return { ...inner, offset: end, length: inner.offset + inner.length - end };
      });
      parts.push(wrap(entity, text.slice(begin, end), render(begin, end, nested), act));
      inside.unshift(...rest);
      at = end;
    }
    if (at < to) parts.push(text.slice(at, to));
    return parts;
  };
  return render(0, text.length, ordered);
}

function wrap(entity, plain, content, act) {
  switch (entity.type) {
    case "text_link": return link(entity.url, content, act);
    case "url": return link(plain, content, act);
    case "text_mention": return clickable(content, () => act.person(entity.user));
    case "bot_command": return clickable(content, () => act.command(plain));
    case "spoiler": {
      const spoiler = h("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Teks tersembunyi, tekan untuk melihat" }, content);
      const open = () => { spoiler.classList.add("open"); spoiler.removeAttribute("aria-label"); };
      spoiler.addEventListener("click", open);
      spoiler.addEventListener("keydown", (event) => { if (event.key === "Enter") open(); });
      return spoiler;
    }
    case "pre": return h("pre", { "data-language": entity.language }, h("code", null, content));
    default: return h(TAGS[entity.type] ?? "span", null, content);
  }
}

function clickable(content, click) {
  return h("button", { type: "button", class: "link", onclick: click }, content);
}

/** A deep link opens the bot in this phone, a link to a person a note, anything else a new tab. */
export function link(target, content, act) {
  const deep = deepLink(target);
  if (deep) return clickable(content, () => act.deepLink(deep.bot, deep.payload));
  const person = /^tg:(?:\/\/)?user\/?\?(?:.*&)?id=(\d+)/i.exec(target);
  if (person) return clickable(content, () => act.person(Number(person[1])));
  const web = /^https?:\/\//i.test(target) ? target : `http://${target}`;
  if (/^tg:/i.test(target)) return h("span", null, content);
  return h("a", { href: web, target: "_blank", rel: "noopener noreferrer" }, content);
}

/** The bot and the payload of a `t.me/<bot>?start=` link. */
export function deepLink(target) {
  const web = /^(?:https?:\/\/)?(?:www\.)?(?:t|telegram)\.me\/([A-Za-z0-9_]+)\/?\?(?:.*&)?start=([A-Za-z0-9_-]{1,64})/i.exec(target.trim());
  if (web) return { bot: web[1], payload: web[2] };
  const app = /^tg:(?:\/\/)?resolve\/?\?domain=([A-Za-z0-9_]+)&start=([A-Za-z0-9_-]{1,64})/i.exec(target.trim());
  return app ? { bot: app[1], payload: app[2] } : null;
}
