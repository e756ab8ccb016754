import type { Branch, BranchStore } from "../core/branch/branch.ts";
import type { ChatName } from "../core/chat/place.ts";
import { ownerLeft } from "./pass-on.ts";
import { type Columns, column, insertion, known, replacement, rowsOf, time } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

export function createBranches(sql: Sql): BranchStore {
  const { one, all } = rowsOf(sql, "select * from branch", branchFrom);
  const of: BranchStore["of"] = ({ chat, workspace }) =>
    one("where chat = $1 and workspace = $2", [chat, workspace]);
  return {
    of,
    byId: (id) => one("where id = $1", [id]),
    list: () => all("order by name, id"),
    async save(branch) {
      const row = toRow(branch);
      // Without what names it: to set that, even to what it is, would lock out whoever only points at the branch.
      const { id: _, chat: __, workspace: ___, ...changes } = row;
      const [saved] = await sql.query<BranchRow>(
        `${insertion("branch", row)} on conflict (chat, workspace)
         do ${replacement(changes)} where branch.id = excluded.id returning *`,
        Object.values(row),
      );
      const kept = saved ? branchFrom(saved) : await of(branch.home);
      if (!kept) throw new Error("the branch of this workspace went away while it was being saved");
      return kept;
    },
    remove: (home) =>
      sql.together(async (inside) => {
        await ownerLeft(inside, home);
        await inside.query("delete from branch where chat = $1 and workspace = $2", [
          home.chat,
          home.workspace,
        ]);
      }),
  };
}

export interface BranchRow {
  readonly id: string;
  readonly chat: ChatName;
  readonly workspace: string;
  readonly name: string;
  readonly zone: string;
  readonly nation: Branch["nation"];
  readonly language: NonNullable<Branch["language"]>;
  readonly post_at: string;
  readonly quiet_from: string | null;
  readonly quiet_until: string | null;
  readonly employer_owned: boolean | null;
  readonly answers_kept_days: number | null;
  readonly tell_officers: boolean;
  readonly two_people: boolean;
  readonly signs: boolean;
}

export function branchFrom(row: BranchRow): Branch {
  const { quiet_from: from, quiet_until: until } = row;
  return {
    id: row.id,
    home: { chat: row.chat, workspace: row.workspace },
    name: row.name,
    zone: row.zone,
    nation: row.nation,
    postAt: time(row.post_at),
    ...known({
      employerOwned: row.employer_owned,
      answersKeptDays: row.answers_kept_days,
      tellOfficers: row.tell_officers ? null : false,
      twoPeople: row.two_people ? true : null,
      signs: row.signs ? null : false,
      language: row.language === "en" ? null : row.language,
      quiet: from !== null && until !== null ? { from: time(from), until: time(until) } : undefined,
    }),
  };
}

function toRow(branch: Branch): Columns {
  return {
    id: branch.id,
    chat: branch.home.chat,
    workspace: branch.home.workspace,
    name: branch.name,
    zone: branch.zone,
    nation: branch.nation,
    language: branch.language ?? "en",
    post_at: branch.postAt.toString(),
    quiet_from: column(branch.quiet?.from),
    quiet_until: column(branch.quiet?.until),
    employer_owned: branch.employerOwned ?? null,
    answers_kept_days: branch.answersKeptDays ?? null,
    tell_officers: branch.tellOfficers ?? true,
    two_people: branch.twoPeople ?? false,
    signs: branch.signs ?? true,
  };
}
