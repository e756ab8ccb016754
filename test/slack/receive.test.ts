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
    who: { workspace: "T0BRANCH", user: "U0REP" },
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
  });
  expect(readPress(recorded("press-org-home"))).toMatchObject({
    who: { workspace: "T0BRANCH", user: "U0ONE", organisation: "E0UNION" },
    call: { place: { ...place, channel: "" }, button: "mydata/erase" },
  });
});

test("a tap is read from a public message and from a private one, which alone may be replaced", () => {
  expect(readPress(recorded("press-public"))).toEqual({
    who: { workspace: "T0BRANCH", user: "U0ONE" },
    call: {
      callId: "13345224609.738474920.8088930838d88f008e2",
      place,
      button: "check/answer/0b1f/posted",
    },
    responseUrl: "https://hooks.slack.com/actions/T0BRANCH/3/abc",
    triggerId: "13345224609.738474920.8088930838d88f008e2",
    onPrivateMessage: false,
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
    who: { workspace: "T0BRANCH", user: "U0REP" },
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

test("an event names its workspace, and the organisation when it is installed for all of it", () => {
  expect(installedIn(recorded("app-uninstalled"))).toEqual({ workspace: "T0BRANCH" });
  expect(installedIn(recorded("app-uninstalled-org"))).toEqual({
    workspace: "T0BRANCH",
    organisation: "E0UNION",
  });
});

test("a form opens for a subcommand that has one and was typed alone, and for nothing else", () => {
  expect(formToOpen(commands, "ballot", " Create ")?.id).toBe("ballot/create");
  for (const typed of ["", "create name: X", "status", "nonsense", "create help"])
    expect(formToOpen(commands, "ballot", typed)).toBeUndefined();
  expect(formToOpen(commands, "nothing", "create")).toBeUndefined();
});
