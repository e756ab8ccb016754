import type { Pressable } from "./checks.ts";
import type { Message } from "./state.ts";

/** A message's words as a reader with UK settings sees them, one line each: title, text, small print. */
export function wordsOf(
  { content, embeds }: Message,
  channelName: (id: string) => string = (id) => id,
): string {
  const own = content === "" ? [] : content.split("\n").flatMap((line) => lineOf(line, channelName));
  const embedded = embeds.flatMap(({ title, description, footer }) => [
    title === undefined ? [] : read(title, channelName),
    description === undefined ? [] : read(description, channelName),
    footer === undefined ? [] : withoutReference(footer.text),
  ]);
  return [own, ...embedded].flat().join("\n");
}

function lineOf(line: string, channelName: (id: string) => string): string | readonly string[] {
  const small = /^-# (.*)$/u.exec(line)?.[1];
  return small === undefined ? read(line, channelName) : withoutReference(read(small, channelName));
}

/** Small print without what only Muster reads in it. */
function withoutReference(small: string): string | readonly string[] {
  return small.replace(/(?: · )?ref [\w-]{10}$/u, "") || [];
}

/** Markdown as it is shown: what is escaped is plain, what is marked is not. */
function read(markdown: string, channelName: (id: string) => string): string {
  return markdown
    .replace(/<t:-?\d+:F> \(([^)]*)\)/gu, "$1")
    .replace(/<#(\d+)>/gu, (_, id: string) => `#${channelName(id)}`)
    .replace(/(?<!\\)<(https?:[^\s<>]+)>/gu, "$1")
    .replace(/(?<!\\)\*\*/gu, "")
    .replace(/(?<!\\)\[((?:\\.|[^\\\]])*)\]\([^)\s]*\)/gu, "$1")
    .replace(/\\([^\p{L}\p{N}\s])/gu, "$1")
    .replaceAll("\u200b", "");
}

export function buttonsOf({ components }: Message): readonly Pressable[] {
  return components.flatMap((row) => row.components);
}
