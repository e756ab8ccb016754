import type { Nomination } from "../core/ballot/nomination.ts";
import { date, time } from "./postgres/row.ts";

/** As JSON writes it: a meeting and its notice side by side. */
export interface NominationRow {
  readonly meeting?: { readonly date: string; readonly time: string };
  readonly noticeOn?: string;
  readonly branchesNeeded?: number;
  readonly done: Nomination["done"];
}

export function nominationFrom({ meeting, noticeOn, ...rest }: NominationRow): Nomination {
  if (!meeting || noticeOn === undefined) return rest;
  return {
    ...rest,
    meeting: { date: date(meeting.date), time: time(meeting.time), noticeOn: date(noticeOn) },
  };
}

export function nominationColumn({ meeting, ...rest }: Nomination): string {
  if (!meeting) return JSON.stringify(rest);
  const { noticeOn, ...moment } = meeting;
  return JSON.stringify({ ...rest, meeting: moment, noticeOn });
}
