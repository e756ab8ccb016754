import type { InputBlock, ModalView } from "@slack/web-api";
import type { Form, FormField } from "../core/chat/reply.ts";
import { cut } from "./mrkdwn.ts";
import { slackWords } from "./words.ts";

/** Slack's limits of a modal, in characters. */
const limits = { title: 24, label: 2000, hint: 2000, text: 3000, option: 75, options: 100, callbackId: 255 };

/** The one element of every input block. */
export const inputId = "typed";

/** A form as a modal. `channel` is where it was asked for: the reply goes there. */
export function drawForm(form: Form, channel: string): ModalView {
  return {
    type: "modal",
    callback_id: form.id.slice(0, limits.callbackId),
    private_metadata: JSON.stringify({ channel }),
    title: plain(form.title, limits.title),
    submit: plain(form.submit, limits.title),
    close: plain(slackWords.cancel, limits.title),
    blocks: form.fields.map(drawField),
  };
}

function drawField(field: FormField): InputBlock {
  const { name, label, hint, required } = field;
  return {
    type: "input",
    block_id: name,
    optional: !required,
    label: plain(label, limits.label),
    ...(hint !== undefined && hint !== "" && { hint: plain(hint, limits.hint) }),
    element: drawElement(field),
  };
}

function drawElement(field: FormField): InputBlock["element"] {
  if (field.person) return { type: "users_select", action_id: inputId };
  return field.choices ? drawChoices(field, field.choices) : drawText(field);
}

function drawText({ value, long, maxLength }: FormField): InputBlock["element"] {
  const most = Math.min(maxLength, limits.text);
  return {
    type: "plain_text_input",
    action_id: inputId,
    multiline: long,
    max_length: most,
    ...(value !== undefined && { initial_value: value.slice(0, most) }),
  };
}

function drawChoices(
  { value }: FormField,
  choices: NonNullable<FormField["choices"]>,
): InputBlock["element"] {
  const options = choices.slice(0, limits.options).map((choice) => ({
    text: plain(choice.label, limits.option),
    value: choice.value.slice(0, limits.option),
  }));
  const chosen = options.find((option) => option.value === value);
  return {
    type: "static_select",
    action_id: inputId,
    options,
    ...(chosen && { initial_option: chosen }),
  };
}

function plain(words: string, most: number): { type: "plain_text"; text: string; emoji: false } {
  return { type: "plain_text", text: cut(words, most), emoji: false };
}
