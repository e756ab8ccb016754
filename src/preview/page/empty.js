import { offeredCommands } from "./commands.js";
import { button, element } from "./element.js";

const toTry = ["muster", "ballot status", "check open", "countdown show", "posted", "mydata show"];

/**
 * What an empty channel says: what to try first.
 * @param {any} room
 */
export function drawEmpty(room) {
  const direct = room.channel.endsWith("direct");
  const heading = direct ? "No messages to you yet" : "Nothing here yet";
  const about = direct
    ? "Muster writes here when it has something for you alone, such as a reminder you asked for."
    : "Press “Next post” above to walk to Muster’s next planned message, or try a command:";
  const tries = (direct ? toTry.slice(-2) : toTry).map(tryButton);
  return element(
    "div",
    { class: "empty" },
    element("h2", {}, heading),
    element("p", { class: "soft" }, about),
    element("div", { class: "tries" }, ...tries),
    element("p", { class: "soft" }, "Type / in the box below to see every command."),
  );
}

function tryButton(words) {
  const [name, subcommand] = words.split(" ");
  const known = offeredCommands().find((command) => command.name === name);
  const there = known && (!subcommand || known.subcommands.some((one) => one.name === subcommand));
  if (!there) return undefined;
  const line = `/${words}`;
  return button(line, () => document.dispatchEvent(new CustomEvent("try-line", { detail: line })));
}
