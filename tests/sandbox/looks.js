// Judges the page as it stands: which texts are too faint, which buttons too low for a thumb.
const luminance = (color) => {
  const [r, g, b] = color.map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const read = (text) => {
  const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number);
  return text.startsWith("color(") ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
};
const over = (below, above) => below.map((v, i) => v * (1 - above[3]) + above[i] * above[3]);
const behind = (element) => {
  const layers = [];
  for (let at = element; at; at = at.parentElement) layers.push(read(getComputedStyle(at).backgroundColor));
  return layers.reverse().reduce(over, [255, 255, 255]);
};
const seen = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !element.closest(".sr, .skip");
const faint = new Set();
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const element = texts.currentNode.parentElement;
  const text = texts.currentNode.textContent.trim();
  if (text === "" || !seen(element) || element.closest("script, style")) continue;
  const below = behind(element);
  const [light, dark] = [luminance(below), luminance(over(below, read(getComputedStyle(element).color)))].sort((a, b) => b - a);
  const contrast = (light + 0.05) / (dark + 0.05);
  if (contrast < 4.5) faint.add(`${element.className}: ${text.slice(0, 30)} (${contrast.toFixed(2)})`);
}
// Links within a text are as high as its lines.
const buttons = [...document.querySelectorAll("button, a.inline")].filter((button) => seen(button) && !button.matches(".link"));
const low = buttons.filter((button) => button.getBoundingClientRect().height < 43.9).map((button) => `${button.className}: ${button.innerText}`);
return {
  width: innerWidth, overflow: Math.max(0, document.documentElement.scrollWidth - innerWidth), faint: [...faint], low: [...new Set(low)],
};
