import type { Json } from "./world.ts";

export interface EventOrigin {
  /** The workspace it happened in. */
  readonly team: string;
  /** The workspace through which it reaches Muster. */
  readonly at: string;
  readonly enterprise: string | undefined;
  readonly orgWide: boolean;
}

/** An event's envelope. */
export function eventOf({ team, at, enterprise, orgWide }: EventOrigin, event: Json): Json {
  return {
    token: "verification",
    team_id: team,
    context_team_id: at,
    ...(enterprise !== undefined && { enterprise_id: enterprise }),
    api_app_id: "A0MUSTER",
    event: { ...event, event_ts: "1" },
    type: "event_callback",
    event_id: `Ev${Math.random().toString(36).slice(2)}`,
    event_time: 1,
    authorizations: [
      {
        enterprise_id: enterprise ?? null,
        team_id: orgWide ? null : at,
        user_id: "U0MUSTER",
        is_bot: true,
        is_enterprise_install: orgWide,
      },
    ],
  };
}
