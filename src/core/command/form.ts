import type { Form, FormField } from "../chat/reply.ts";
import { isTextKey, words } from "../text/say.ts";
import { choiceLabel } from "../typed/option.ts";
import type { Subcommand } from "./command.ts";
import { type DeclaredOption, declaredOptions } from "./declared.ts";

interface Showing {
  /** Options that are settled. */
  readonly without?: readonly string[] | undefined;
  /** One that is shown whatever else is. */
  readonly about?: string | undefined;
}

/** A subcommand's form from its declaration: at most 5 fields (Discord). `values` fill it in beforehand. */
export function formFor(
  id: string,
  subcommand: Subcommand,
  values: Readonly<Record<string, string>> = {},
  showing: Showing = {},
): Form {
  const options = declaredOptions(subcommand);
  const fields = formFields(subcommand, values, showing).flatMap((name): FormField[] => {
    const option = options.find((one) => one.name === name);
    if (!option) throw new Error(`form ${id} has no option ${name}`);
    const value = fitting(option, values[name]) ?? option.fallback;
    return [
      {
        name,
        label: option.about.label,
        hint: hintOf(option),
        required: option.required,
        long: option.about.long,
        // What was typed is shown whole, to be made shorter.
        maxLength: Math.max(option.about.maxLength, value?.length ?? 0),
        ...(value !== undefined && { value }),
        ...(option.about.person && { person: true as const }),
        ...(option.choices && {
          choices: option.choices.map((choice) => ({
            value: choice,
            label: choiceLabel(option.about, choice),
          })),
        }),
      },
    ];
  });
  return { id, title: titleOf(id, subcommand), submit: words("form-submit"), fields };
}

/** Discord: at most so many fields. */
const mostFields = 5;

/** The options in the form: as declared; else what has to be given, what was typed, and as many others as fit. */
export function formFields(
  subcommand: Subcommand,
  values: Readonly<Record<string, string>>,
  { without = [], about }: Showing = {},
): readonly string[] {
  const options = declaredOptions(subcommand).filter(({ name }) => !without.includes(name));
  if (subcommand.form) {
    const declared = subcommand.form.filter((name) => !without.includes(name));
    const shown = options.some(({ name }) => name === about) && !declared.includes(about ?? "");
    return shown && about !== undefined ? [about, ...declared].slice(0, mostFields) : declared;
  }
  const rank = ({ name, required }: DeclaredOption) =>
    required ? 0 : name === about || name in values ? 1 : 2;
  return options
    .toSorted((one, other) => rank(one) - rank(other))
    .slice(0, mostFields)
    .map(({ name }) => name);
}

function fitting({ choices }: DeclaredOption, value: string | undefined): string | undefined {
  return choices && value !== undefined && !choices.includes(value) ? undefined : value;
}

/** Discord: the description of a modal's field is at most 100 characters. */
const longestHint = 100;

/** What the field is for, with an example of what to type where it fits. */
function hintOf({ about, choices }: DeclaredOption): string {
  if (about.person) return words("form-person");
  const withExample = words("form-hint", { about: about.about, example: about.example });
  return choices || withExample.length > longestHint ? about.about : withExample;
}

/** Each form has words for its title: what is being done, and not the command for it. */
function titleOf(id: string, { description }: Subcommand): string {
  const name = id.split("/", 2).filter(Boolean).join("-");
  const key = `form-title-${name}`;
  return isTextKey(key) ? words(key) : description;
}

/** What was filled in: an empty field is an option not given. */
export function readForm(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ""));
}
