import type { InstallerStore } from "../core/people/installation.ts";
import type { MemberKey } from "../core/people/vault.ts";
import { changed } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

const which = "chat = $1 and workspace = $2 and installed_by is not null";

export function createInstallers(sql: Sql): InstallerStore {
  return {
    async of({ chat, workspace }) {
      const [row] = await sql.query<{ installed_by: MemberKey }>(
        `select installed_by from chat_installation where ${which}`,
        [chat, workspace],
      );
      return row?.installed_by;
    },
    async end({ chat, workspace }) {
      // What they asked a second person for goes with their role; a key is of one workspace only.
      await sql.query(
        `delete from waiting_act using chat_installation where ${which} and asked_by = installed_by
           and not exists (select 1 from rep where rep.member = asked_by and rep.agreed_at is not null)`,
        [chat, workspace],
      );
      const ended = `update chat_installation set installed_by = null where ${which}`;
      return (await changed(sql, ended, [chat, workspace])) > 0;
    },
  };
}
