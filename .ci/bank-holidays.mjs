// Renews the bank holidays Muster knows from gov.uk's own list, downloaded beforehand:
//   curl -o bank-holidays.json https://www.gov.uk/bank-holidays.json
//   npm run bank-holidays -- bank-holidays.json
// That list begins some years ago; what Muster knows of the years before stays.

import { readFileSync, writeFileSync } from "node:fs";
import { knownUntil, snapshot } from "../src/core/calendar/bank-holidays-data.ts";

const divisions = ["england-and-wales", "scotland", "northern-ireland"];
const [source, target = "src/core/calendar/bank-holidays-data.ts"] = process.argv.slice(2);
if (source === undefined) fail("Which file? Type: npm run bank-holidays -- bank-holidays.json");

const list = JSON.parse(readFileSync(source, "utf8"));
const renewed = divisions.map((division) => [division, merged(division)]);
const until = renewed.map(([, events]) => `${events.at(-1).date.slice(0, 4)}-12-31`).toSorted()[0];
if (until < knownUntil) fail(`That list ends with ${until}; the one Muster has reaches ${knownUntil}.`);

const entries = renewed.map(
  ([division, events]) => `  ${division.includes("-") ? JSON.stringify(division) : division}: {
    events: [
${events.map(({ date, title }) => `      { date: "${date}", title: ${JSON.stringify(title)} },`).join("\n")}
    ],
  },`,
);
writeFileSync(
  target,
  `/**
 * Bank holidays of ${renewed[0][1][0].date.slice(0, 4)} to ${until.slice(0, 4)}. A day at a weekend appears only as its substitute, as gov.uk lists it. Renewed
 * from https://www.gov.uk/bank-holidays.json by .ci/bank-holidays.mjs: not to be edited by hand.
 */
export const snapshot = {
${entries.join("\n")}
};

/** The last civil date it speaks for. */
export const knownUntil = "${until}";
`,
);

/** The events of gov.uk's list, after those of the years before it. */
function merged(division) {
  const events = list[division]?.events;
  const sound =
    Array.isArray(events) &&
    events.length > 0 &&
    events.every(({ date, title }) => /^\d{4}-\d{2}-\d{2}$/u.test(date) && typeof title === "string");
  if (!sound) fail(`${source} has no list of days for ${division}: is it gov.uk's bank-holidays.json?`);
  const listed = events
    .map(({ date, title }) => ({ date, title: title.replaceAll("’", "'").trim() }))
    .toSorted((one, other) => one.date.localeCompare(other.date));
  const firstYear = listed[0].date.slice(0, 4);
  return [...snapshot[division].events.filter(({ date }) => date.slice(0, 4) < firstYear), ...listed];
}

function fail(problem) {
  console.error(problem);
  process.exit(1);
}
