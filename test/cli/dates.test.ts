import { join } from "node:path";
import { expect, test } from "vitest";
import { dates } from "../../src/cli/dates.ts";
import { muster } from "../support/process.ts";

async function run(content: string, json = false) {
  const said: string[] = [];
  const complaints: string[] = [];
  const parts = {
    readFile: async () => content,
    say: (words: string) => said.push(words),
    complain: (words: string) => complaints.push(words),
  };
  await dates({ path: "a.json", json }, parts);
  return { said: said.join("\n"), complaints: complaints.join("\n") };
}

const reballot = {
  id: "reballot",
  name: "PCS reballot",
  kind: "statutory_industrial_action_ballot",
  voting_method: "postal",
  dates: { opens: "2023-03-20", closes: "2023-05-09" },
  closes_time: "12:00",
};

test("the command prints every campaign's derived values as JSON, and nothing beside them", async () => {
  const file = join(import.meta.dirname, "../fixtures/campaigns.json");
  const { code, said, complaints } = await muster({}, ["dates", file, "--json"]);
  expect([code, complaints]).toEqual([0, ""]);
  const printed = JSON.parse(said);
  expect(printed.campaigns).toHaveLength(13);
  expect(printed.campaigns[0]).toMatchObject({
    id: "pcs-2023-reballot",
    derived: { closes_at: "2023-05-09T12:00:00+01:00", weekdays: { opens: "Mon", closes: "Tue" } },
  });
});

test("without --json it is a table, dates with their weekdays", async () => {
  const { said, complaints } = await run(JSON.stringify({ campaigns: [reballot] }));
  expect(complaints).toBe("");
  expect(said).toBe(`PCS reballot (reballot)
  opens                                                      Monday 20 March 2023
  closes                                                     Tuesday 9 May 2023, 12 noon
  closes at                                                  2023-05-09T12:00:00+01:00
  suggested last posting, first class minus 4 working days   Tuesday 2 May 2023
  suggested last posting, second class minus 6 working days  Thursday 27 April 2023
  mandate last day                                           Wednesday 8 November 2023
  clock change inside window                                 yes
  window calendar days inclusive                             51`);
});

test("past the end of the list of bank holidays it says so, beside what it prints", async () => {
  const late = { ...reballot, dates: { opens: "2028-03-20", closes: "2028-05-09" } };
  const { said, complaints } = await run(JSON.stringify({ campaigns: [reballot, late] }), true);
  expect(JSON.parse(said).campaigns).toHaveLength(2);
  expect(complaints).toMatch(
    /^Muster knows bank holidays from 2018 to Friday 31 December 2027; .* reballot$/u,
  );
});

test("a file that cannot be read or used is refused in words", async () => {
  await expect(run("{}")).rejects.toThrow(/^a\.json cannot be used:\nthe file: campaigns must be/u);
  const parts = { say: () => {}, complain: () => {} };
  const missing = { ...parts, readFile: () => Promise.reject(new Error("no such file")) };
  await expect(dates({ path: "b.json", json: true }, missing)).rejects.toThrow(
    "b.json cannot be read: no such file",
  );
});
