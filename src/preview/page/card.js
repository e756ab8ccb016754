import { button, element } from "./element.js";
import { currentRoom, go, whoAndWhere } from "./room.js";

/**
 * A card as Muster's core made it, drawn for this page.
 * @param {any} card
 * @param {(button: { id: string, label: string }, pressed: HTMLElement) => void} press
 */
export function drawCard(card, press) {
  const parts = [
    card.title ? element("h3", { class: "card-title" }, card.title) : undefined,
    ...drawLines(card.lines),
    drawPicture(card.picture),
    drawButtons(card.buttons, press),
    card.footer ? element("p", { class: "card-footer soft" }, card.footer) : undefined,
  ];
  return element("div", { class: "card" }, ...parts);
}

/** @param {any[][]} lines */
export function drawLines(lines) {
  return lines.map((line) => element("p", { class: "card-line" }, ...line.map(drawSpan)));
}

function drawSpan(span) {
  switch (span.kind) {
    case "bold":
      return element("strong", {}, span.text);
    case "place":
      return drawPlace(span.place);
    case "person":
      return element("strong", {}, personName(span.person.user));
    case "link":
      return drawLink(span);
    case "time":
      return element("time", { datetime: span.at, title: inReadersZone(span.at) }, span.words);
    default:
      return span.text;
  }
}

function personName(user) {
  return currentRoom()?.people.find(({ id }) => id === user)?.name ?? user;
}

/** A way to the channel for those who are in it, its name alone for others. */
function drawPlace({ channel }) {
  const known = currentRoom()?.channels.find((other) => other.id === channel);
  if (!known) return element("span", { class: "place" }, `#${channel}`);
  const href = `?${new URLSearchParams({ ...whoAndWhere(), channel })}`;
  const way = element("a", { class: "place", href }, known.name);
  way.addEventListener("click", (event) => {
    event.preventDefault();
    go({ channel });
  });
  return way;
}

function drawLink({ text, url }) {
  const safe = /^https?:\/\//iu.test(url) || url.startsWith("/");
  if (!safe) return text;
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** Only a reader elsewhere needs it: the words are in UK time. */
function inReadersZone(at) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (timeZone === "Europe/London") return undefined;
  const words = new Date(at).toLocaleString("en-GB", { dateStyle: "full", timeStyle: "short" });
  return `${words} where you are`;
}

function drawPicture(picture) {
  return picture && element("img", { class: "card-picture", src: picture.url, alt: picture.alt });
}

function drawButtons(buttons, press) {
  if (!buttons?.length) return undefined;
  const drawn = buttons.map((one) => {
    const made = button(one.label, () => press(one, made), { "data-button": one.id, class: one.style });
    return made;
  });
  return element("div", { class: "card-buttons" }, ...drawn);
}
