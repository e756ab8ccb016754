import type { ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";
import type { Changes } from "./changes.ts";

/** Server-sent events: "changed", and nothing about what. */
export function eventRoutes(app: FastifyInstance, changes: Changes): void {
  const open = new Set<ServerResponse>();

  app.get("/api/events", (request, reply) => {
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value);
    }
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    stream.write("retry: 2000\n\n");
    const stop = changes.listen(() => stream.write("event: changed\ndata: \n\n"));
    open.add(stream);
    request.raw.on("close", () => {
      stop();
      open.delete(stream);
    });
  });

  // An open stream would hold up the stop.
  app.addHook("preClose", async () => {
    for (const stream of open) stream.end();
  });
}
