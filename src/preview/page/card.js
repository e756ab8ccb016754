import { drawDiscord } from "./discord.js";
import { button, element } from "./element.js";
import { currentRoom } from "./room.js";
import { drawSlack } from "./slack.js";

const looks = { slack: drawSlack, discord: drawDiscord };

/**
 * A message, drawn from what the platform it looks like would be sent.
 * @param {any} payload
 * @param {(button: { id: string, label: string }, pressed: HTMLElement) => void} press
 */
export function drawCard(payload, press) {
  return element("div", { class: "card" }, ...drawParts(payload, press));
}

/**
 * The same without a frame of its own.
 * @param {any} payload
 * @param {(button: { id: string, label: string }, pressed: HTMLElement) => void} [press]
 */
export function drawParts(payload, press = () => {}) {
  return looks[currentRoom().look](payload, (one) => {
    const made = button(one.label, () => press(one, made), { "data-button": one.id, class: one.style });
    return made;
  });
}
