import { button, element } from "./element.js";

let made = 0;

/**
 * Asks for something in a dialog. What was typed stays until it is accepted or the dialog is closed.
 * @typedef {{ name: string, label: string, hint?: string, value?: string, required?: boolean, long?: boolean,
 *   type?: string, min?: string, maxLength?: number, choices?: { value: string, label: string }[] }} Field
 * @typedef {{ words: (Node | string)[], field?: string }} Problem
 * @param {{ title: string, intro?: (Node | string)[], fields: Field[], submit: string,
 *   onSubmit: (values: Record<string, string>) => Promise<Problem | undefined> }} asked
 */
export function openDialog({ title, intro = [], fields, submit, onSubmit }) {
  made += 1;
  const name = `dialog-${made}`;
  const problem = element("div", { class: "form-problem", id: `${name}-problem`, role: "alert" });
  const drawn = fields.map((field) => drawField(field, name));
  const close = button("Cancel", () => dialog.close());
  const send = element("button", { type: "submit", class: "primary" }, submit);
  const form = element(
    "form",
    { method: "dialog", novalidate: true },
    element("h2", { id: `${name}-title` }, title),
    ...intro.map((words) => element("p", { class: "soft" }, words)),
    problem,
    ...drawn.map(({ whole }) => whole),
    element("div", { class: "dialog-buttons" }, close, send),
  );
  const dialog = element("dialog", { "aria-labelledby": `${name}-title` }, form);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (send.getAttribute("aria-disabled") === "true") return;
    send.setAttribute("aria-disabled", "true");
    clearProblem(problem, drawn);
    const values = Object.fromEntries(drawn.map(({ control }) => [control.name, control.value]));
    const wrong = await onSubmit(values);
    send.removeAttribute("aria-disabled");
    if (wrong) showProblem(wrong, problem, drawn, send);
    else dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function clearProblem(problem, drawn) {
  problem.replaceChildren();
  for (const { control, describedBy } of drawn) {
    control.removeAttribute("aria-invalid");
    describe(control, describedBy);
  }
}

function showProblem({ words, field }, problem, drawn, send) {
  const wrong = drawn.find(({ control }) => control.name === field);
  problem.replaceChildren(...words);
  if (!wrong) return send.focus();
  wrong.whole.append(problem);
  wrong.control.setAttribute("aria-invalid", "true");
  describe(wrong.control, [...wrong.describedBy, problem.id]);
  wrong.control.focus();
}

function describe(control, ids) {
  if (ids.length > 0) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
}

function drawField(field, form) {
  const id = `${form}-${field.name}`;
  const control = drawControl(field, id);
  const hint = field.hint ? element("p", { class: "hint soft", id: `${id}-hint` }, field.hint) : undefined;
  const describedBy = hint ? [hint.id] : [];
  const optional = field.required ? undefined : element("span", { class: "soft" }, " (optional)");
  const label = element("label", { for: id }, field.label, optional);
  const inWords = field.type === "datetime-local" ? drawInWords(control, id) : undefined;
  if (inWords) describedBy.push(inWords.id);
  describe(control, describedBy);
  const whole = element("div", { class: "field" }, label, hint, control, inWords);
  return { whole, control, describedBy };
}

/** A date and time as Muster says them, which no row of figures does. */
function drawInWords(control, id) {
  const output = element("output", { class: "in-words", id: `${id}-words`, for: id });
  const say = () => {
    output.textContent = momentInWords(control.value);
  };
  control.addEventListener("input", say);
  say();
  return output;
}

function momentInWords(value) {
  const at = new Date(`${value}Z`);
  if (Number.isNaN(at.getTime())) return "";
  const day = at.toLocaleDateString("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return `${day.replace(",", "")}, ${timeInWords(at)}`;
}

/** "9am", "12 noon", "5:30pm". */
function timeInWords(at) {
  const [hour, minute] = [at.getUTCHours(), at.getUTCMinutes()];
  if (hour === 12 && minute === 0) return "12 noon";
  const minutes = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  return `${hour % 12 || 12}${minutes}${hour < 12 ? "am" : "pm"}`;
}

function drawControl(field, id) {
  const shared = { id, name: field.name, "aria-required": field.required ? "true" : undefined };
  if (field.choices) return drawChoices(field, shared);
  const limits = { maxlength: field.maxLength, min: field.min, autocomplete: "off" };
  const control = field.long
    ? element("textarea", { ...shared, ...limits, rows: 4 })
    : element("input", { ...shared, ...limits, type: field.type ?? "text" });
  control.value = field.value ?? "";
  return control;
}

function drawChoices({ choices, required, value }, shared) {
  const none = required ? undefined : element("option", { value: "" }, "—");
  const drawn = choices.map((choice) => element("option", { value: choice.value }, choice.label));
  const control = element("select", shared, none, ...drawn);
  if (value !== undefined) control.value = value;
  return control;
}
