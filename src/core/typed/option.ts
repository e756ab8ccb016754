import { z } from "zod";
import { plainKeys } from "../text/keys.ts";
import { withoutThanks } from "../text/polite.ts";
import { type TextKey, words } from "../text/say.ts";
import { nearest } from "./nearest.ts";

/** What people are told about an option. */
export interface OptionAbout {
  /** At most 100 characters (Discord). Also the form field's hint. */
  readonly about: string;
  /** The form field's label, at most 45 characters (Discord). */
  readonly label: string;
  readonly example: string;
  /** Longest text accepted, in characters. */
  readonly maxLength: number;
  /** May be typed without its name, before any named option. */
  readonly bare: boolean;
  /** Several lines in a form. */
  readonly long: boolean;
  /** What is typed without its name is for it, where it looks like this: for a second option that may be bare. */
  readonly looks?: (typed: string) => boolean;
  /** Somebody of the workspace, typed as a mention; a form lets them be chosen. */
  readonly person?: boolean;
  /** Of a choice: the words people see for a value that is not in plain words itself; typed, they mean it too. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Of a choice: what people type for its values besides, in small letters. */
  readonly means?: Readonly<Record<string, string>>;
}

const described = z.registry<OptionAbout>();

type Described = Pick<OptionAbout, "about" | "label" | "example"> & Partial<OptionAbout>;

function describe<Type extends z.ZodType>(type: Type, told: Described, maxLength: number): Type {
  described.add(type, { bare: false, long: false, maxLength, ...told });
  return type;
}

/** Free text on one line (or several in a form with `long`). */
export function textOption(told: Described): z.ZodString {
  const max = told.maxLength ?? 80;
  return describe(z.string().trim().min(1).max(max), told, max);
}

/** A date, time or list of days as people type them; read by core/calendar with today's date at hand. */
export function whenOption(told: Described): z.ZodString {
  return textOption({ maxLength: 120, ...told });
}

/** The short id of a ballot, strike, countdown, check or reminder, or words of its name. */
export function idOption(told: Described): z.ZodString {
  return textOption({ maxLength: 40, bare: true, ...told });
}

export function choiceOption<const Choices extends readonly [string, ...string[]]>(
  choices: Choices,
  told: Described,
): z.ZodEnum<{ [Choice in Choices[number]]: Choice }> {
  return describe(z.enum(choices), told, 40);
}

/** Yes or no, and what people type for these. */
export function yesNoOption(told: Described) {
  return choiceOption(["yes", "no"], { ...told, means: yesOrNo });
}

const yesOrNo: Readonly<Record<string, string>> = {
  ...{ y: "yes", yep: "yes", yeah: "yes", "yes please": "yes", ok: "yes", on: "yes", true: "yes" },
  ...{ n: "no", nope: "no", "no thanks": "no", off: "no", false: "no" },
};

/** A whole number from `min` (0 if left out) to `max`, typed with or without thousands separators: "124,125". */
export function wholeOption(
  told: Described & { readonly min?: number; readonly max: number },
): z.ZodType<number, string> {
  const digits = z
    .string()
    .overwrite((typed) => plainKeys(typed).trim())
    .regex(/^\d{1,3}([, ]?\d{3})*(?: (?:members|people|votes|papers))?[.!]*$/u)
    .transform((typed) => Number(typed.replaceAll(/\D/gu, "")))
    .refine((count) => count >= (told.min ?? 0) && count <= told.max);
  // Longer than any number, so that one in words is answered as no number rather than as too long.
  return describe(digits, told, 40);
}

/** An option with what is under it, outermost first: of one that may be left out or stands for something, what is typed. */
export function layersOf(type: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (type instanceof z.ZodPipe) return [type, ...layersOf(type.in)];
  return type instanceof z.ZodOptional || type instanceof z.ZodDefault
    ? [type, ...layersOf(type.unwrap())]
    : [type];
}

/** A choice with its words, as a declared option has them. */
export interface Choosing {
  readonly choices: readonly string[];
  readonly about: Pick<OptionAbout, "labels" | "means">;
}

/** The words of each value. */
export function labelled<Value extends string>(
  values: readonly Value[],
  key: (value: Value) => TextKey,
): Readonly<Record<string, string>> {
  return Object.fromEntries(values.map((value) => [value, words(key(value))]));
}

/** What people see for a value of a choice. */
export function choiceLabel({ labels = {} }: Choosing["about"], choice: string): string {
  return labels[choice] ?? choice;
}

/** All of them, as they can be typed. */
export function choicesInWords({ choices, about }: Choosing): string {
  if (!about.labels) return choices.join(", ");
  return choices.map((choice) => `“${choiceLabel(about, choice)}”`).join(", ");
}

/** The value that was meant: by itself, its words or what is usual for it, whatever a phone made of them. */
export function choiceMeant(typed: string, choosing: Choosing): string {
  const names = namesOf(choosing);
  const bare = inWords(withoutThanks(plainKeys(typed))).replace(besides, "");
  return names.get(inWords(typed)) ?? names.get(bare) ?? typed;
}

/** When it was, or that somebody is sorry: a choice means the same without. */
const besides =
  / (?:today|yesterday|already|earlier|just now|this (?:morning|afternoon|evening)|last night|sorry|mate|im afraid)$/u;

/** The value that has a name near to what was typed; undefined where none has, or two. */
export function choiceNear(typed: string, choosing: Choosing): string | undefined {
  const names = namesOf(choosing);
  const near = nearest(inWords(typed), [...names.keys()]);
  return near === undefined ? undefined : names.get(near);
}

/** All that each value can be called. */
function namesOf({ choices, about: { labels = {}, means = {} } }: Choosing): ReadonlyMap<string, string> {
  const named = [
    ...Object.entries(means),
    ...Object.entries(labels).map(([choice, label]) => [label, choice] as const),
    ...choices.map((choice) => [choice, choice] as const),
  ];
  return new Map(named.map(([name, choice]) => [inWords(name), choice]));
}

/** Its words alone: no capitals, dashes, apostrophes, full stops or emoji. */
function inWords(typed: string): string {
  return plainKeys(typed)
    .toLowerCase()
    .replaceAll("'", "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Throws for an option that was not made by this file: our bug. */
export function about(type: z.core.$ZodType): OptionAbout {
  const [found] = layersOf(type).flatMap((layer) => described.get(layer as z.ZodType) ?? []);
  if (!found) throw new Error("an option without words about it");
  return found;
}

/** Whether every option of these was left out. */
export function noneTyped(options: object): boolean {
  return Object.values(options).every((value) => value === undefined);
}
