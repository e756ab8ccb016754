import { type Answer, outstanding, paperTrouble, toSpeakTo } from "../core/ballot/answers.ts";
import type { AnswerStore, KeptAnswer } from "../core/check/check.ts";
import type { MemberKey } from "../core/people/vault.ts";
import { date, known, rowsOf } from "./postgres/row.ts";
import type { Sql } from "./postgres/sql.ts";

const listed = (some: readonly Answer[]) => some.map((one) => `'${one}'`).join(", ");

const oneOf = (some: readonly Answer[]) => `answer.answer in (${listed(some)})`;

/** Whether an answer's row says that a paper is still to be posted, or to be got. */
export const unsettled = oneOf(outstanding);

/** Whether it says that it helps to speak to them. */
export const speakable = oneOf(toSpeakTo);

/** What must be true of a member's answer when a reminder about their paper goes, by what it needs. */
export const answerNeeded = {
  "still-to-post": oneOf(["to-post"]),
  "paper-missing": oneOf(paperTrouble),
  "paper-not-asked-for": oneOf(paperTrouble.filter((one) => one !== "asked")),
} as const;

/** Whether the numbers do not take an answer for what it was taken for last: see `hasMoved`, ballot/tally.ts. */
export const movesNumber = `taken is distinct from answer
  and not (answer in (${listed(paperTrouble)}) and coalesce(taken in (${listed(paperTrouble)}), false))`;

/** A member's answer in place of their last one, and behind all others; what the numbers took the last one for stays. */
export const replacingAnswer = `on conflict (campaign_id, member)
  do update set answer = excluded.answer, on_day = excluded.on_day, turn = excluded.turn`;

export function createAnswers(sql: Sql): AnswerStore {
  const { one, all } = rowsOf(sql, "select answer.* from answer", answerFrom);
  const which = "campaign_id = $1 and member = $2";
  return {
    async put({ campaignId, key, answer, on }) {
      await sql.query(
        `insert into answer (campaign_id, member, answer, on_day) values ($1, $2, $3, $4) ${replacingAnswer}`,
        [campaignId, key, answer, on.toString()],
      );
    },
    of: (campaignId, key) => one(`where ${which}`, [campaignId, key]),
    hold: (campaignId, key) => one(`where ${which} for update`, [campaignId, key]),
    ofMember: (branchId, key) =>
      all(
        `join campaign on campaign.id = answer.campaign_id
         where campaign.branch_id = $1 and answer.member = $2 order by answer.turn`,
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
  readonly on_day: string;
  readonly taken: Answer | null;
  readonly moves: number;
}

function answerFrom(row: AnswerRow): KeptAnswer {
  return {
    campaignId: row.campaign_id,
    key: row.member,
    answer: row.answer,
    on: date(row.on_day),
    moves: row.moves,
    ...known({ taken: row.taken }),
  };
}
