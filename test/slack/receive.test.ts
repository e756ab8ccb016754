import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { formToOpen } from "../../src/slack/calls.ts";
import { installedIn } from "../../src/slack/events.ts";
import { readCommand, readPress, readSubmission } from "../../src/slack/receive.ts";

function recorded(name: string) {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../fixtures/slack/${name}.json`), "utf8"));
}

const place = { chat: "slack", workspace: "T0BRANCH", channel: "C0GENERAL" };

test("a command is read with what was typed as it was typed, and mentions as ids", () => {
  expect(readCommand(recorded("command"))).toEqual({
    who: { workspace: "T0BRANCH", user: "U0REP", from: "T0BRANCH" },
    call: {
      callId: "13345224609.738474920.8088930838d88f008e0",
      place,
      command: "branch",
      input: "reps add: <@U0ONE|one> role: rep note: R&D <north> https://union.example/a",
    },
    responseUrl: "https://hooks.slack.com/commands/T0BRANCH/1/abc",
    triggerId: "13345224609.738474920.8088930838d88f008e0",
  });
});

test("a call of an organisation-wide installation belongs to the workspace it came from", () => {
  expect(readCommand(recorded("command-org")).who).toEqual({
    workspace: "T0BRANCH",
    user: "U0REP",
    organisation: "E0UNION",
    from: "T0BRANCH",
  });
  expect(readPress(recorded("press-org-home"))).toMatchObject({
    who: { workspace: "T0BRANCH", user: "U0ONE", organisation: "E0UNION" },
    call: { place: { ...place, channel: "" }, button: "mydata/erase" },
    onHome: true,
  });
});

test("a tap is read from a public message and from a private one, which alone may be replaced", () => {
  expect(readPress(recorded("press-public"))).toEqual({
    who: { workspace: "T0BRANCH", user: "U0ONE", from: "T0BRANCH" },
    call: {
      callId: "13345224609.738474920.8088930838d88f008e2",
      place,
      button: "check/answer/0b1f/posted",
    },
    responseUrl: "https://hooks.slack.com/actions/T0BRANCH/3/abc",
    triggerId: "13345224609.738474920.8088930838d88f008e2",
    onPrivateMessage: false,
    onHome: false,
  });
  expect(readPress(recorded("press-ephemeral"))).toMatchObject({ onPrivateMessage: true, call: { place } });
});

test("a tap without a button's id is nothing", () => {
  const body = recorded("press-public");
  delete body.actions[0].value;
  expect(readPress(body)).toBeUndefined();
  expect(readPress({ ...body, actions: [] })).toBeUndefined();
});

test("a form is read with its values, and empty fields as not given", () => {
  expect(readSubmission(recorded("submission"))).toEqual({
    who: { workspace: "T0BRANCH", user: "U0REP", from: "T0BRANCH" },
    call: {
      callId: "V0FORM:1681977600.abcdef",
      place,
      form: "ballot/create",
      values: { name: "R & D <reballot>", kind: "statutory" },
    },
    fields: ["name", "kind", "opens"],
  });
});

test.each(["", "{", "null", "7", '{"channel":7}'])(
  "a form's channel that is not there (%s) is no channel",
  (metadata) => {
    const body = recorded("submission");
    body.view.private_metadata = metadata;
    expect(readSubmission(body).call.place.channel).toBe("");
  },
);

test("with people of other workspaces, a call is for the workspace that Muster is in", () => {
  const stranger = { id: "U0STRANGER", username: "stranger", name: "stranger", team_id: "T0OTHER" };
  expect(readPress({ ...recorded("press-public"), user: stranger })?.who).toEqual({
    workspace: "T0BRANCH",
    user: "U0STRANGER",
    from: "T0OTHER",
  });
  const sent = recorded("submission");
  const view = { ...sent.view, app_installed_team_id: "T0BRANCH" };
  const theirs = { id: "T0OTHER", domain: "other" };
  expect(readSubmission({ ...sent, user: stranger, team: theirs, view }).who).toEqual({
    workspace: "T0BRANCH",
    user: "U0STRANGER",
    from: "T0OTHER",
  });
  const home = { ...recorded("press-org-home"), user: stranger };
  expect(readPress({ ...home, view })?.who).toMatchObject({ workspace: "T0BRANCH", from: "T0OTHER" });
  const opened = { team_id: "T0OTHER", authorizations: [{ team_id: "T0BRANCH" }] };
  expect(installedIn(opened)).toEqual({ workspace: "T0BRANCH" });
  const orgWide = { team_id: null, enterprise_id: "E0UNION", is_enterprise_install: true };
  expect(installedIn({ team_id: "T0OTHER", context_team_id: "T0BRANCH", authorizations: [orgWide] })).toEqual(
    { workspace: "T0BRANCH", organisation: "E0UNION" },
  );
  expect(
    installedIn({ team_id: "T0OTHER", authorizations: [orgWide] }, { app_installed_team_id: "T0BRANCH" }),
  ).toEqual({ workspace: "T0BRANCH", organisation: "E0UNION" });
});

test("an organisation's id is no workspace: what names none but that names none", () => {
  const inOrganisation = { id: "U0ONE", username: "one", name: "one", team_id: "E0UNION" };
  expect(readPress({ ...recorded("press-public"), user: inOrganisation })?.who).toEqual({
    workspace: "T0BRANCH",
    user: "U0ONE",
  });
  expect(readPress({ ...recorded("press-org-home"), user: inOrganisation })?.who).toMatchObject({
    workspace: "",
  });
  expect(readCommand({ ...recorded("command-org"), team_id: "E0UNION" }).who).toMatchObject({
    workspace: "",
  });
  expect(installedIn({ ...recorded("app-uninstalled-org"), team_id: "E0UNION" })).toEqual({
    workspace: "",
    organisation: "E0UNION",
  });
});

test("only the presser's own workspace being named is a guess, to be shown true in an organisation", () => {
  expect(readPress(recorded("press-org-home"))?.who).toMatchObject({ workspace: "T0BRANCH", guessed: true });
  const alone = { ...recorded("press-org-home"), is_enterprise_install: false, enterprise: null };
  expect(readPress(alone)?.who).toEqual({ workspace: "T0BRANCH", user: "U0ONE", from: "T0BRANCH" });
});

test.each([
  ["two people", "D0DIRECT", "directmessage"],
  ["two people, by its id alone", "D0DIRECT", undefined],
  ["several people", "C0GROUP", "mpdm-one--two--three-1"],
])("a direct message of %s is no channel", (_whose, id, name) => {
  const typed = { ...recorded("command"), channel_id: id, channel_name: name };
  expect(readCommand(typed).call.place).toEqual({ ...place, channel: "" });
  const tapped = { ...recorded("press-public"), channel: { id, name } };
  expect(readPress(tapped)).toMatchObject({ call: { place: { ...place, channel: "" } }, onHome: false });
  const container = { type: "message", message_ts: "1", channel_id: "D0DIRECT", is_ephemeral: true };
  expect(readPress({ ...tapped, channel: undefined, container })?.call.place.channel).toBe("");
});

test("a private channel is a channel", () => {
  const typed = { ...recorded("command"), channel_id: "G0COMMITTEE", channel_name: "privategroup" };
  expect(readCommand(typed).call.place.channel).toBe("G0COMMITTEE");
});

test("an event names its workspace, and the organisation when it is installed for all of it", () => {
  expect(installedIn(recorded("app-uninstalled"))).toEqual({ workspace: "T0BRANCH" });
  expect(installedIn(recorded("app-uninstalled-org"))).toEqual({
    workspace: "T0BRANCH",
    organisation: "E0UNION",
  });
});

test("a form opens for a subcommand that has one and was typed alone, and for nothing else", () => {
  const form = (command: string, input: string, channel = "C0GENERAL") =>
    formToOpen(commands, { command, input, place: { chat: "slack", workspace: "T0BRANCH", channel } })?.id;
  expect(form("ballot", " Create ")).toBe("ballot/create");
  for (const typed of ["", "create name: X", "status", "nonsense", "create help"])
    expect(form("ballot", typed)).toBeUndefined();
  expect(form("nothing", "create")).toBeUndefined();
  // What is for a channel is refused by core where there is none, before anybody fills in a form.
  expect([form("ballot", "create", ""), form("reminder", "add", "")]).toEqual([undefined, "reminder/add"]);
});
