/** What Slack says of blocks and views, by the table in its documentation; each problem names where it is. */

type Json = Record<string, unknown>;

const most = {
  messageBlocks: 50,
  viewBlocks: 100,
  sectionText: 3000,
  header: 150,
  contextElements: 10,
  actionElements: 25,
  buttonText: 75,
  buttonValue: 2000,
  id: 255,
  inputText: 3000,
  options: 100,
  option: 75,
  label: 2000,
  alt: 2000,
  modalText: 24,
  metadata: 3000,
  allText: 13_200,
};

export function blockProblems(given: unknown, where: "message" | "modal" | "home"): readonly string[] {
  if (!Array.isArray(given)) return ["blocks is not a list"];
  const blocks = given as Json[];
  const problems: string[] = [];
  const limit = where === "message" ? most.messageBlocks : most.viewBlocks;
  if (blocks.length > limit) problems.push(`more than ${limit} blocks`);
  const ids = blocks.flatMap(({ block_id }) => (block_id === undefined ? [] : [String(block_id)]));
  if (new Set(ids).size !== ids.length) problems.push("a block_id twice");
  if (ids.some((id) => id.length > most.id)) problems.push("block_id too long");
  blocks.forEach((block, at) => {
    problems.push(...oneBlock(block, where).map((problem) => `/blocks/${at}: ${problem}`));
  });
  if (JSON.stringify(blocks).length > most.allText * 3 || textOf(blocks).length > most.allText)
    problems.push("msg_blocks_too_long");
  return problems;
}

export function viewProblems(view: Json): readonly string[] {
  return [
    ...(view.type === "modal" || view.type === "home" ? [] : ["type is neither modal nor home"]),
    ...(view.type === "modal" ? modalProblems(view) : []),
    ...(String(view.callback_id ?? "").length > most.id ? ["callback_id too long"] : []),
    ...(String(view.private_metadata ?? "").length > most.metadata ? ["private_metadata too long"] : []),
    ...blockProblems(view.blocks, view.type === "home" ? "home" : "modal"),
  ];
}

function modalProblems(view: Json): readonly string[] {
  const inputs = Array.isArray(view.blocks) && view.blocks.some((block: Json) => block.type === "input");
  const parts = ["title", "submit", "close"].filter((part) => part === "title" || view[part] !== undefined);
  return [
    ...parts.flatMap((part) =>
      text(view[part], most.modalText, "plain_text").map((problem) => `${part}: ${problem}`),
    ),
    ...(inputs && view.submit === undefined ? ["an input without a submit"] : []),
  ];
}

function oneBlock(block: Json, where: "message" | "modal" | "home"): readonly string[] {
  switch (block.type) {
    case "section":
      return text(block.text, most.sectionText);
    case "header":
      return text(block.text, most.header, "plain_text");
    case "context":
      return list(block.elements, most.contextElements, (element) => text(element, most.sectionText));
    case "image":
      return [
        ...(typeof block.image_url === "string" ? [] : ["no image_url"]),
        ...string(block.alt_text, most.alt, "alt_text"),
      ];
    case "actions":
      return [...list(block.elements, most.actionElements, element), ...actionIds(block.elements)];
    case "input":
      if (where === "message") return ["an input in a message"];
      return [
        ...text(block.label, most.label, "plain_text"),
        ...(block.hint === undefined ? [] : text(block.hint, most.label, "plain_text")),
        ...element(block.element as Json),
      ];
    case "divider":
      return [];
    default:
      return [`unsupported type ${String(block.type)}`];
  }
}

function element(given: Json): readonly string[] {
  const id = string(given.action_id, most.id, "action_id");
  switch (given.type) {
    case "button":
      return [...id, ...buttonProblems(given)];
    case "plain_text_input":
      return [...id, ...inputProblems(given)];
    case "static_select":
      return [...id, ...selectProblems(given)];
    case "users_select":
      return id;
    default:
      return [`unsupported element ${String(given.type)}`];
  }
}

function buttonProblems({ text: label, value, style }: Json): readonly string[] {
  return [
    ...text(label, most.buttonText, "plain_text"),
    ...(value === undefined ? [] : string(value, most.buttonValue, "value")),
    ...(style === undefined || style === "primary" || style === "danger" ? [] : ["unknown style"]),
  ];
}

function inputProblems({ max_length, initial_value }: Json): readonly string[] {
  const length = Number(max_length ?? most.inputText);
  return [
    ...(length < 1 || length > most.inputText ? ["max_length"] : []),
    ...(String(initial_value ?? "").length > length ? ["initial_value too long"] : []),
  ];
}

function selectProblems({ options, initial_option }: Json): readonly string[] {
  return [
    ...list(options, most.options, option),
    ...(initial_option === undefined || includes(options, initial_option)
      ? []
      : ["initial_option is not an option"]),
  ];
}

function option(given: Json): readonly string[] {
  return [...text(given.text, most.option), ...string(given.value, most.option, "value")];
}

function includes(options: unknown, one: unknown): boolean {
  return Array.isArray(options) && options.some((other) => JSON.stringify(other) === JSON.stringify(one));
}

function actionIds(elements: unknown): readonly string[] {
  if (!Array.isArray(elements)) return [];
  const ids = elements.map((one: Json) => String(one.action_id));
  return new Set(ids).size === ids.length ? [] : ["an action_id twice"];
}

function list(given: unknown, limit: number, check: (one: Json) => readonly string[]): readonly string[] {
  if (!Array.isArray(given) || given.length === 0) return ["no elements"];
  if (given.length > limit) return [`more than ${limit} elements`];
  return given.flatMap((one: Json) => check(one));
}

function text(given: unknown, limit: number, type?: string): readonly string[] {
  const { type: kind, text: words } = (given ?? {}) as Json;
  if (kind !== "plain_text" && kind !== "mrkdwn") return ["not a text"];
  if (type !== undefined && kind !== type) return [`must be ${type}`];
  return string(words, limit, "text");
}

function string(given: unknown, limit: number, name: string): readonly string[] {
  if (typeof given !== "string" || given.length === 0) return [`${name} is missing`];
  return given.length > limit ? [`${name} must be less than ${limit + 1} characters`] : [];
}

/** All the words of blocks, as a reader sees them but for markup. */
export function textOf(blocks: unknown): string {
  if (Array.isArray(blocks)) return blocks.map(textOf).filter(Boolean).join("\n");
  if (typeof blocks !== "object" || blocks === null) return "";
  const { text: words, elements } = blocks as Json;
  const own = typeof words === "string" ? words : textOf(words);
  return [own, textOf(elements)].filter(Boolean).join("\n");
}
