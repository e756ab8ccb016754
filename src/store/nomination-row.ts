import type { Nomination } from "../core/ballot/nomination.ts";
import { date, known, maybe, time } from "./postgres/row.ts";

/** As JSON writes a {@link Nomination}. */
export interface NominationRow {
  readonly meeting?: { readonly date: string; readonly time: string };
  readonly noticeOn?: string;
  readonly branchesNeeded?: number;
  readonly done: Nomination["done"];
}

export function nominationFrom({ meeting, noticeOn, ...rest }: NominationRow): Nomination {
  return {
    ...rest,
    ...known({
      meeting: meeting && { date: date(meeting.date), time: time(meeting.time) },
      noticeOn: maybe(noticeOn ?? null, date),
    }),
  };
}
