import { element } from "./element.js";
import { currentRoom, go, whoAndWhere } from "./room.js";

/** What both platforms draw by themselves: times in the reader's zone, channels, people, links. */

/** @param {string} text */
export function lines(text) {
  return text.split("\n").filter((line) => line !== "");
}

/**
 * @param {number} unix seconds
 * @param {string} [words] what it says in UK time, where that does not stand beside it
 */
export function clockTime(unix, words) {
  const at = new Date(unix * 1000);
  const shown = at.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  return element("time", { datetime: at.toISOString().replace(".000Z", "Z"), title: words }, shown);
}

/** A way to the channel for those who are in it, its name alone for others. */
export function drawPlace(id) {
  const known = currentRoom()?.channels.find((other) => sameId(other.id, id));
  if (!known) return element("span", { class: "place" }, `#${id.toLowerCase()}`);
  const { id: channel, name } = known;
  const href = `?${new URLSearchParams({ ...whoAndWhere(), channel })}`;
  const way = element("a", { class: "place", href }, name);
  way.addEventListener("click", (event) => {
    event.preventDefault();
    go({ channel });
  });
  return way;
}

export function drawPerson(id) {
  const name = currentRoom()?.people.find((person) => sameId(person.id, id))?.name ?? id;
  return element("strong", { class: "place" }, `@${name}`);
}

/** Slack's ids are capitals and figures alone. */
function sameId(own, given) {
  return own === given || own.replaceAll("-", "").toUpperCase() === given;
}

export function drawLink(url, text) {
  const safe = /^https?:\/\//iu.test(url) || url.startsWith("/");
  if (!safe) return text;
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}
