import { suggestLastPosting } from "../../../src/core/calendar/posting.ts";
import { readDays } from "../../../src/core/calendar/read-days.ts";
import { readMoment } from "../../../src/core/calendar/read-moment.ts";
import { dayInWords, momentInWords } from "../../../src/core/calendar/words.ts";
import { civilDate, daysBetween, instantOf, UK } from "../../../src/core/calendar/zone.ts";
import { contextAt, day, plain, time } from "./contexts.ts";

/** Answers that must not depend on the zone of the machine, at moments when that zone could show. */
export function someReadings(): unknown {
  const moments = ["2023-04-20T23:30:00+01:00", "2023-03-26T00:59:00Z", "2023-10-29T00:30:00Z"];
  const typed = ["tomorrow 5pm", "Friday", "in 2 hours", "9 May 2023 12 noon", "23:59", "in 3 days"];
  return {
    readings: moments.map((moment) => typed.map((text) => plain(readMoment(text, contextAt(moment))))),
    strike: plain(readDays("10-14 April and 17 April 2023", contextAt("2023-03-27T09:00:00Z"))),
    instants: ["2023-03-26", "2023-05-09", "2023-10-29"].map((date) =>
      instantOf(day(date), time("01:30"), UK).toString(),
    ),
    words: [dayInWords(day("2023-05-09")), momentInWords(day("2023-05-09"), time("12:00"))],
    days: daysBetween(day("2023-03-20"), civilDate(contextAt("2023-05-08T23:30:00Z").now, UK)),
    posting: suggestLastPosting(day("2023-05-09"), "second", "scotland").toString(),
  };
}
