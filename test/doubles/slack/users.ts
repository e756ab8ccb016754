import { type Json, serves, type Token, type World } from "./world.ts";

/** A person as Slack describes them to an app. Slack: those of other workspaces where they share a channel with it. */
export function userInfo(id: string, token: Token, world: World): Json | undefined {
  const user = world.members.get(id);
  if (!user) return undefined;
  const home = user.teams.some((team) => serves(token, team, world));
  if (!home && !meets(id, token, world)) return undefined;
  const enterprise = world.teams.get(user.team)?.enterprise;
  return {
    id,
    team_id: user.team,
    deleted: user.deleted,
    is_bot: user.bot,
    is_admin: user.admin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.guest,
    is_ultra_restricted: user.guest,
    ...(enterprise !== undefined && {
      enterprise_user: { id, enterprise_id: enterprise, teams: user.teams },
    }),
    tz: "Europe/London",
  };
}

function meets(user: string, token: Token, world: World): boolean {
  return [...world.channels.values()].some(
    ({ team, members }) => serves(token, team, world) && members.has(user) && members.has("bot"),
  );
}
