/** After the platform has told the whole bot to wait, gaps are so much wider for so long. */
export const slower = 1.2;

export const slowerForMs = 10_000;

/** Nobody rests longer than this, ms, whatever a platform says: it is asked again then. Discord bans for as long. */
export const longestRestMs = 600_000;
