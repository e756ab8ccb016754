import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyPluginAsync, FastifyRequest } from "fastify";
import { loopbackHosts } from "./loopback.ts";

export interface NumbersOptions {
  /** Everything in Prometheus's text format. */
  readonly read: () => Promise<string>;
  /** Whoever says it may read, from wherever. */
  readonly metricsToken?: string | undefined;
  /** Where others reach this server: then nobody may read without the token, as a proxy makes them look local. */
  readonly publicUrl?: string | undefined;
}

/**
 * `GET /metrics`. With a token for whoever says it; without one for this machine alone, and not even for that through a
 * proxy. For anybody else there is nothing at that address.
 */
export function numbersRoute({ read, metricsToken: token, publicUrl }: NumbersOptions): FastifyPluginAsync {
  return async function numbers(app) {
    app.get("/metrics", async (request, reply) => {
      if (token === undefined && (publicUrl !== undefined || !isLocal(request))) return reply.callNotFound();
      if (token !== undefined && !says(request, token)) {
        return reply.code(401).header("www-authenticate", "Bearer").send({ error: "Not without the token." });
      }
      return reply.type("text/plain; version=0.0.4; charset=utf-8").send(await read());
    });
  };
}

/** What proxies add: a request with any of these came from elsewhere. */
const forwarding = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"];

function isLocal({ headers, socket }: FastifyRequest): boolean {
  return (
    ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(socket.remoteAddress ?? "") &&
    loopbackHosts(socket.localPort).includes(headers.host?.toLowerCase() ?? "") &&
    headers.origin === undefined &&
    forwarding.every((name) => headers[name] === undefined)
  );
}

function says({ headers }: FastifyRequest, token: string): boolean {
  const [, said = ""] = /^Bearer (\S+)$/iu.exec(headers.authorization ?? "") ?? [];
  return timingSafeEqual(hashed(said), hashed(token));
}

/** Of one length, whatever was said. */
function hashed(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
