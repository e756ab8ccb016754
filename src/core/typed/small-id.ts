import { words } from "../text/say.ts";

/** A thing’s id as small print: whoever means to type it finds it there, and nobody reads it as news. */
export function smallId(id: string, before?: string): string {
  const small = words("small-id", { id });
  return before === undefined ? small : `${before} ${small}`;
}
