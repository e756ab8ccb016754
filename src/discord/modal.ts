import { ComponentType, TextInputStyle } from "discord.js";
import type { Form, FormField } from "../core/chat/reply.ts";
import { cut } from "./escape.ts";

/** Discord: a modal's title is at most 45 characters, a label 45, its description 100. */
const longestTitle = 45;

const longestLabel = 45;

const longestHint = 100;

/** Discord: a text in a modal is at most 4000 characters. */
const longestText = 4000;

/** Discord: an option of a select is at most 100 characters, and there are at most 25. */
const longestOption = 100;

const mostOptions = 25;

/** A form as a modal. Discord shows it only as the very first answer. */
export function renderForm({ id, title, fields }: Form) {
  return { custom_id: id, title: cut(title, longestTitle), components: fields.map(labelled) };
}

function labelled(field: FormField) {
  return {
    type: ComponentType.Label,
    label: cut(field.label, longestLabel),
    ...(field.hint && { description: cut(field.hint, longestHint) }),
    component: componentOf(field),
  };
}

function componentOf(field: FormField) {
  if (field.person) return personOf(field);
  return field.choices ? selectOf(field, field.choices) : textOf(field);
}

function personOf({ name, required }: FormField) {
  return {
    type: ComponentType.UserSelect,
    custom_id: name,
    required,
    min_values: required ? 1 : 0,
    max_values: 1,
  };
}

function textOf({ name, long, required, maxLength, value }: FormField) {
  const most = Math.min(maxLength, longestText);
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required,
    max_length: most,
    ...(value !== undefined && value !== "" && { value: cut(value, most) }),
  };
}

function selectOf({ name, required, value }: FormField, choices: NonNullable<FormField["choices"]>) {
  return {
    type: ComponentType.StringSelect,
    custom_id: name,
    required,
    // Discord: what need not be chosen may have none chosen.
    min_values: required ? 1 : 0,
    max_values: 1,
    options: choices.slice(0, mostOptions).map((choice) => ({
      value: choice.value,
      label: cut(choice.label, longestOption),
      ...(choice.value === value && { default: true }),
    })),
  };
}
