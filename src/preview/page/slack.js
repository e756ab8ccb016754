import { element } from "./element.js";
import { clockTime, drawLink, drawPerson, drawPlace, lines } from "./spans.js";

/**
 * A message as Slack's adapter would send it, drawn as Slack does.
 * @param {{ blocks: any[] }} payload
 * @param {(button: { id: string, label: string, style?: string }) => HTMLElement} drawButton
 */
export function drawSlack({ blocks }, drawButton) {
  return blocks.flatMap((block) => drawBlock(block, drawButton));
}

function drawBlock(block, drawButton) {
  switch (block.type) {
    case "header":
      return [element("h3", { class: "card-title" }, block.text.text)];
    case "section":
      return lines(block.text.text).map((line) => element("p", { class: "card-line" }, ...drawMrkdwn(line)));
    case "image":
      return [element("img", { class: "card-picture", src: block.image_url, alt: block.alt_text })];
    case "actions":
      return [element("div", { class: "card-buttons" }, ...block.elements.map(drawAction(drawButton)))];
    case "context":
      return block.elements.flatMap(({ text }) =>
        lines(text).map((line) => element("p", { class: "card-footer soft" }, ...drawMrkdwn(line))),
      );
    default:
      return [];
  }
}

function drawAction(drawButton) {
  return ({ value, text, style }) => drawButton({ id: value, label: text.text, style });
}

/** Slack: what is markup stands between angle brackets, or between stars at the edges of words. */
const mark = /<([^<>]*)>|(?<![\p{L}\p{N}\u2060])\*([^*\n]+)\*(?![\p{L}\p{N}\u2060])/gu;

function drawMrkdwn(text) {
  const drawn = [];
  let from = 0;
  for (const { 0: whole, 1: angled, 2: bold, index } of text.matchAll(mark)) {
    drawn.push(plain(text.slice(from, index)));
    drawn.push(bold === undefined ? drawAngled(angled) : element("strong", {}, ...drawMrkdwn(bold)));
    from = index + whole.length;
  }
  return [...drawn, plain(text.slice(from))];
}

function drawAngled(inside) {
  const [, unix, words] = /^!date\^(\d+)\^[^|]*\|(.*)$/su.exec(inside) ?? [];
  if (unix !== undefined) return clockTime(Number(unix), plain(words));
  if (inside.startsWith("#")) return drawPlace(inside.slice(1));
  if (inside.startsWith("@")) return drawPerson(inside.slice(1));
  const [url = "", label = url] = inside.split("|");
  return drawLink(plain(url), plain(label));
}

/** Slack's three escapes; a joiner is seen by nobody. */
function plain(words) {
  return words
    .replaceAll("\u2060", "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
