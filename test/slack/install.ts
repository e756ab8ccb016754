import type { SlackDouble } from "../doubles/slack/slack-double.ts";

/** Installs Muster as a person would, in a browser; the page they end on. */
export async function install(
  slack: SlackDouble,
  url: string,
  who: { readonly team: string; readonly user: string; readonly orgWide?: boolean },
): Promise<{ readonly status: number; readonly page: string }> {
  const start = await fetch(`${url}/slack/install`);
  const cookie = start.headers.get("set-cookie")?.split(";")[0] ?? "";
  const link = /href="([^"]+)"/u.exec(await start.text())?.[1] ?? "";
  const back = new URL(slack.oauth.allow(link.replaceAll("&amp;", "&"), who));
  const end = await fetch(`${url}${back.pathname}${back.search}`, { headers: { cookie } });
  return { status: end.status, page: await end.text() };
}
