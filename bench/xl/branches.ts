import { randomInt, randomUUID } from "node:crypto";
import { commands } from "../../commands/index.ts";
import { consentVersion } from "../../src/core/acts/check/consent.ts";
import type { Caller, Inbox } from "../../src/core/chat/chat.ts";
import type { ChatName } from "../../src/core/chat/place.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import type { Clock } from "../../src/core/command/job.ts";
import { createInbox } from "../../src/core/inbox/inbox.ts";
import { createSealedInstallations } from "../../src/slack/sealed-installations.ts";
import { createDatabase } from "../../src/store/database.ts";
import { createInstallations } from "../../src/store/installations.ts";
import type { OpenedDatabase } from "../../src/store/postgres/server.ts";
import { createSql } from "../../src/store/postgres/sql.ts";
import { createVault } from "../../src/vault/vault.ts";
import { usualScopes } from "../../test/doubles/slack/slack-double.ts";
import { silent } from "../muster.ts";
import { dates } from "./clock.ts";
import { key } from "./key.ts";
import type { Room, World } from "./world.ts";

type Pool = OpenedDatabase["pool"];

/** Set up at the same time. */
const AT_ONCE = 8;

interface Where {
  readonly chat: ChatName;
  readonly workspace: string;
  readonly channel: string;
}

/** What officers type, through the one door for all that people do. */
export interface Desk {
  type(line: string, where: Where): Promise<Reply>;
  press(button: string, where: Where): Promise<Reply>;
}

export function openDesk(pool: Pool, clock: Clock, hint: () => void): Desk {
  const inbox: Inbox = createInbox({
    commands,
    database: createDatabase(pool),
    clock,
    vault: createVault(key),
    newId: randomUUID,
    draw: randomInt,
    log: silent,
    hint,
    home: () => Promise.reject(new Error("there is no home here")),
  });
  const call = ({ chat, workspace, channel }: Where) => {
    const caller: Caller = {
      ...{ chat, workspace },
      user: "UOFFICER",
      managesWorkspace: true,
      groupsOf: async () => [],
    };
    return { callId: randomUUID(), caller, place: { chat, workspace, channel } };
  };
  return {
    type(line, where) {
      const [, command = "", input = ""] = /^\/(\S+)\s*(.*)$/su.exec(line) ?? [];
      return inbox.command({ ...call(where), command, input });
    },
    press: (button, where) => inbox.press({ ...call(where), button }),
  };
}

export function ownerPlace({ owner }: World): Where {
  return { chat: "slack", ...owner };
}

/** How each local ballot is called. */
export const localName = "Local ballot";

/** A national ballot, followed and asked about in every channel, local ones in the large branches, and everybody's agreement. */
export async function setUp(pool: Pool, desk: Desk, world: World): Promise<void> {
  const owner = ownerPlace(world);
  const { opens, closes } = dates;
  await desk.type(`/ballot create name: Reballot opens: ${opens} closes: ${closes}`, owner);
  const shared = JSON.stringify(await desk.type("/ballot share", owner));
  const [code] = /\b[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{5}\b/u.exec(shared) ?? [];
  const [first] = world.rooms;
  if (!first || code === undefined) throw new Error(`nothing to follow: ${shared}`);
  const offered = JSON.stringify(await desk.type(`/ballot follow code: ${code}`, first));
  const [follow] = /ballot\/follow\/[^"]+/u.exec(offered) ?? [];
  if (follow === undefined) throw new Error(`it cannot be followed: ${offered}`);
  const branches = new Map<string, Room[]>();
  for (const room of world.rooms)
    branches.set(room.workspace, [...(branches.get(room.workspace) ?? []), room]);
  await each([...branches.values()], async (rooms) => {
    for (const room of rooms) await desk.press(follow, room);
  });
  await each(world.asked, (room) => desk.type("/check open", room));
  await each(world.large, (room) =>
    desk.type(`/ballot create name: ${localName} opens: ${opens} closes: ${closes}`, room),
  );
  await refuseHalves(pool, world);
  // The first post in a channel says hello: it would double what goes before nine.
  await pool.query("delete from delivery where kind = 'hello'");
  await agree(pool, world.asked);
  await install(pool, world.tokens);
  await pool.query("analyze");
}

async function refuseHalves(pool: Pool, { rooms, asked, large }: World): Promise<void> {
  const { rows } = await pool.query<{ follows: number; checks: number; locals: number }>(
    `select count(*) filter (where campaign.follows is not null and countdown.target ->> 'kind' = 'ballot')::integer as follows,
       (select count(*) from ballot_check)::integer as checks,
       (select count(*) from campaign where name = '${localName}')::integer as locals
     from countdown join campaign on campaign.id = countdown.campaign_id`,
  );
  const [{ follows = 0, checks = 0, locals = 0 } = {}] = rows;
  if (follows === rooms.length && checks === asked.length && locals === large.length) return;
  throw new Error(`of ${rooms.length} channels ${follows} follow and ${checks} ask; ${locals} local ballots`);
}

/** Some at once, as many officers would. */
export async function each<One>(
  all: readonly One[],
  work: (one: One, number: number) => Promise<unknown>,
): Promise<void> {
  const waiting = all.entries();
  const worker = async () => {
    for (const [number, one] of waiting) await work(one, number);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function agree(pool: Pool, rooms: readonly Room[]): Promise<void> {
  const { memberKey } = createVault(key);
  for (const { chat, workspace, people } of rooms) {
    await pool.query(
      `insert into member (branch_id, member, consent_version, consent_on, may_ask)
       select branch.id, member, $3, '2026-06-01', true from branch, unnest($4::text[]) member
       where branch.chat = $1 and branch.workspace = $2`,
      [chat, workspace, consentVersion, people.map(({ id }) => memberKey({ chat, workspace, user: id }))],
    );
  }
}

async function install(pool: Pool, tokens: World["tokens"]): Promise<void> {
  const installations = createSealedInstallations(createInstallations(createSql(pool)), createVault(key));
  for (const [teamId, token] of tokens) {
    const bot = { token, scopes: usualScopes, id: "B0MUSTER", userId: "U0MUSTER" };
    await installations.save({ teamId, isEnterpriseInstall: false, bot });
  }
}
