import { z } from "zod";
import { privately, updated } from "../../src/core/chat/reply.ts";
import { defineButton, defineSubcommand, type PressKind } from "../../src/core/command/command.ts";
import { say } from "../../src/core/text/say.ts";
import { isHeld, mayRetry, troubleOf } from "../../src/core/trouble/trouble.ts";
import { troubleCard } from "../../src/core/trouble/trouble-card.ts";

export const posts = defineSubcommand({
  name: "posts",
  description: "Posts that are held, failed or were left out: why, and what to do",
  who: "rep",
  answers: "private",
  options: z.object({}),
  run: async (_options, context, services) => privately(await troubleCard(context, services)),
});

const show = defineButton({
  name: "branch/posts",
  who: "rep",
  answers: "private",
  args: z.unknown(),
  run: async (_args, context, services) => privately(await troubleCard(context, services)),
});

/** Only what the officer saw: when the number is another, somebody else was first or more are held. */
function deciding(decision: "release" | "drop"): PressKind {
  return defineButton({
    name: `branch/${decision}`,
    who: "officer",
    answers: "update",
    args: z.tuple([z.string().regex(/^\d{1,6}$/u)]),
    async run([count], context, services) {
      const { store, now } = services;
      const { id } = context.branch;
      const { posts: all, held } = await troubleOf(store, id, now);
      const same = all.filter(isHeld).length === Number(count);
      const decided = same && (await store.trouble[decision](id, held)) > 0;
      const said = decision === "release" ? "posts-released" : "posts-dropped";
      const line = decided ? say(said, { count: Number(count) }) : say("posts-held-changed");
      return updated(await troubleCard(context, services, [line]));
    },
  });
}

const retry = defineButton({
  name: "branch/retry",
  who: "rep",
  answers: "update",
  args: z.tuple([z.uuid()]),
  async run([id], context, services) {
    const { store, now } = services;
    const { posts: all } = await troubleOf(store, context.branch.id, now);
    const post = all.find((one) => one.id === id);
    const sent =
      post !== undefined && mayRetry(post, now) && (await store.trouble.retry(context.branch.id, id));
    const said = say(sent ? "posts-retried" : "posts-retry-changed");
    return updated(await troubleCard(context, services, [said]));
  },
});

export const postsButtons = [show, deciding("release"), deciding("drop"), retry];
