import type { Finding } from "../core/chat/finding.ts";

interface Parts {
  /** Every part of this installation, looked over; what takes long is told of as it comes. */
  readonly lookOver: () => AsyncIterable<Finding>;
  readonly say: (words: string) => void;
}

/** `muster doctor`: what is wrong with an installation, each with its cure. True where nothing is. */
export async function doctor(
  { json }: { readonly json: boolean },
  { lookOver, say }: Parts,
): Promise<boolean> {
  const all: Finding[] = [];
  for await (const finding of lookOver()) {
    all.push(finding);
    if (!json) say(inWords(finding));
  }
  const count = (state: Finding["state"]) => all.filter((one) => one.state === state).length;
  if (json) say(JSON.stringify(all, undefined, 2));
  else say(`\n${summed(count("wrong"), count("warning"))}`);
  return count("wrong") === 0;
}

const signs: Readonly<Record<Finding["state"], string>> = { well: "ok", warning: "look", wrong: "WRONG" };

function inWords({ part, state, says, cure }: Finding): string {
  const line = `${signs[state].padEnd(6)} ${part}: ${says}`;
  return cure === undefined ? line : `${line}\n         ${cure.split("\n").join("\n         ")}`;
}

function summed(wrong: number, warnings: number): string {
  if (wrong + warnings === 0) return "All is well.";
  const parts = [
    ...(wrong > 0
      ? [`${wrong} wrong: mend ${wrong === 1 ? "it" : "them"} before members rely on Muster`]
      : []),
    ...(warnings > 0 ? [`${warnings} to look at`] : []),
  ];
  return `${parts.join("; ")}.`;
}
