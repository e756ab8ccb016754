import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll } from "vitest";
import { createPreviewChat } from "../../src/preview/chat.ts";
import { placeFor, previewWorkspace } from "../../src/preview/room.ts";
import { createPreviewState } from "../../src/preview/state.ts";
import { prepareTables } from "../../src/preview/tables.ts";
import { chatContract } from "../contracts/chat-contract.ts";
import { sceneStart } from "./sample-room.ts";

const sql = new PGlite();

const state = createPreviewState({ sql });

beforeAll(() => prepareTables(sql));

afterAll(() => sql.close());

async function seen(channel: string): Promise<readonly string[]> {
  return (await state.visible(channel, "member-one")).map(({ card }) => JSON.stringify(card));
}

chatContract({
  title: "the preview",
  canBeAsked: true,
  postsOnce: true,
  async open() {
    await state.clear();
    return {
      chat: createPreviewChat({ sql, clock: { now: () => sceneStart }, changed: () => undefined }),
      place: placeFor("general", "officer"),
      recipient: { chat: "preview", workspace: previewWorkspace, user: "member-one" },
      seen: () => seen("general"),
      seenAlone: () => seen("direct"),
      removePlace: async () => ({ chat: "preview", workspace: previewWorkspace, channel: "no-such-channel" }),
      close: async () => undefined,
    };
  },
});
