import type { IncomingMessage, ServerResponse } from "node:http";
import type { HTTPReceiver } from "@slack/bolt";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Log } from "../core/command/job.ts";
import { slackWords } from "./words.ts";

export interface Handing {
  readonly receiver: Pick<HTTPReceiver, "requestListener">;
  readonly log: Log;
  /** A reply that nobody has ended after this, ms, is ended. */
  readonly withinMs: number;
}

/** Gives a request to Bolt, which ends the reply itself, or not: then it is ended here, so that nobody waits for ever. */
export function hand(
  { receiver, log, withinMs }: Handing,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  reply.hijack();
  const { raw } = reply;
  keepCookiesHere(raw);
  const late = setTimeout(() => end(raw, log), withinMs);
  raw.once("close", () => clearTimeout(late));
  // Where Bolt looks for a body that has been read already.
  const read: IncomingMessage = Object.assign(request.raw, { rawBody: bytesOf(request.body) });
  try {
    receiver.requestListener(read, raw);
  } catch {
    end(raw, log);
  }
  return reply;
}

/** As it was sent, to the byte; nothing where nothing was read. */
export function bytesOf(body: unknown): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

function end(response: ServerResponse, log: Log): void {
  if (response.writableEnded) return;
  log.error({}, "a request was not answered");
  if (response.headersSent) response.destroy();
  else
    response
      .writeHead(503, { "content-type": "application/json; charset=utf-8" })
      .end(JSON.stringify({ error: slackWords.notAnswered }));
}

/** Bolt's cookie is for this address alone: no other site's page may send it along, but for a link that is followed. */
function keepCookiesHere(response: ServerResponse): void {
  const set = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    if (name.toLowerCase() !== "set-cookie") return set(name, value);
    return set(
      name,
      [value].flat().map((cookie) => `${cookie}; SameSite=Lax`),
    );
  };
}
