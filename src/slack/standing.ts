import type { UsersInfoResponse } from "@slack/web-api";
import type { Who } from "./receive.ts";

/** A person as Slack describes them to Muster. */
export type Person = NonNullable<UsersInfoResponse["user"]>;

/** What somebody is to the workspace a call is for. */
export interface Standing {
  /** Only members are answered, and only of them is anything kept. */
  readonly member: boolean;
  /** Whether they may have rights by what they are in Slack; a guest, a bot or somebody from elsewhere never has. */
  readonly trusted: boolean;
  /** Administers or owns this very workspace. */
  readonly manages: boolean;
}

export const outside: Standing = { member: false, trusted: false, manages: false };

export function standingOf(person: Person, who: Who): Standing {
  if (!isMember(person, who)) return outside;
  const trusted = ![
    person.is_bot,
    person.is_workflow_bot,
    person.is_connector_bot,
    person.is_restricted,
    person.is_ultra_restricted,
  ].includes(true);
  // In an organisation a person is in several workspaces: what Slack says of rights is about the one it names.
  const here = (person.team_id ?? who.workspace) === who.workspace;
  const administers = [person.is_admin, person.is_owner, person.is_primary_owner].includes(true);
  return { member: true, trusted, manages: trusted && ((here && administers) || managesAll(person, who)) };
}

/** Slack: whoever administers or owns an organisation manages every workspace of it; asked where Muster is in all of them. */
function managesAll({ enterprise_user: inOrganisation }: Person, { organisation }: Who): boolean {
  if (organisation === undefined || inOrganisation?.enterprise_id !== organisation) return false;
  return [inOrganisation.is_admin, inOrganisation.is_owner].includes(true);
}

function isMember(person: Person, { workspace, organisation, guessed = false }: Who): boolean {
  if (person.deleted || person.is_stranger) return false;
  const { enterprise_user: inOrganisation, team_id } = person;
  if (inOrganisation) {
    const { enterprise_id, teams = [] } = inOrganisation;
    return teams.includes(workspace) && (organisation === undefined || enterprise_id === organisation);
  }
  // Slack Connect: people of other workspaces are in shared channels too.
  return !guessed && (team_id ?? workspace) === workspace;
}
