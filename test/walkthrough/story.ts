import { Temporal } from "temporal-polyfill";
import { ukZone } from "../../src/core/calendar/zone.ts";
import { type Desk, people, type Sight, type Typed, type Who } from "./desk.ts";
import type { Stage } from "./stage.ts";

type Branch = "here" | "there";

/** One thing that happened, as those who were there saw it. */
export interface Happening {
  readonly at: Temporal.ZonedDateTime;
  readonly branch: Branch;
  readonly kind: "typed" | "pressed" | "private" | "post" | "changed" | "direct";
  /** Who typed or pressed, or who alone sees it. */
  readonly who?: Who;
  readonly lines: readonly string[];
  readonly buttons: readonly string[];
}

export interface Story {
  /** Goes on to this local time, stopping wherever something is due. */
  at(local: string): Promise<void>;
  say(who: Who, command: string, options?: Typed["options"]): Promise<Sight>;
  /** Types the command alone and fills in the form that opens. */
  fill(who: Who, command: string, form: Readonly<Record<string, string>>): Promise<Sight>;
  press(who: Who, on: Sight, label: string): Promise<Sight>;
  /** The newest post in the channel with these words. */
  post(words: string): Promise<Sight>;
  /** The newest message Muster wrote to somebody alone. */
  letter(who: Who): Promise<Sight>;
  /** The same of the branch that follows. */
  readonly there: Pick<Story, "say" | "press">;
}

/** Plays a story on a stage; what happened, in order. */
export async function play(
  stage: Stage,
  tell: (story: Story) => Promise<void>,
): Promise<readonly Happening[]> {
  const happened: Happening[] = [];
  const known = new Map<string, string>();
  // Whoever has used Muster may be written to.
  const written = new Set<Who>();

  function note(event: Omit<Happening, "at">): void {
    happened.push({ at: stage.now().toZonedDateTimeISO(ukZone), ...event });
  }

  function look(branch: Branch, kind: "post" | "direct", sights: readonly Sight[], who?: Who): void {
    for (const sight of sights) {
      const key = `${branch} ${sight.id}`;
      const words = JSON.stringify([sight.lines, sight.buttons]);
      const before = known.get(key);
      if (before === words) continue;
      known.set(key, words);
      const { lines, buttons } = sight;
      note({ branch, kind: before === undefined ? kind : "changed", lines, buttons, ...(who && { who }) });
    }
  }

  async function lookAround(): Promise<void> {
    for (const branch of ["here", "there"] as const) look(branch, "post", await stage[branch].channel());
    for (const who of written) look("here", "direct", await stage.here.direct(who), who);
  }

  async function settle(): Promise<void> {
    await stage.work();
    await lookAround();
  }

  async function at(local: string): Promise<void> {
    const target = Temporal.PlainDateTime.from(local).toZonedDateTime(ukZone).toInstant();
    if (Temporal.Instant.compare(target, stage.now()) < 0) throw new Error(`${local} is in the past`);
    for (;;) {
      const due = await stage.nextDue(target);
      if (!due || Temporal.Instant.compare(due, stage.now()) <= 0) break;
      await stage.move(due);
      await settle();
    }
    await stage.move(target);
    await settle();
  }

  function acts(branch: Branch) {
    const desk: Desk = stage[branch];
    async function answer(who: Who, sight: Sight): Promise<Sight> {
      known.set(`${branch} ${sight.id}`, JSON.stringify([sight.lines, sight.buttons]));
      note({ branch, kind: "private", who, lines: sight.lines, buttons: sight.buttons });
      if (branch === "here") written.add(who);
      await settle();
      return sight;
    }
    return {
      say(who: Who, command: string, options: Typed["options"] = {}) {
        note({ branch, kind: "typed", who, lines: [lineTyped(command, options)], buttons: [] });
        return desk.type(who, { command, options }).then((sight) => answer(who, sight));
      },
      fill(who: Who, command: string, form: Readonly<Record<string, string>>) {
        const lines = Object.entries(form).flatMap(([name, value]) => [`${name}:`, ...value.split("\n")]);
        note({ branch, kind: "typed", who, lines: [command, ...lines], buttons: [] });
        return desk.type(who, { command, options: {}, form }).then((sight) => answer(who, sight));
      },
      async press(who: Who, on: Sight, label: string) {
        note({ branch, kind: "pressed", who, lines: [label], buttons: [] });
        return answer(who, await on.press(who, label));
      },
    };
  }

  async function newest(sights: readonly Sight[], words: string): Promise<Sight> {
    const found = sights.findLast(({ lines }) => lines.join("\n").includes(words));
    if (!found) throw new Error(`nothing says “${words}”`);
    return found;
  }

  await tell({
    at,
    ...acts("here"),
    post: async (words) => newest(await stage.here.channel(), words),
    letter: async (who) => newest(await stage.here.direct(who), ""),
    there: acts("there"),
  });

  return happened;
}

function lineTyped(command: string, options: Typed["options"]): string {
  const typed = Object.entries(options).map(([name, value]) => `${name}: ${shownMention(value)}`);
  return [command, ...typed].join(" ");
}

function shownMention(value: string): string {
  return value.replace(/^@(\w+)$/u, (typed, who: string) =>
    who in people ? `@${people[who as Who]}` : typed,
  );
}
