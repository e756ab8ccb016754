import { expect, test } from "vitest";
import type { Who } from "../../src/slack/receive.ts";
import { type Person, type Standing, standingOf } from "../../src/slack/standing.ts";

const who: Who = { workspace: "T0BRANCH", user: "U0ONE", from: "T0BRANCH" };

const inUnion: Who = { ...who, organisation: "E0UNION" };

const admin: Person = { id: "U0ONE", team_id: "T0BRANCH", is_admin: true };

function grid(teams: readonly string[], more: Partial<Person> = {}): Person {
  return { ...admin, enterprise_user: { enterprise_id: "E0UNION", teams: [...teams] }, ...more };
}

const officer: Standing = { member: true, trusted: true, manages: true };

const member: Standing = { member: true, trusted: true, manages: false };

const guest: Standing = { member: true, trusted: false, manages: false };

const nobody: Standing = { member: false, trusted: false, manages: false };

test.each<[string, Person, Standing]>([
  ["who administers it", admin, officer],
  ["who owns it", { ...admin, is_admin: false, is_owner: true }, officer],
  ["its first owner", { ...admin, is_admin: false, is_primary_owner: true }, officer],
  ["any other member", { ...admin, is_admin: false }, member],
  ["a guest in single channels", { ...admin, is_ultra_restricted: true }, guest],
  ["a guest in several channels", { ...admin, is_restricted: true }, guest],
  ["a bot", { ...admin, is_bot: true }, guest],
  ["a workflow", { ...admin, is_workflow_bot: true }, guest],
  ["an app of another platform", { ...admin, is_connector_bot: true }, guest],
  ["somebody deleted", { ...admin, deleted: true }, nobody],
  ["somebody Slack calls a stranger", { ...admin, is_stranger: true }, nobody],
  ["an admin of another workspace", { ...admin, team_id: "T0OTHER" }, nobody],
  ["an admin of another organisation", grid(["T0OTHER"], { team_id: "T0OTHER" }), nobody],
])("in a workspace: %s", (_name, person, standing) => {
  expect(standingOf(person, who)).toEqual(standing);
});

test.each<[string, Person, Standing]>([
  ["of this workspace, administering it", grid(["T0BRANCH"]), officer],
  [
    "of both, from another that they administer",
    grid(["T0OTHER", "T0BRANCH"], { team_id: "T0OTHER" }),
    member,
  ],
  ["of another workspace only", grid(["T0OTHER"]), nobody],
  ["of none", grid([]), nobody],
  ["in no list at all", { ...admin, enterprise_user: { enterprise_id: "E0UNION" } }, nobody],
  ["deleted in all of it", grid(["T0BRANCH"], { deleted: true }), nobody],
])("in an organisation, somebody %s", (_name, person, standing) => {
  expect(standingOf(person, who)).toEqual(standing);
  expect(standingOf(person, inUnion)).toEqual(standing);
});

test("who administers or owns a whole organisation manages its workspaces, where Muster is in all of it", () => {
  for (const right of ["is_admin", "is_owner"] as const) {
    const person = grid(["T0BRANCH"], {
      is_admin: false,
      team_id: "T0OTHER",
      enterprise_user: { enterprise_id: "E0UNION", teams: ["T0BRANCH"], [right]: true },
    });
    expect(standingOf(person, inUnion)).toEqual(officer);
    expect(standingOf({ ...person, is_restricted: true }, inUnion)).toEqual(guest);
    expect(standingOf(person, who)).toEqual(member);
    const elsewhere = { ...person, enterprise_user: { ...person.enterprise_user, teams: ["T0OTHER"] } };
    expect(standingOf(elsewhere, inUnion)).toEqual(nobody);
  }
});

test("an organisation that Slack does not name is not taken for Muster's", () => {
  expect(standingOf({ ...admin, enterprise_user: { teams: ["T0BRANCH"] } }, inUnion)).toEqual(nobody);
});

test("where Muster is in a whole organisation, only its own people are members, whatever workspace they name", () => {
  const theirs = { enterprise_id: "E0THEIRS", teams: ["T0BRANCH"] };
  expect(standingOf({ ...admin, enterprise_user: theirs }, inUnion)).toEqual(nobody);
  expect(standingOf(admin, { ...inUnion, guessed: true })).toEqual(nobody);
  expect(standingOf(grid(["T0BRANCH"]), { ...inUnion, guessed: true })).toEqual(officer);
});
