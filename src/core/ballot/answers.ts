/** The six answers. Whether, never how: there is no answer that tells a vote. */
export const answers = ["posted", "to-post", "not-arrived", "lost", "not-balloted", "not-saying"] as const;

export type Answer = (typeof answers)[number];

/** Whoever told this has a paper to post yet, or to get. */
export const outstanding: readonly Answer[] = ["to-post", "not-arrived", "lost"];
