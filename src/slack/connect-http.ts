import { type App, HTTPReceiver } from "@slack/bolt";
import type { WebClientOptions } from "@slack/web-api";
import type {
  FastifyContextConfig,
  FastifyInstance,
  FastifyPluginAsync,
  FastifyReply,
  FastifyRequest,
} from "fastify";
import type { Log } from "../core/command/job.ts";
import { createBoltLog } from "./bolt-log.ts";
import { boltInstallations, type InstalledParts, type MemberCode } from "./bolt-store.ts";
import { failurePage, installPage, successPage } from "./install-pages.ts";
import { isSigned } from "./signed.ts";
import type { SlackInstallationStore } from "./slack-installation.ts";
import { slackWords } from "./words.ts";

export interface HttpParts {
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs what goes through the installer's browser. */
  readonly stateSecret: string;
  /** Where Slack reaches this Muster, without a path. */
  readonly publicUrl: string;
  readonly scopes: readonly string[];
  readonly installations: SlackInstallationStore;
  readonly memberCode: MemberCode;
  readonly installed: InstalledParts["installed"];
  readonly apiUrl: string;
  readonly options: WebClientOptions;
  readonly log: Log;
  /** Puts Muster's listeners on the receiver. */
  readonly listen: (receiver: HTTPReceiver) => App;
  /** False until there is somebody to take calls. */
  readonly ready: () => boolean;
}

/** The addresses to give Slack, after PUBLIC_URL. */
const slackPaths = {
  events: "/slack/events",
  install: "/slack/install",
  redirect: "/slack/oauth_redirect",
} as const;

/** Signed HTTP for many workspaces, and the pages that install Muster in one: Bolt's receiver in Muster's own server. */
export function createHttpRoutes(parts: HttpParts): FastifyPluginAsync {
  const { signingSecret, log } = parts;
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: slackPaths.events,
    logger: createBoltLog(log),
  });
  parts.listen(receiver);
  const installer = createInstaller(parts);

  return async (app) => {
    keepBodiesWhole(app);
    const route = { bodyLimit: longestBody, config: limited(signingSecret) };
    app.post(slackPaths.events, route, (request, reply) => {
      if (!signedBySlack(request, signingSecret)) {
        if (isCertificateCheck(request)) return reply.send();
        return reply.code(401).send({ error: slackWords.notSigned });
      }
      if (isNull(request)) return reply.code(400).send({ error: slackWords.nothingSent });
      if (!parts.ready()) return reply.code(503).send({ error: slackWords.starting });
      return hand(receiver, request, reply);
    });
    for (const path of [slackPaths.install, slackPaths.redirect]) {
      app.get(path, (request, reply) => hand(installer, request, reply));
    }
  };
}

function createInstaller(parts: HttpParts): HTTPReceiver {
  const { signingSecret, clientId, clientSecret, stateSecret, publicUrl, scopes, apiUrl, log } = parts;
  return new HTTPReceiver({
    signingSecret,
    clientId,
    clientSecret,
    stateSecret,
    scopes: [...scopes],
    redirectUri: new URL(slackPaths.redirect, publicUrl).href,
    installationStore: boltInstallations(parts),
    logger: createBoltLog(log),
    installerOptions: {
      installPath: slackPaths.install,
      redirectUriPath: slackPaths.redirect,
      // Slack's own page is beside its API.
      authorizationUrl: new URL("../oauth/v2/authorize", apiUrl).href,
      clientOptions: parts.options,
      renderHtmlForInstallPath: installPage,
      callbackOptions: {
        success(installation, _options, _request, response) {
          log.info(
            { organisation: installation.isEnterpriseInstall ? 1 : 0 },
            "Muster was installed in Slack",
          );
          response.writeHead(200, html).end(successPage(installation));
        },
        failure(error, _options, _request, response) {
          log.warn({ code: error.code }, "an installation in Slack did not finish");
          response.writeHead(400, html).end(failurePage(error.code, slackPaths.install));
        },
      },
    },
  });
}

const html = { "content-type": "text/html; charset=utf-8" };

/** Bytes. Slack: a form is at most 250 kB, and the rest is smaller. */
const longestBody = 1024 * 1024;

/**
 * All of Slack's calls come from few addresses: a crowd in many workspaces must not be taken for an attack. So what
 * Slack signed is never held up, and only what it did not sign counts against an address.
 */
function limited(signingSecret: string): FastifyContextConfig {
  return {
    rateLimit: {
      max: 300,
      timeWindow: "1 minute",
      // After the body is there, which the signature is made of.
      hook: "preHandler",
      allowList: (request) => signedBySlack(request, signingSecret),
    },
  };
}

function signedBySlack({ headers, body }: FastifyRequest, signingSecret: string): boolean {
  const nowSeconds = Date.now() / 1000;
  return isSigned({ headers, body: bytesOf(body), signingSecret, nowSeconds });
}

/** Slack looks at times whether the address has a certificate, and does not sign that. It is told nothing by it. */
function isCertificateCheck({ body }: FastifyRequest): boolean {
  return /(?:^|&)ssl_check=1(?:&|$)/u.test(bytesOf(body).toString());
}

/** Bolt stumbles over JSON's null where nobody can catch it: that would end the process. */
function isNull({ body }: FastifyRequest): boolean {
  const sent = bytesOf(body).toString();
  return (new URLSearchParams(sent).get("payload") ?? sent).trim() === "null";
}

/** The signature, which Bolt checks once more, is over the body as it was sent. */
function keepBodiesWhole(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
}

function bytesOf(body: unknown): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

function hand(receiver: HTTPReceiver, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack();
  // Where Bolt looks for a body that has been read already.
  const read = Object.assign(request.raw, { rawBody: bytesOf(request.body) });
  receiver.requestListener(read, reply.raw);
  return reply;
}
