/** After the platform has told the whole bot to wait, gaps are so much wider for so long. */
export const SLOWER = 1.2;

export const SLOWER_FOR_MS = 10_000;

/** Nobody rests longer than this, ms, whatever a platform says: it is asked again then. Discord bans for as long. */
export const LONGEST_REST_MS = 600_000;
