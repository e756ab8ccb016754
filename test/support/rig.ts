import { randomUUID } from "node:crypto";
import type pg from "pg";
import { Temporal } from "temporal-polyfill";
import { beforeEach } from "vitest";
import { newBranch } from "../../src/core/branch/branch.ts";
import { civilDate, ukZone } from "../../src/core/calendar/zone.ts";
import { type Button, plainText } from "../../src/core/chat/card.ts";
import type { Caller, Inbox } from "../../src/core/chat/chat.ts";
import type { Place } from "../../src/core/chat/place.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import type { Command } from "../../src/core/command/command.ts";
import type { InboxParts } from "../../src/core/inbox/inbox.ts";
import type { InstallationStore } from "../../src/core/people/installation.ts";
import { repContact } from "../../src/core/people/sealed-in.ts";
import type { Vault } from "../../src/core/people/vault.ts";
import type { Store } from "../../src/core/ports/store.ts";
import { createInstallations } from "../../src/store/installations.ts";
import { createSql } from "../../src/store/postgres/sql.ts";
import { type DatabaseKind, quickest, useDatabase } from "./databases.ts";
import { silent } from "./logs.ts";
import { assemble } from "./whole.ts";

/** A branch's own workspace, its channel and the people in it. */
export const workspace = { chat: "preview", workspace: "branch-workspace" } as const;

export const channel: Place = { ...workspace, channel: "general" };

const noGroups = async () => [];

/** "officer" manages the workspace; "rep" has been named and has agreed; the others have no role. */
export const people = {
  officer: { ...workspace, user: "u-officer-1f6b", managesWorkspace: true, groupsOf: noGroups },
  rep: { ...workspace, user: "u-rep-27ac", managesWorkspace: false, groupsOf: noGroups },
  member: { ...workspace, user: "u-member-9e03", managesWorkspace: false, groupsOf: noGroups },
  other: { ...workspace, user: "u-other-5d41", managesWorkspace: false, groupsOf: noGroups },
} as const satisfies Readonly<Record<string, Caller>>;

export type Person = keyof typeof people;

interface Where {
  readonly callId?: string;
  readonly place?: Place;
  /** The user groups or roles the person is in at that moment. */
  readonly groups?: readonly string[];
}

/** Commands behind the real inbox, on a real database and a clock that is set by hand. */
export interface Rig {
  readonly inbox: Inbox;
  /** What the inbox was made of, for a test that makes one of its own. */
  readonly parts: InboxParts;
  readonly store: Store;
  readonly pool: pg.Pool;
  readonly installations: InstallationStore;
  readonly vault: Vault;
  readonly clock: {
    now(): Temporal.Instant;
    /** To a local time in London, or an instant. */
    set(moment: string | Temporal.Instant): void;
  };
  /** Types "/reminder add …". */
  say(as: Person, typed: string, where?: Where): Promise<Reply>;
  press(as: Person, button: string, where?: Where): Promise<Reply>;
  submit(as: Person, form: string, values: Readonly<Record<string, string>>): Promise<Reply>;
  /** Everything in the database as text. */
  dump(): Promise<string>;
}

/**
 * A new rig for each test of the suite it is called in, at Thursday 20 April 2023, 9am in London; on the
 * quickest database unless told otherwise.
 */
export function useRig(commands: readonly Command[], kind: DatabaseKind | undefined = quickest): () => Rig {
  if (!kind) throw new Error("no database to test on");
  const opened = useDatabase(kind);
  let rig: Rig | undefined;
  beforeEach(async () => {
    rig = await createRig(commands, opened());
  });
  return () => {
    if (!rig) throw new Error("the rig is not there before the first test");
    return rig;
  };
}

async function createRig(
  commands: readonly Command[],
  { database, pool }: ReturnType<ReturnType<typeof useDatabase>>,
): Promise<Rig> {
  const { store } = database;
  const clock = createHandClock();
  const log = { ...silent, error: failLoudly };
  const { inbox, parts } = assemble({ commands, database, clock, log });
  const { vault } = parts;
  await settle(store, vault, clock.now());
  return {
    inbox,
    parts,
    installations: createInstallations(createSql(pool)),
    store,
    pool,
    vault,
    clock,
    say(as, typed, { callId = randomUUID(), place = channel, groups = [] } = {}) {
      const [, command = "", input = ""] = /^\/(\S+)\s*(.*)$/su.exec(typed) ?? [];
      return inbox.command({ callId, caller: inGroups(as, groups), place, command, input });
    },
    press: (as, button, { callId = randomUUID(), place = channel, groups = [] } = {}) =>
      inbox.press({ callId, caller: inGroups(as, groups), place, button }),
    submit: (as, form, values) =>
      inbox.submit({ callId: randomUUID(), caller: people[as], place: channel, form, values }),
    async dump() {
      const tables = await pool.query<{ name: string }>(
        "select table_name as name from information_schema.tables where table_schema = 'public'",
      );
      const dumped: string[] = [];
      for (const { name } of tables.rows) {
        const { rows } = await pool.query<{ row: string }>(
          `select row_to_json(whole)::text as row from ${name} whole`,
        );
        dumped.push(...rows.map(({ row }) => row));
      }
      return dumped.join("\n");
    },
  };
}

function inGroups(as: Person, groups: readonly string[]): Caller {
  return { ...people[as], groupsOf: async (ids) => ids.filter((id) => groups.includes(id)) };
}

/** What was logged as a fault of Muster's own fails the test. */
function failLoudly(fields: Readonly<Record<string, string | number>>): never {
  throw new Error(`a call failed: ${JSON.stringify(fields)}`);
}

function createHandClock(): Rig["clock"] {
  let now = Temporal.Instant.from("2023-04-20T09:00:00+01:00");
  return {
    now: () => now,
    set(moment) {
      now =
        typeof moment === "string"
          ? Temporal.PlainDateTime.from(moment).toZonedDateTime("Europe/London").toInstant()
          : moment;
    },
  };
}

/** The branch, and its rep who has agreed. */
async function settle(store: Store, vault: Vault, at: Temporal.Instant): Promise<void> {
  const branch = await store.branches.save({ ...newBranch(randomUUID(), workspace), name: "Harbour branch" });
  const key = vault.memberKey(people.rep);
  const contact = vault.seal(people.rep.user, repContact(branch.id, key));
  await store.reps.save({ branchId: branch.id, key, role: "rep", agreed: { at, contact } });
}

/**
 * What a reply says, its buttons' labels in brackets at the end; but for what every confirmation offers, "Change" and
 * "Undo", which have tests of their own.
 */
export function text(reply: Reply): string {
  if (reply.kind === "form") return `form ${reply.form.id}`;
  const { card } = reply;
  const shown = (card.buttons ?? []).filter(
    ({ id, label }) => !(id.startsWith("ask/") && ["Change", "Undo"].includes(label)),
  );
  return [plainText(card), ...shown.map(({ label }) => `[${label}]`)].join("\n");
}

/** What a confirmation says when its channel was not used before. */
export function helloLine(channel: string): string {
  return `A test post goes to #${channel} now. None? See /branch settings`;
}

/** The buttons of a reply, none for a form. */
export function buttonsOf(reply: Reply): readonly Button[] {
  return reply.kind === "form" ? [] : (reply.card.buttons ?? []);
}

/** Says it, and goes on where it is asked whether they are sure. */
export async function surely(rig: Rig, who: Person, typed: string): Promise<Reply> {
  const asked = await rig.say(who, typed);
  const goOn = asked.kind === "refused" && buttonsOf(asked).find(({ label }) => label === "Yes, go on");
  return goOn ? rig.press(who, goOn.id) : asked;
}

/** Taps the button with this label. */
export async function tap(rig: Rig, as: Person, reply: Reply, label: string): Promise<Reply> {
  const button = buttonsOf(reply).find((one) => one.label === label);
  if (!button) throw new Error(`no “${label}” in: ${text(reply)}`);
  return rig.press(as, button.id);
}

/** The day it is in the branch. */
export function today({ clock }: Pick<Rig, "clock">): Temporal.PlainDate {
  return civilDate(clock.now(), ukZone);
}
