import { act, newCallId } from "./act.js";
import { ask } from "./api.js";
import { createCombobox } from "./combobox.js";
import { offeredCommands } from "./commands.js";
import { complete } from "./completion.js";
import { byId } from "./element.js";
import { openForm } from "./form.js";
import { showAnswer } from "./messages.js";
import { whoAndWhere } from "./room.js";

const line = byId("line");
const problem = byId("composer-problem");
const hint = byId("composer-hint");
const onlyCommands = "This preview room only understands commands. Type / to see them.";
const typingPause = 120;

const combobox = createCombobox({ line, take });
let pause;
let asked = 0;

line.addEventListener("input", () => {
  grow();
  offer();
});
line.addEventListener("focus", offer);
line.addEventListener("blur", () => combobox.show([]));
line.addEventListener("keydown", (event) => {
  if (event.isComposing || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
  if (combobox.key(event.key)) return event.preventDefault();
  if (event.key !== "Enter") return;
  event.preventDefault();
  send(line.value.trim());
});
document.addEventListener("try-line", (event) => {
  line.value = `${event.detail} `;
  grow();
  line.focus();
  offer();
});
byId("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  send(line.value.trim());
});

/** Offers nothing more, and nothing that is still on its way: it would lie over the answer's buttons. */
function quiet() {
  asked += 1;
  clearTimeout(pause);
  combobox.show([]);
}

function take({ from, text }) {
  const rest = line.value.slice(line.selectionEnd ?? line.value.length);
  line.value = line.value.slice(0, from) + text + rest.trimStart();
  line.setSelectionRange(from + text.length, from + text.length);
  grow();
  offer();
}

function offer() {
  problem.textContent = "";
  asked += 1;
  clearTimeout(pause);
  const { offers, hint: words, question } = complete(offeredCommands(), typed());
  combobox.show(document.activeElement === line ? offers : []);
  hint.textContent = words;
  if (question) pause = setTimeout(askValues, typingPause, question, offers, asked);
}

function typed() {
  return line.value.slice(0, line.selectionEnd ?? line.value.length);
}

/** Values are Muster's to know: asked for, and shown only if nothing was typed meanwhile. */
async function askValues({ from, lead, ...question }, offers, turn) {
  const values = await ask("/api/suggest", { ...whoAndWhere(), ...question }).catch(() => []);
  if (turn !== asked || document.activeElement !== line || values.length === 0) return;
  const more = values.map(({ value, label }) => ({
    from,
    text: `${lead}${value} `,
    label: value,
    detail: label === value ? undefined : label,
  }));
  combobox.show([...more, ...offers]);
}

/** The line is emptied only when Muster has taken it. */
let unanswered;

function send(words) {
  quiet();
  if (words === "") return line.focus();
  if (!words.startsWith("/")) {
    problem.textContent = onlyCommands;
    return line.focus();
  }
  const where = whoAndWhere();
  const same = `${where.as} ${where.channel} ${words}`;
  if (unanswered?.same !== same) unanswered = { same, callId: newCallId() };
  act({
    path: "/api/command",
    body: { ...where, line: words, callId: unanswered.callId },
    problem: (told) => {
      unanswered = undefined;
      problem.textContent = told;
    },
    done: (answer) => {
      unanswered = undefined;
      return answered(answer, words, where);
    },
  });
}

async function answered(answer, words, where) {
  // What was refused stays, marked, to be mended or typed over, unless it may tell of a vote.
  if (answer.kind === "refused" && !isForgotten(words)) line.select();
  else if (line.value.trim() === words) clear();
  quiet();
  if (answer.kind === "form") return openForm(answer.form, { where, showAnswer });
  await showAnswer(answer.message);
}

function isForgotten(words) {
  const [, name = ""] = /^\/([\w-]+)/u.exec(words) ?? [];
  return offeredCommands().some((command) => command.forgets && command.name === name.toLowerCase());
}

/** As tall as what is typed, as far as there is room. */
function grow() {
  line.style.height = "auto";
  line.style.height = `${line.scrollHeight + line.offsetHeight - line.clientHeight}px`;
}

function clear() {
  line.value = "";
  grow();
  offer();
}
