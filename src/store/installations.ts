import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { ChatName } from "../core/chat/place.ts";
import type { Installation, InstallationId, InstallationStore } from "../core/people/installation.ts";
import type { MemberKey, Sealed } from "../core/people/vault.ts";
import { changed, known, rowsOf } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

interface Turns {
  /** How long one renewal may take before the next begins, ms on the database's clock. */
  readonly leaseMs: number;
  /** How long to wait before looking again whether it is one's turn, ms. */
  readonly lookMs: number;
}

const usual: Turns = { leaseMs: 30_000, lookMs: 100 };

/** Beside the store, not in it: nothing of an installation belongs into a transaction. */
export function createInstallations(sql: Sql, turns: Turns = usual): InstallationStore {
  const { one, all } = rowsOf(sql, "select * from chat_installation", installationFrom);
  const find: InstallationStore["find"] = (id) => one(`where ${which}`, key(id));
  return {
    find,
    async save({ chat, workspace, enterprise, secret, installedBy }) {
      await sql.query(
        `insert into chat_installation (chat, workspace, enterprise, secret, installed_by)
         select $1, $2, $3::boolean, $4, case when $3 or exists (
           select from branch where chat = $1 and workspace = $2) then null else $5 end
         on conflict (chat, workspace, enterprise) do update set secret = excluded.secret`,
        [chat, workspace, enterprise, secret, installedBy ?? null],
      );
    },
    async remove(id) {
      return (await changed(sql, `delete from chat_installation where ${which}`, key(id))) > 0;
    },
    async list(chat) {
      const installed = await all("where chat = $1 order by workspace, enterprise", [chat]);
      return installed.map(({ workspace, enterprise }) => ({ chat, workspace, enterprise }));
    },
    async replace(before, secret) {
      // What was sealed is never the same text twice, so it tells whether anybody else was here.
      const kept = await changed(
        sql,
        `update chat_installation set secret = $5 where ${which} and secret = $4`,
        [...key(before), before.secret, secret],
      );
      return kept > 0;
    },
    async refreshing(id, work) {
      const turn = randomUUID();
      for (;;) {
        const mine = await takeTurn(sql, id, { turn, leaseMs: turns.leaseMs });
        if (mine) return await work(mine).finally(() => endTurn(sql, id, turn));
        if (!(await find(id))) return undefined;
        await pause(turns.lookMs);
      }
    },
  };
}

async function takeTurn(
  sql: Sql,
  id: InstallationId,
  { turn, leaseMs }: { readonly turn: string; readonly leaseMs: number },
): Promise<Installation | undefined> {
  const [row] = await sql.query<InstallationRow>(
    `update chat_installation
     set turn = $4, turn_until = clock_timestamp() + $5 * interval '1 millisecond'
     where ${which} and (turn_until is null or turn_until <= clock_timestamp()) returning *`,
    [...key(id), turn, leaseMs],
  );
  return row && installationFrom(row);
}

async function endTurn(sql: Sql, id: InstallationId, turn: string): Promise<void> {
  await sql.query(
    `update chat_installation set turn = null, turn_until = null where ${which} and turn = $4`,
    [...key(id), turn],
  );
}

const which = "chat = $1 and workspace = $2 and enterprise = $3";

function key({ chat, workspace, enterprise }: InstallationId): readonly [string, string, boolean] {
  return [chat, workspace, enterprise];
}

interface InstallationRow {
  readonly chat: ChatName;
  readonly workspace: string;
  readonly enterprise: boolean;
  readonly secret: Sealed;
  readonly installed_by: MemberKey | null;
}

function installationFrom(row: InstallationRow): Installation {
  const { chat, workspace, enterprise, secret } = row;
  return { chat, workspace, enterprise, secret, ...known({ installedBy: row.installed_by }) };
}
