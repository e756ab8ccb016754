/**
 * How members vote. Statutory ballots were by post alone; electronic, hybrid (the paper by post, the vote either way) and
 * workplace voting come by order under the Employment Rights Act 2025. "online-consultative" has no legal force.
 */
export const votingMethods = ["postal", "electronic", "hybrid", "workplace", "online-consultative"] as const;

export type VotingMethod = (typeof votingMethods)[number];

/** What a member does to vote, as texts need it: post a paper, do it online, either, or go to a place at work. */
export type Way = "paper" | "online" | "either" | "work";

const ways: Readonly<Record<VotingMethod, Way>> = {
  postal: "paper",
  electronic: "online",
  hybrid: "either",
  workplace: "work",
  "online-consultative": "online",
};

export function wayOf({ method = "postal" }: Voted): Way {
  return ways[method];
}

interface Voted {
  readonly method?: VotingMethod;
}

/** Voted by this method; as before where none is given. */
export function withMethod<One extends Voted>(campaign: One, method: VotingMethod | undefined): One {
  return method === undefined ? campaign : { ...campaign, method };
}

/** Whether papers come, and may go back, by post: only then is there a last day to post one. */
export function goesByPost(campaign: Voted): boolean {
  const way = wayOf(campaign);
  return way === "paper" || way === "either";
}
