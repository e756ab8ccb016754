import { type Answer, outstanding } from "../core/ballot/answers.ts";
import type { AnswerStore, GivenAnswer } from "../core/check/check.ts";
import type { MemberKey } from "../core/people/vault.ts";
import { instant, rowsOf } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

/** Whether an answer's row says that a paper is still to be posted. */
export const toPost = `answer.answer in (${outstanding.map((one) => `'${one}'`).join(", ")})`;

export function createAnswers(sql: Sql): AnswerStore {
  const { one, all } = rowsOf(sql, "select answer.* from answer", answerFrom);
  const which = "campaign_id = $1 and member = $2";
  return {
    async put({ campaignId, key, answer, at }) {
      await sql.query(
        `insert into answer (campaign_id, member, answer, at) values ($1, $2, $3, $4)
         on conflict (campaign_id, member) do update set answer = excluded.answer, at = excluded.at
         where answer.at <= excluded.at`,
        [campaignId, key, answer, at.toString()],
      );
    },
    of: (campaignId, key) => one(`where ${which}`, [campaignId, key]),
    hold: (campaignId, key) => one(`where ${which} for update`, [campaignId, key]),
    ofMember: (branchId, key) =>
      all(
        `join campaign on campaign.id = answer.campaign_id
         where campaign.branch_id = $1 and answer.member = $2 order by answer.at, answer.campaign_id`,
        [branchId, key],
      ),
    async keptIn(branchId) {
      const kept = await sql.query(
        `select from answer join campaign on campaign.id = answer.campaign_id
         where campaign.branch_id = $1 limit 1`,
        [branchId],
      );
      return kept.length > 0;
    },
  };
}

interface AnswerRow {
  readonly campaign_id: string;
  readonly member: MemberKey;
  readonly answer: Answer;
  readonly at: string;
}

function answerFrom(row: AnswerRow): GivenAnswer {
  return { campaignId: row.campaign_id, key: row.member, answer: row.answer, at: instant(row.at) };
}
