// Judges the page as a screen reader and a keyboard meet it, with axe's names of the rules; says what breaks them.
const found = [];
const breaks = (rule, element) => found.push(`${rule}: ${element.outerHTML.replace(/\s+/g, " ").slice(0, 120)}`);
const all = (query) => [...document.querySelectorAll(query)];
const seen = (element) => element.checkVisibility({ checkOpacity: false, checkVisibilityCSS: true }) && !element.closest("[aria-hidden=true]");
const referred = (element, attribute) =>
  (element.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean).map((id) => document.getElementById(id));
const textOf = (element) => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("[aria-hidden=true]").forEach((hidden) => hidden.remove());
  const named = [...copy.querySelectorAll("[alt], [aria-label]")].map((one) => one.getAttribute("alt") ?? one.getAttribute("aria-label"));
  return (copy.textContent + named.join(" ")).trim();
};
const nameOf = (element) =>
  referred(element, "aria-labelledby").map((one) => one?.textContent ?? "").join(" ").trim() ||
  element.getAttribute("aria-label")?.trim() ||
  [...(element.labels ?? [])].map(textOf).join(" ").trim() ||
  element.getAttribute("alt")?.trim() ||
  (element.matches("input, textarea, select") ? "" : textOf(element)) ||
  element.getAttribute("title")?.trim() ||
  "";

if (!document.documentElement.lang) found.push("html-has-lang");
if (document.title.trim() === "") found.push("document-title");
const viewport = document.querySelector("meta[name=viewport]")?.content ?? "";
if (/user-scalable\s*=\s*(no|0)|maximum-scale\s*=\s*[01](\.|,|$)/.test(viewport)) found.push("meta-viewport");

const ids = all("[id]").map((element) => element.id);
all("[id]").filter((element) => ids.indexOf(element.id) !== ids.lastIndexOf(element.id)).forEach((element) => breaks("duplicate-id", element));
for (const attribute of ["aria-labelledby", "aria-describedby", "aria-controls", "aria-activedescendant", "for"]) {
  for (const element of all(`[${attribute}]`).filter(seen)) {
    if (referred(element, attribute).some((one) => one === null)) breaks(`${attribute} points nowhere`, element);
  }
}

const controls = "button, a[href], [role=button], [role=link], [role=tab], [role=menuitem], [role=option], input:not([type=hidden]), textarea, select";
for (const control of all(controls).filter(seen)) {
  if (nameOf(control) === "") breaks("a control without a name", control);
  if (control.tabIndex > 0) breaks("tabindex", control);
  if (control.parentElement?.closest("button, a[href], [role=button]")) breaks("nested-interactive", control);
}
all("[aria-hidden=true] :is(button, a[href], input, textarea, [tabindex='0'])").forEach((element) => breaks("aria-hidden-focus", element));
all("img:not([alt])").forEach((image) => breaks("image-alt", image));
all("[role=img]").filter(seen).filter((image) => nameOf(image) === "").forEach((image) => breaks("role-img-alt", image));

if (all("main, [role=main]").length !== 1) found.push("landmark-one-main");
const landmarks = all("main, nav, header, footer, aside, section[aria-label], section[aria-labelledby], form[aria-label], [role=region], dialog[open]");
for (const landmark of landmarks.filter(seen)) {
  const twin = landmarks.filter(seen).find((other) => other !== landmark && other.tagName === landmark.tagName && nameOf(other) === nameOf(landmark));
  const plain = landmark.matches("header, footer") && landmark.closest("main, section, article") !== null;
  if (twin && !plain) breaks("landmark-unique", landmark);
}
const outside = all("body > *").filter(seen).filter((element) => !element.matches("header, main, nav, footer, aside, section[aria-label], dialog, .skip, [role=status], script"));
outside.filter((element) => element.textContent.trim() !== "").forEach((element) => breaks("region", element));

const headings = all("h1, h2, h3, h4, h5, h6, [role=heading]").filter(seen);
if (headings.filter((heading) => heading.tagName === "H1").length !== 1) found.push("page-has-heading-one");
let before = 0;
for (const heading of headings) {
  const level = Number(heading.getAttribute("aria-level") ?? heading.tagName[1]);
  if (heading.textContent.trim() === "") breaks("empty-heading", heading);
  if (level > before + 1) breaks("heading-order", heading);
  before = level;
}
all("li").filter((item) => !item.parentElement.matches("ul, ol, menu, [role=list]")).forEach((item) => breaks("listitem", item));
all("ul, ol").filter((list) => [...list.children].some((child) => !child.matches("li, script, template"))).forEach((list) => breaks("list", list));
for (const scrolled of all("*").filter(seen)) {
  const style = getComputedStyle(scrolled);
  const scrolls = /auto|scroll/.test(style.overflowY) && scrolled.scrollHeight > scrolled.clientHeight + 1;
  if (scrolls && scrolled !== document.scrollingElement && scrolled !== document.body && scrolled.tabIndex < 0 && !scrolled.querySelector("button, a[href], input, textarea, [tabindex='0']")) {
    breaks("scrollable-region-focusable", scrolled);
  }
}
return found;
