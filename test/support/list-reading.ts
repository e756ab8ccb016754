import { Temporal } from "temporal-polyfill";
import { ukZone } from "../../src/core/calendar/zone.ts";
import { plainText } from "../../src/core/chat/card.ts";
import { readList } from "../../src/core/timetables/pasted/list.ts";
import type { ReadRow } from "../../src/core/timetables/pasted/read-row.ts";

/** What is made of a pasted list on a day, a line each: what is known of the ballot, then what became of other lines. */
export function reading(list: string, day: string): readonly string[] {
  const today = Temporal.PlainDate.from(day);
  const now = today.toZonedDateTime({ timeZone: ukZone, plainTime: "09:00" }).toInstant();
  const { name, kind, method, milestones, rows } = readList(list, { today, now, zone: ukZone });
  return [
    `${kind}${method ? `, ${method}` : ""}: ${name ?? "(no name)"}`,
    ...Object.entries(milestones).map(([milestone, { date, time }]) =>
      `${milestone} ${date} ${time?.toString({ smallestUnit: "minute" }) ?? ""}`.trim(),
    ),
    ...rows.flatMap((row) =>
      row.parts.length === 0 ? [`passed: ${short(row)}`] : row.parts.flatMap((part) => other(row, part)),
    ),
  ];
}

function short({ text }: ReadRow): string {
  return text.replace(/\s+/gu, " ").slice(0, 50).trim();
}

function other(row: ReadRow, part: ReadRow["parts"][number]): readonly string[] {
  if (part.kind === "which") {
    return [
      `asked: ${short(row)} | ${plainText({ lines: [part.why] })} | ${part.choices.map(({ line }) => line).join(" / ")}`,
    ];
  }
  if (part.kind === "unread") return [`not taken: ${short(row)} | ${plainText({ lines: [part.why] })}`];
  return part.kind === "strike" ? [`strike: ${part.days}`] : [];
}
