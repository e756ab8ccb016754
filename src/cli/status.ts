import type { Temporal } from "temporal-polyfill";
import type { Standing } from "../core/ports/watch.ts";

/** What the process that listens says of itself; undefined where nobody answers. */
export interface Running {
  readonly url: string;
  /** `ready`, or the parts that are not well with their reasons. */
  readonly ready: boolean;
  readonly parts: Readonly<
    Record<string, { readonly ok: boolean; readonly reason?: string; readonly since: string }>
  >;
}

/** The tables, as a release sees them. */
export interface Tables {
  /** The oldest release that may run on them. */
  readonly oldest: string;
  /** The newer release that they are of; absent where they are of this one. */
  readonly newer?: string;
  /** The releases that use them now, oldest first. */
  readonly connected: readonly string[];
}

interface Parts {
  readonly version: string;
  readonly look: () => Promise<Looked>;
  readonly say: (words: string) => void;
}

export interface Looked {
  readonly running: Running | undefined;
  readonly numbers: Standing;
  readonly tables: Tables;
}

/** `muster status`: what stands now, in numbers. True where it runs, and nothing waits for somebody. */
export async function status(
  { json }: { readonly json: boolean },
  { version, look, say }: Parts,
): Promise<boolean> {
  const { running, numbers, tables } = await look();
  const well = running?.ready === true && numbers.overdue === 0 && numbers.failed === 0;
  if (json)
    say(JSON.stringify({ version, well, running: running ?? null, tables, ...numbers }, undefined, 2));
  else
    say(
      [
        `Muster ${version}`,
        ...runningLines(running),
        ...tableLines(tables, version),
        ...numberLines(numbers),
      ].join("\n"),
    );
  return well;
}

function runningLines(running: Running | undefined): readonly string[] {
  if (!running)
    return ["It does not answer at its own address: it does not run, or not with this HOST and PORT."];
  const bad = Object.entries(running.parts).filter(([, { ok }]) => !ok);
  if (bad.length === 0) return [`It runs at ${running.url}. Well: ${Object.keys(running.parts).join(", ")}.`];
  return [
    `It runs at ${running.url}, but is not ready:`,
    ...bad.map(([part, { reason = "not well", since }]) => `  ${part}: ${reason}, since ${since}`),
  ];
}

function tableLines({ oldest, newer, connected }: Tables, version: string): readonly string[] {
  const others = connected.filter((one) => one !== version);
  const of =
    newer === undefined ? "as this release has them" : `of Muster ${newer}, beside which this one may go on`;
  return [
    `Tables: ${of}; the oldest that may run on them is ${oldest}.`,
    ...(others.length > 0 ? [`Other releases that use them now: ${others.join(", ")}.`] : []),
  ];
}

function numberLines(numbers: Standing): readonly string[] {
  const { branches, ballotsOpen, checksOpen, strikesAhead, planned, nextDue, lastPosted } = numbers;
  return [
    `${counted(branches, "branch", "branches")}, ${counted(ballotsOpen, "open ballot", "open ballots")}, ${counted(checksOpen, "open check", "open checks")}, ${counted(strikesAhead, "strike ahead or on", "strikes ahead or on")}.`,
    `Planned: ${planned}${nextDue ? `, the next at ${inUtc(nextDue)}` : ""}.${lastPosted ? ` The last went out at ${inUtc(lastPosted)}.` : ""}`,
    ...attention(numbers),
  ];
}

function attention({ overdue, overdueSince, held, failed, lost }: Standing): readonly string[] {
  return [
    ...(overdue > 0 && overdueSince
      ? [
          `Overdue: ${overdue}, the oldest since ${inUtc(overdueSince)}. Paced or refused, or nobody sends them.`,
        ]
      : []),
    ...(held > 0 ? [`Held until an officer decides: ${held} (deliveries list).`] : []),
    ...(failed > 0 ? [`Failed, and not yet too late: ${failed} (deliveries list).`] : []),
    ...(lost > 0 ? [`Channels or workspaces where nothing can be posted: ${lost} (doctor).`] : []),
  ];
}

function counted(many: number, one: string, more: string): string {
  return `${many} ${many === 1 ? one : more}`;
}

function inUtc(instant: Temporal.Instant): string {
  return `${instant.toString({ smallestUnit: "minute" }).replace("T", " ").replace("Z", "")} UTC`;
}
