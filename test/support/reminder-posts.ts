import { beforeEach } from "vitest";
import { plainText } from "../../src/core/chat/card.ts";
import { createDrain } from "../../src/core/sending/drain.ts";
import { memoryChat } from "./memory-chat.ts";
import { type Rig, workspace } from "./rig.ts";

/** The reminders of a rig, as they go out and as they are planned. */
export function useReminderPosts(rig: () => Rig) {
  const posts: string[] = [];
  const chat = memoryChat({
    posted(to, card) {
      const labels = (card.buttons ?? []).map(({ label }) => `[${label}]`);
      posts.push(
        [
          `${"channel" in to ? "channel" : "private"}: ${plainText(card).replace(/^🔔 /u, "")}`,
          ...labels,
        ].join("\n"),
      );
    },
  });
  beforeEach(() => {
    posts.length = 0;
  });
  return {
    /** Those that go out once it is this local time, each with the labels of its buttons. */
    async goneAt(moment: string, containing = "Reminder"): Promise<readonly string[]> {
      rig().clock.set(moment);
      posts.length = 0;
      const chats = new Map([["preview", chat]] as const);
      await createDrain({ ...rig().parts, chats, elapsedMs: () => 0 }).run();
      return posts.filter((post) => post.includes(containing));
    },
    /** Local times of what is still to be posted, of all reminders. */
    async planned(): Promise<readonly string[]> {
      const home = await rig().store.branches.of(workspace);
      const all = await rig().store.reminderUpkeep.ofBranch(home?.id ?? "");
      const rows = await Promise.all(
        all.map(({ id }) => rig().store.posts.ofSource({ kind: "reminder", id })),
      );
      return rows
        .flat()
        .filter(({ state }) => state === "planned")
        .map(({ on, at }) => `${on} ${at.toString().slice(0, 5)}`)
        .toSorted();
    },
  };
}
