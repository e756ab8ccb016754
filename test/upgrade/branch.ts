import { randomBytes } from "node:crypto";
import type { Person } from "../doubles/slack/person.ts";
import { openSlackDouble } from "../doubles/slack/slack-double.ts";
import { install } from "../slack/install.ts";
import type { Process } from "./process.ts";

const team = "T0BRANCH";

const general = "C0GENERAL";

const signingSecret = "signing-secret";

export type Branch = Awaited<ReturnType<typeof openBranch>>;

/** One workspace at the Slack double, which calls whichever process it is told to. */
export async function openBranch() {
  const slack = await openSlackDouble({ startsAt: Date.now() });
  slack.addWorkspace(team);
  const officer: Person = slack.addPerson("U0OFFICER", team, { admin: true });
  slack.addChannel(general, team, { members: ["bot", officer.id] });
  return {
    slack,
    officer,
    environment: {
      MUSTER_KEY: randomBytes(32).toString("base64"),
      PUBLIC_URL: "https://muster.example",
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_CLIENT_ID: slack.clientId,
      SLACK_CLIENT_SECRET: slack.clientSecret,
      SLACK_STATE_SECRET: randomBytes(32).toString("hex"),
      SLACK_API_URL: slack.url,
    },
    install: (url: string) => install(slack, url, { team, user: officer.id }),
  };
}

/** What the officer is answered by this process. */
export async function say(
  { slack, officer }: Branch,
  to: Process,
  command: string,
  typed: string,
): Promise<string> {
  slack.deliveries.sendTo({ url: `${to.url}/slack/events`, signingSecret });
  const shown = await (await officer.command(`/${command}`, typed, { channel: general })).shown();
  return shown.kind === "message" ? shown.message.text : JSON.stringify(shown);
}

/** The officer answers the check as a member, and agrees where that is asked; what they are told. */
export async function answer(branch: Branch, to: Process, typed: string): Promise<string> {
  const { slack, officer } = branch;
  slack.deliveries.sendTo({ url: `${to.url}/slack/events`, signingSecret });
  const shown = await (await officer.command("/posted", typed, { channel: general })).shown();
  if (shown.kind !== "message") return JSON.stringify(shown);
  if (!JSON.stringify(shown.message.blocks).includes('"Yes"')) return shown.message.text;
  const agreed = await (await officer.press(shown.message, "Yes")).shown();
  return agreed.kind === "message" ? agreed.message.text : JSON.stringify(agreed);
}

/** What everybody sees in the channel. */
export function seen({ officer }: Branch): readonly string[] {
  return officer
    .sees(general)
    .filter(({ onlyFor }) => onlyFor === undefined)
    .map(({ text }) => text);
}
