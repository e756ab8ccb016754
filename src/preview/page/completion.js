/**
 * What the composer offers for what is typed so far. Pure: no page, no network.
 * @typedef {{ from: number, text: string, label: string, detail?: string, note?: string }} Offer replaces all from `from`
 * @typedef {{ command: string, subcommand: string, option: string, typed: string, from: number, lead: string }} Question for /api/suggest
 * @typedef {{ offers: Offer[], hint: string, question?: Question }} Completion
 */

const nothing = { offers: [], hint: "" };

/**
 * @param {any[]} commands
 * @param {string} line up to the cursor
 * @returns {Completion}
 */
export function complete(commands, line) {
  const start = /^\/([\w-]*)$/u.exec(line);
  if (start) return commandNames(commands, start[1]);
  const [, before, name, rest] = /^(\/([\w-]+)\s+)(.*)$/su.exec(line) ?? [];
  if (name === undefined) return nothing;
  const command = commands.find((one) => one.name === name.toLowerCase());
  if (!command) return { offers: [], hint: `There is no command /${name}. Type / to see them all.` };
  return afterCommand(command, rest, before.length);
}

function commandNames(commands, typed) {
  const offers = commands
    .filter(({ name }) => name.startsWith(typed.toLowerCase()))
    .map(({ name, description }) => ({ from: 0, text: `/${name} `, label: `/${name}`, detail: description }));
  return { offers, hint: "" };
}

function afterCommand(command, rest, from) {
  const unnamed = command.subcommands.find(({ name }) => name === "");
  if (unnamed) return options({ command, subcommand: unnamed, rest, from });
  const word = /^[\w-]*$/u.test(rest);
  if (word) return subcommandNames(command, rest, from);
  const [, before, name, after] = /^(([\w-]+)\s+)(.*)$/su.exec(rest) ?? [];
  const subcommand = command.subcommands.find((one) => one.name === name?.toLowerCase());
  if (!subcommand)
    return { offers: [], hint: sentenceHint(command) ?? `/${command.name} has no “${name ?? rest}”.` };
  return options({ command, subcommand, rest: after, from: from + before.length });
}

function subcommandNames(command, typed, from) {
  const offers = command.subcommands
    .filter(({ name }) => name.startsWith(typed.toLowerCase()))
    .map(({ name, description, who }) => ({
      from,
      text: `${name} `,
      label: `/${command.name} ${name}`,
      detail: description,
      note: whoWords(who),
    }));
  const sentence = offers.length === 0 ? sentenceHint(command) : undefined;
  return { offers, hint: sentence ?? command.description };
}

/** What may be said after a command that takes a sentence: "/reminder me to …". */
function sentenceHint(command) {
  const subcommand = command.subcommands.find(({ name }) => name === command.sentence);
  const option = subcommand?.options.find(({ name }) => name === "sentence");
  return option && withExample(option);
}

function whoWords(who) {
  return who === "member" ? undefined : `${who}s`;
}

/** A value runs to the next known option name with a colon: `name: PCS reballot closes: Tue 9 May`. */
function options({ command, subcommand, rest, from }) {
  const found = [...rest.matchAll(/(?<=^|\s)([a-z][a-z-]*):/giu)].filter(({ 1: name }) =>
    optionOf(subcommand, name),
  );
  const last = found.at(-1);
  const left = subcommand.options.filter(
    ({ name }) => !found.some(({ 1: used }) => used.toLowerCase() === name),
  );
  const where = { command: command.name, subcommand: subcommand.name };
  if (!last) return beforeAnyName({ subcommand, left, where, rest, from });
  return insideValue({
    option: optionOf(subcommand, last[1]),
    left,
    where,
    rest,
    from,
    at: last.index + last[0].length,
  });
}

function optionOf(subcommand, name) {
  return subcommand.options.find((option) => option.name === name.toLowerCase());
}

function beforeAnyName({ subcommand, left, where, rest, from }) {
  const bare = subcommand.options.find((option) => option.bare);
  const offers = optionNames(left, rest, from, rest.trim() === "");
  if (!bare) return { offers, hint: subcommand.description };
  return {
    offers: [...choices(bare, rest, from), ...offers],
    hint: rest.trim() === "" ? subcommand.description : hintOf(bare),
    question: { ...where, option: bare.name, typed: rest.trim(), from, lead: "" },
  };
}

function insideValue({ option, left, where, rest, from, at }) {
  const value = rest.slice(at);
  const typed = value.trim();
  const valueFrom = from + at;
  const done = typed !== "" && /\s$/u.test(value);
  const values = done ? [] : choices(option, typed, valueFrom, " ");
  const offers = [...values, ...(typed === "" ? [] : optionNames(left, rest, from, done))];
  const question =
    done || option.choices ? undefined : { ...where, option: option.name, typed, from: valueFrom, lead: " " };
  return { offers, hint: hintOf(option), question };
}

function choices(option, typed, from, lead = "") {
  return (option.choices ?? [])
    .filter((choice) => choice.toLowerCase().startsWith(typed.toLowerCase()) && choice !== typed)
    .map((choice) => ({ from, text: `${lead}${choice} `, label: choice, note: option.name }));
}

/** Names that go on from the word being typed, or all of them where a new word may begin. */
function optionNames(left, rest, from, anyName) {
  const word = /[a-z-]*$/iu.exec(rest)?.[0].toLowerCase() ?? "";
  if (word === "" && !anyName) return [];
  return left
    .filter(({ name }) => name.startsWith(word))
    .map((option) => ({
      from: from + rest.length - word.length,
      text: `${option.name}: `,
      label: `${option.name}:`,
      detail: withExample(option),
      note: option.required ? "needed" : undefined,
    }));
}

function hintOf(option) {
  return `${option.name}: ${withExample(option)}`;
}

function withExample({ about, example }) {
  return example ? `${about}. For example: ${example}` : about;
}
