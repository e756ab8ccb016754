import { installWords } from "./words.ts";

/** The page that starts an installation. `url` is Slack's own page, with everything it needs. */
export function installPage(url: string): string {
  return page(installWords.title, [...installWords.about.map(paragraph), link(url, installWords.add)]);
}

interface Installed {
  readonly isEnterpriseInstall?: boolean | undefined;
  readonly team?: { readonly name?: string } | undefined;
  readonly enterprise?: { readonly name?: string } | undefined;
}

/** After an installation: what to do next. */
export function successPage({ isEnterpriseInstall, team, enterprise }: Installed): string {
  const name = (isEnterpriseInstall ? enterprise?.name : team?.name) ?? installWords.yours;
  return page(installWords.done(name), [
    paragraph(installWords.next),
    "<ol>",
    ...installWords.steps.map((step) => `<li>${inHtml(step)}</li>`),
    "</ol>",
    ...(isEnterpriseInstall ? [paragraph(installWords.wholeOrganisation)] : []),
  ]);
}

/** An installation that did not finish: what happened, and where to start again. */
export function failurePage(code: string, again: string): string {
  const why = installWords.reasons[code] ?? installWords.notFinished;
  return page(installWords.failed, [
    paragraph(`${why} ${installWords.nothingChanged}`),
    link(again, installWords.again),
  ]);
}

function page(title: string, body: readonly string[]): string {
  const heading = escapeHtml(title);
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${heading}</title></head>`,
    `<body><main><h1>${heading}</h1>`,
    ...body,
    "</main></body></html>",
  ].join("\n");
}

function paragraph(words: string): string {
  return `<p>${inHtml(words)}</p>`;
}

function link(url: string, words: string): string {
  return `<p><a href="${escapeHtml(url)}">${inHtml(words)}</a></p>`;
}

function inHtml(words: string): string {
  return escapeHtml(words).replace(/`([^`]+)`/gu, "<code>$1</code>");
}

function escapeHtml(words: string): string {
  return words
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
