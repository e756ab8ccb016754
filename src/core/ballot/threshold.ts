/** The fewest votes that are at least half of those entitled (TULRCA 1992 s.226(2)(a)(iia)): whole people, no percentages. */
export function halfOf(entitled: number): number {
  return Math.ceil(entitled / 2);
}

/** How many more are needed by what was told: computed from the published number alone. Never below 0. */
export function stillNeeded(entitled: number, published: number): number {
  return Math.max(0, halfOf(entitled) - published);
}
