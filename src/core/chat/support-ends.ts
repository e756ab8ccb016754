import { Temporal } from "temporal-polyfill";
import { type Finding, warning, well } from "./finding.ts";

/** Civil day after which a release line of something Muster runs on gets no fixes, by its main number. */
export type SupportEnds = Readonly<Record<number, string>>;

/** Says of a version how long it is looked after; nothing is known of lines that are not in the table. */
export function supported(part: string, version: string, ends: SupportEnds, now: Temporal.Instant): Finding {
  const line = Number.parseInt(version, 10);
  const end = ends[line];
  if (end === undefined) return well(part, version);
  const today = now.toZonedDateTimeISO("UTC").toPlainDate();
  if (Temporal.PlainDate.compare(today, end) <= 0)
    return well(part, `${version}, which gets fixes until ${end}`);
  const newer = Object.entries(ends).find(([, until]) => Temporal.PlainDate.compare(today, until) <= 0);
  return warning(
    part,
    `${version}, which has had no fixes since ${end}`,
    `Move to ${newer ? `${newer[0]} or newer` : "a newer one"}.`,
  );
}
