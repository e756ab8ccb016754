import { type App, HTTPReceiver } from "@slack/bolt";
import type { WebClientOptions } from "@slack/web-api";
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import type { Log } from "../core/job.ts";
import { createBoltLog } from "./bolt-log.ts";
import { failurePage, installPage, successPage } from "./install-pages.ts";
import type { InstallationStore } from "./installation.ts";
import { boltInstallations, type InstalledParts, type MemberCode } from "./installed.ts";
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
  readonly installations: InstallationStore;
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
    leaveBodiesAlone(app);
    app.post(slackPaths.events, (request, reply) => {
      if (parts.ready()) return hand(receiver, request, reply);
      return reply.code(503).send({ error: slackWords.starting });
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

/** Bolt checks the signature over the body as it was sent, so it must be the one who reads it. */
function leaveBodiesAlone(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, _body, done) => done(null));
}

function hand(receiver: HTTPReceiver, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack();
  receiver.requestListener(request.raw, reply.raw);
  return reply;
}
