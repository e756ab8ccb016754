import type { FastifyPluginAsync, FastifyRequest } from "fastify";

/**
 * These routes, for this machine's own browser only. A page elsewhere may have its own name point at 127.0.0.1 (DNS
 * rebinding) or send a form here: so the Host must be a loopback name with our port, an Origin must be that very
 * host, and a POST must be JSON (which no plain form can send).
 */
export function loopbackOnly(routes: FastifyPluginAsync): FastifyPluginAsync {
  return async function guarded(app) {
    app.addHook("onRequest", async (request, reply) => {
      const problem = whyRefused(request);
      if (problem !== undefined) return reply.code(problem.status).send({ error: problem.words });
    });
    await app.register(routes);
  };
}

interface Refusal {
  readonly status: 403 | 415;
  readonly words: string;
}

const foreign: Refusal = {
  status: 403,
  words: "The preview answers only to a browser on this computer, at its 127.0.0.1 or localhost address.",
};

function whyRefused(request: FastifyRequest): Refusal | undefined {
  const { host, origin } = request.headers;
  if (!loopbackHosts(request.socket.localPort).includes(host?.toLowerCase() ?? "")) return foreign;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host?.toLowerCase()}`) return foreign;
  if (request.method === "POST" && !isJson(request.headers["content-type"])) {
    return { status: 415, words: "Muster takes JSON only here." };
  }
  return undefined;
}

/** How this machine's own programs name it, as a Host header in small letters. */
export function loopbackHosts(port: number | undefined): readonly string[] {
  const names = ["127.0.0.1", "localhost", "[::1]"];
  const withPort = names.map((name) => `${name}:${port}`);
  return port === 80 ? [...withPort, ...names] : withPort;
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(;|$)/iu.test(contentType ?? "");
}
