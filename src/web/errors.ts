import { randomUUID } from "node:crypto";
import type { FastifyError, FastifyInstance } from "fastify";
import type { Log } from "../core/command/job.ts";

/** Every failure answers in plain words as `{ "error": … }`: no stack, no path, nothing the caller sent. */
export function answerErrors(app: FastifyInstance, log: Log): void {
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: "There is nothing at this address." }),
  );
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ error: wordsFor(status) });
    const reference = randomUUID().slice(0, 8);
    log.error(
      { ...whatFailed(error), reference, route: request.routeOptions.url ?? "none" },
      "request failed",
    );
    return reply
      .code(500)
      .send({ error: `Something went wrong in Muster. It was noted under ${reference}.` });
  });
}

/** The name and the stack's frames, never the message: it may hold what somebody typed. */
function whatFailed(error: FastifyError): Record<string, string> {
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return { error: error.name, code: error.code ?? "none", stack: frames.slice(0, 8).join("\n") };
}

function wordsFor(status: number): string {
  switch (status) {
    case 404:
      return "There is nothing at this address.";
    case 413:
      return "That is too long for Muster to take in one go.";
    case 415:
      return "Muster takes JSON only here.";
    case 429:
      return "That was a lot of requests at once. Wait a minute and try again.";
    default:
      return "Muster did not understand that request.";
  }
}
