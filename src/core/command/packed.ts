import { Temporal } from "temporal-polyfill";
import { z } from "zod";

/** Something as it was before a change, as a text that waits sealed for "Undo". Civil dates and instants survive. */

const temporals = {
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  instant: Temporal.Instant,
} as const;

type Kind = keyof typeof temporals;

const tag = "$temporal";

export function packed(thing: object): string {
  // A function, as only `this` has what toJSON has not made a text of yet.
  return JSON.stringify(thing, function replace(this: Readonly<Record<string, unknown>>, key, value) {
    const raw = this[key];
    const kind = (Object.keys(temporals) as Kind[]).find((one) => raw instanceof temporals[one]);
    return kind ? { [tag]: kind, is: String(raw) } : value;
  });
}

/** What {@link packed} made a text of. Throws for any other. */
export function unpacked(text: string): unknown {
  return JSON.parse(text, (_key, value) =>
    value?.[tag] === undefined ? value : temporals[value[tag] as Kind].from(value.is),
  );
}

/** The argument of a button that restores: what {@link packed} made, which nobody but Muster can have made. */
export function packedAs<Thing>() {
  return z.string().transform((text, context) => {
    try {
      return unpacked(text) as Thing;
    } catch {
      context.addIssue({ code: "custom", message: "not packed by Muster" });
      return z.NEVER;
    }
  });
}
