import { describe, expect, test } from "vitest";
import type { Chat, Inbox } from "../src/core/chat/chat.ts";
import { StartError } from "../src/core/chat/start-error.ts";
import { startChats } from "../src/start-chats.ts";
import { connected } from "./support/connected.ts";

const nobody = async () => {
  throw new Error("not asked");
};

const inbox: Inbox = {
  command: nobody,
  press: nobody,
  submit: nobody,
  suggest: nobody,
  home: nobody,
  left: nobody,
  joined: nobody,
  moved: nobody,
};

function chat(name: Chat["name"], start: () => Promise<void>): { readonly chat: Chat } {
  return {
    chat: { name, start, stop: nobody, health: connected, post: nobody, edit: nobody, find: nobody },
  };
}

describe("several platforms", () => {
  const refused = new StartError("no such token", { triedAgain: true });
  const fails = (error: Error) => async () => {
    throw error;
  };

  test("are started though one of them is refused and goes on trying, whichever comes first", async () => {
    for (const order of [1, -1]) {
      const started: string[] = [];
      const both = [
        chat("discord", fails(refused)),
        chat("slack", async () => void started.push("slack")),
      ].toSorted(() => order);
      await startChats(both, inbox);
      expect(started).toEqual(["slack"]);
    }
  });

  test("that are all refused, or one alone, end the start with what to mend", async () => {
    await expect(startChats([chat("discord", fails(refused))], inbox)).rejects.toBe(refused);
    const both = [chat("discord", fails(refused)), chat("slack", fails(refused))];
    await expect(startChats(both, inbox)).rejects.toBe(refused);
  });

  test("end the start for one that does not go on trying, and for anything else", async () => {
    for (const error of [new StartError("no such token"), new Error("a bug")]) {
      const both = [chat("slack", fails(error)), chat("discord", async () => {})];
      await expect(startChats(both, inbox)).rejects.toBe(error);
    }
  });

  test("none at all is fine", async () => {
    await startChats([], inbox);
  });
});
