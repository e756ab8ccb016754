import { alphabet, lettersOf } from "../typed/short-id.ts";

/** 13 of 31 letters: 64 bits, so that nobody finds one by trying. */
const length = 13;

/** How it is shown, to be read out and typed on a phone: "k3m7-p4xn-7bq2d". */
const groups = /^(.{4})(.{4})(.{5})$/u;

/** A new join code, from a random uuid, as it is shown. */
export function newCode(uuid: string): string {
  return lettersOf(uuid, length).replace(groups, "$1-$2-$3");
}

/** A code as somebody typed it, in capitals or small, with or without its hyphens; undefined for what cannot be one. */
export function codeTyped(typed: string): string | undefined {
  const code = typed.toLowerCase().replaceAll(/[\s‐-―−-]/gu, "");
  const sound = code.length === length && [...code].every((letter) => alphabet.includes(letter));
  return sound ? code.replace(groups, "$1-$2-$3") : undefined;
}
