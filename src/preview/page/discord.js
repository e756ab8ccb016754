import { element } from "./element.js";
import { clockTime, drawLink, drawPerson, drawPlace, lines } from "./spans.js";

/**
 * A message as Discord's adapter would send it, drawn as Discord does.
 * @param {{ content: string, embeds: any[], components: any[] }} payload
 * @param {(button: { id: string, label: string, style?: string }) => HTMLElement} drawButton
 */
export function drawDiscord({ content, embeds, components }, drawButton) {
  return [
    ...drawText(content),
    ...embeds.map(drawEmbed),
    ...components.map(({ components: row }) =>
      element("div", { class: "card-buttons" }, ...row.map(drawAction(drawButton))),
    ),
  ];
}

/** The first line in bold is what Muster puts in front: the headline. */
function drawText(content) {
  return lines(content).map((line, index) => {
    const title = index === 0 ? /^\*\*(.+)\*\*$/u.exec(line)?.[1] : undefined;
    if (title !== undefined) return element("h3", { class: "card-title" }, ...drawMarkdown(title));
    if (line.startsWith("-# "))
      return element("p", { class: "card-footer soft" }, ...drawMarkdown(line.slice(3)));
    return element("p", { class: "card-line" }, ...drawMarkdown(line));
  });
}

function drawEmbed({ description, footer, image }) {
  return element(
    "div",
    { class: image && !description ? "embed bare" : "embed" },
    ...(description ? drawText(description) : []),
    image ? element("img", { class: "card-picture", src: image.url, alt: image.description }) : undefined,
    footer ? element("p", { class: "card-footer soft" }, footer.text) : undefined,
  );
}

/** Discord's styles of a button, by number. */
const styles = { 1: "primary", 4: "danger" };

function drawAction(drawButton) {
  return ({ custom_id: id, label, style }) => drawButton({ id, label, style: styles[style] });
}

const mark =
  /\\([\s\S])|\*\*((?:\\[\s\S]|[^*\\])+)\*\*|\[((?:\\[\s\S]|[^\]\\])*)\]\(<([^<>]*)>\)|<t:(\d+):F>|<#([^<>]*)>|<@([^<>]*)>|<(https?:[^<>]*)>/gu;

function drawMarkdown(text) {
  const drawn = [];
  let from = 0;
  for (const found of text.matchAll(mark)) {
    drawn.push(text.slice(from, found.index), drawFound(found));
    from = found.index + found[0].length;
  }
  return [...drawn, text.slice(from)];
}

function drawFound([, escaped, bold, label, target, unix, channel, user, address]) {
  if (escaped !== undefined) return escaped;
  if (bold !== undefined) return element("strong", {}, ...drawMarkdown(bold));
  if (label !== undefined) return drawLink(target, plain(label));
  if (unix !== undefined) return clockTime(Number(unix));
  if (channel !== undefined) return drawPlace(channel);
  if (user !== undefined) return drawPerson(user);
  return drawLink(address, address);
}

function plain(words) {
  return words.replaceAll(/\\([\s\S])/gu, "$1");
}
