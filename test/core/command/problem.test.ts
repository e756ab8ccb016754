import { describe, expect, it } from "vitest";
import { ChatProblem } from "../../../src/core/chat/chat.ts";
import { problemFields, reasonOf } from "../../../src/core/command/problem.ts";

class ReplyError extends Error {
  override readonly name = "ReplyError";
}

/** Made with a person's words, which must not come out again. */
const words = "Jo Bloggs <jo@example.org> U012345";

const examples: readonly (readonly [string, unknown, string, object])[] = [
  ["an error of a class", new RangeError(words), "RangeError", { error: "RangeError" }],
  ["no error", words, "string", { error: "string" }],
  [
    "Postgres: its SQLSTATE",
    Object.assign(new Error(words), { code: "57P01", detail: words }),
    "57P01",
    { error: "Error", code: "57P01" },
  ],
  ["the network", Object.assign(new Error(words), { code: "ECONNREFUSED" }), "ECONNREFUSED", {}],
  [
    "what caused it",
    new Error(words, { cause: Object.assign(new Error(words), { code: "EPIPE" }) }),
    "EPIPE",
    {},
  ],
  [
    "Redis: its first word",
    new ReplyError(`READONLY You can't write ${words}`),
    "READONLY",
    { reply: "READONLY" },
  ],
  ["a full Redis", new ReplyError("OOM command not allowed"), "OOM", {}],
  ["Redis in a script", new ReplyError("ERR Error running script: -READONLY You can't"), "READONLY", {}],
  ["Redis without a word", new ReplyError(words), "ReplyError", {}],
  [
    "Slack's code as its library has it",
    Object.assign(new Error(words), { code: "slack_webapi_platform_error", data: { error: "is_archived" } }),
    "is_archived",
    {},
  ],
  [
    "Slack's words that are no code",
    Object.assign(new Error(words), { data: { error: words } }),
    "Error",
    {},
  ],
  ["Discord's number", Object.assign(new Error(words), { code: 50_013 }), "50013", { code: "50013" }],
  [
    "a refusal as core knows it",
    new ChatProblem({ kind: "gone" }, "is_archived"),
    "is_archived",
    { error: "ChatProblem", refusal: "gone", code: "is_archived" },
  ],
  ["a code that is none", Object.assign(new Error(words), { code: words }), "Error", { error: "Error" }],
];

describe("an error in the log", () => {
  it.each(examples)("%s", (_what, error, reason, fields) => {
    expect(problemFields(error)).toMatchObject(fields);
    expect(reasonOf(error)).toBe(reason);
    expect(JSON.stringify({ ...problemFields(error), at: "" })).not.toMatch(/Bloggs|example\.org|U012345/u);
  });
});
