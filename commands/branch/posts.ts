import { z } from "zod";
import type { Line } from "../../src/core/chat/card.ts";
import { privately, updated } from "../../src/core/chat/reply.ts";
import {
  type Context,
  defineButton,
  defineSubcommand,
  type Services,
} from "../../src/core/command/command.ts";
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

const seen = z.tuple([z.string().regex(/^\d{1,6}$/u)]);

const release = defineButton({
  name: "branch/release",
  who: "officer",
  answers: "update",
  args: seen,
  run: async ([count], context, services) =>
    updated(
      await troubleCard(context, services, [await decide("release", Number(count), context, services)]),
    ),
});

const drop = defineButton({
  name: "branch/drop",
  who: "officer",
  answers: "update",
  args: seen,
  run: async ([count], context, services) =>
    updated(await troubleCard(context, services, [await decide("drop", Number(count), context, services)])),
});

/** Only what the officer saw: when the number is another, somebody else was first or more are held. */
async function decide(
  decision: "release" | "drop",
  count: number,
  { branch }: Context,
  { store, now }: Services,
): Promise<Line> {
  const trouble = await troubleOf(store, branch.id, now);
  if (trouble.posts.filter(isHeld).length !== count) return say("posts-held-changed");
  if ((await store.trouble[decision](branch.id, trouble.held)) === 0) return say("posts-held-changed");
  return say(decision === "release" ? "posts-released" : "posts-dropped", { count });
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

export const postsButtons = [show, release, drop, retry];
