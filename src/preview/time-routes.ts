import type { FastifyInstance } from "fastify";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { ukZone } from "../core/calendar/zone.ts";
import type { PreviewParts } from "./parts.ts";
import { callId, RequestProblem, readRequest } from "./request.ts";
import { openScene } from "./scene.ts";

/** Moving the clock and choosing the scene. */
export function timeRoutes(app: FastifyInstance, parts: PreviewParts): void {
  const once = rememberMoves();

  app.post("/api/walk", async (request) => {
    const { callId, ...asked } = readRequest(walkShape, request.body);
    return once(callId, () => counted(parts, () => walk(parts, asked)));
  });

  app.post("/api/jump", async (request) => {
    const { callId, to } = readRequest(jumpShape, request.body);
    return once(callId, () => counted(parts, () => parts.walker.jumpTo(inUk(to)).then(asWanted)));
  });

  app.post("/api/scene", async (request) => {
    const { callId, scene } = readRequest(sceneShape, request.body);
    if (!parts.scenes.some(({ id }) => id === scene))
      throw new RequestProblem(400, "There is no such scene.");
    return once(callId, () => counted(parts, () => openScene(parts, scene).then(asWanted)));
  });
}

const civilMoment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/u);

const walkShape = z.discriminatedUnion("by", [
  z.object({ callId, by: z.enum(["next", "hour", "day"]) }),
  z.object({ callId, by: z.literal("to"), to: civilMoment }),
]);

const jumpShape = z.object({ callId, to: civilMoment });

const sceneShape = z.object({ callId, scene: z.string().max(100) });

interface Moved {
  readonly kind: "moved";
  /** Messages posted meanwhile. */
  readonly posted: number;
  /** True when there was nothing to walk to. */
  readonly nothingPlanned: boolean;
  /** True when something was due on the way to the next post and was not wanted: a strike that is not confirmed. */
  readonly passedOver: boolean;
}

async function counted({ state }: PreviewParts, move: () => Promise<Met>): Promise<Moved> {
  const before = await state.posts();
  const { nothingPlanned, passedOver } = await move();
  return { kind: "moved", posted: Math.max(0, (await state.posts()) - before), nothingPlanned, passedOver };
}

type Met = Pick<Moved, "nothingPlanned" | "passedOver">;

type Walk = { readonly by: "next" | "hour" | "day" } | { readonly by: "to"; readonly to: string };

function walk(parts: PreviewParts, asked: Walk): Promise<Met> {
  const { walker, clock } = parts;
  const here = clock.now().toZonedDateTimeISO(ukZone);
  switch (asked.by) {
    case "next":
      return walkToPost(parts);
    case "hour":
      return walker.walkTo(here.add({ hours: 1 }).toInstant()).then(asWanted);
    case "day":
      return walker.walkTo(here.add({ days: 1 }).toInstant()).then(asWanted);
    case "to":
      return walker.walkTo(inUk(asked.to)).then(asWanted);
  }
}

function asWanted(): Met {
  return { nothingPlanned: false, passedOver: false };
}

/** Through due instants until one of them brings a post: not all that is due is still wanted. */
async function walkToPost({ walker, state }: PreviewParts): Promise<Met> {
  const before = await state.posts();
  for (let passed = 0; passed < mostPassed; passed += 1) {
    const moved = await walker.nextPost();
    if (!moved) return { nothingPlanned: true, passedOver: passed > 0 };
    if ((await state.posts()) > before) return { nothingPlanned: false, passedOver: passed > 0 };
  }
  return { nothingPlanned: false, passedOver: true };
}

const mostPassed = 200;

function inUk(civil: string): Temporal.Instant {
  try {
    return Temporal.PlainDateTime.from(civil, { overflow: "reject" }).toZonedDateTime(ukZone).toInstant();
  } catch {
    throw new RequestProblem(400, "There is no such date and time. Choose one in the box.");
  }
}

/** A move sent again (its answer was lost) is not made again. Failed moves may be. */
function rememberMoves(): (callId: string, move: () => Promise<Moved>) => Promise<Moved> {
  const made = new Map<string, Promise<Moved>>();
  return function once(callId, move) {
    const earlier = made.get(callId);
    if (earlier) return earlier;
    const now = move();
    made.set(callId, now);
    now.catch(() => made.delete(callId));
    for (const oldest of [...made.keys()].slice(0, -remembered)) made.delete(oldest);
    return now;
  };
}

const remembered = 100;
