/** The page that starts an installation. `url` is Slack's own page, with everything it needs. */
export function installPage(url: string): string {
  return page("Add Muster to Slack", [
    "<p>Muster counts down to ballot deadlines and asks members, privately, whether their ballot paper is posted. It never asks how anybody votes, and it does not read your channels.</p>",
    "<p>You need the right to add apps to your workspace. Slack shows what Muster may do before anything is added.</p>",
    `<p><a href="${attribute(url)}">Add Muster to your workspace</a></p>`,
  ]);
}

interface Installed {
  readonly isEnterpriseInstall?: boolean | undefined;
  readonly team?: { readonly name?: string } | undefined;
  readonly enterprise?: { readonly name?: string } | undefined;
}

/** After an installation: what to do next. */
export function successPage({ isEnterpriseInstall, team, enterprise }: Installed): string {
  const name = (isEnterpriseInstall ? enterprise?.name : team?.name) ?? "your workspace";
  return page(`Muster is in ${name}`, [
    "<p>What to do next, in Slack:</p>",
    "<ol>",
    "<li>Open the channel where members talk and type <code>/invite @Muster</code>. Muster can only post where it was invited.</li>",
    "<li>Type <code>/branch settings</code> and say your branch’s name. You installed Muster, so you are an officer; name others with <code>/branch reps</code>.</li>",
    "<li>Type <code>/ballot create</code> to set up a ballot, or <code>/ballot help</code>.</li>",
    "</ol>",
    ...(isEnterpriseInstall
      ? [
          "<p>It was added for the whole organisation: an organisation admin chooses the workspaces it is in.</p>",
        ]
      : []),
  ]);
}

/** An installation that did not finish: what happened, and where to start again. */
export function failurePage(code: string, again: string): string {
  return page("Muster was not added", [
    `<p>${escapeHtml(reasons[code] ?? "Slack did not finish the installation.")} Nothing was changed.</p>`,
    `<p><a href="${attribute(again)}">Start again</a></p>`,
  ]);
}

/** By the codes of Slack's library. */
const reasons: Readonly<Record<string, string>> = {
  slack_oauth_installer_authorization_error: "The installation was cancelled, or Slack refused it.",
  slack_oauth_invalid_state: "This page was opened from another browser, or more than 10 minutes had passed.",
  slack_oauth_missing_state: "This page is only reached from Slack, after the first one.",
  slack_oauth_missing_code: "This page is only reached from Slack, after the first one.",
};

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

function attribute(value: string): string {
  return escapeHtml(value);
}

function escapeHtml(words: string): string {
  return words
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
