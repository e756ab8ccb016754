import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyError, FastifyInstance, FastifyPluginAsync } from "fastify";
import { callRoutes } from "./call-routes.ts";
import { eventRoutes } from "./event-routes.ts";
import type { PreviewParts } from "./parts.ts";
import { RequestProblem } from "./request.ts";
import { roomRoutes } from "./room-routes.ts";
import { timeRoutes } from "./time-routes.ts";
import { WalkProblem } from "./walk.ts";

/** The preview's page and its API. Serve it to this computer's own browser only. */
export function createPreviewRoutes(parts: PreviewParts): FastifyPluginAsync {
  return async function previewRoutes(app) {
    answerProblems(app);
    app.addHook("onSend", async (_request, reply) => {
      reply.header("cache-control", "no-store");
    });
    roomRoutes(app, parts);
    callRoutes(app, parts);
    timeRoutes(app, parts);
    eventRoutes(app, parts.changes);
    keepTime(app, parts);
    await app.register(fastifyStatic, { root: join(import.meta.dirname, "page"), cacheControl: false });
  };
}

function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    if (error instanceof RequestProblem) return reply.code(error.status).send({ error: error.message });
    if (error instanceof WalkProblem) {
      return reply.code(error.reason === "busy" ? 409 : 400).send({ error: error.message });
    }
    throw error;
  });
}

const everyTenSeconds = 10_000;

/** Keeps the ticking clock, so that a restart goes on from about here, also after a crash. */
function keepTime(app: FastifyInstance, { clock }: PreviewParts): void {
  const timer = setInterval(() => void clock.save().catch(() => undefined), everyTenSeconds);
  timer.unref();
  app.addHook("onClose", async () => {
    clearInterval(timer);
    await clock.save().catch(() => undefined);
  });
}
