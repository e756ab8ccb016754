/** After the platform has told the whole bot to wait, gaps are so much wider for so long. */
export const slower = 1.2;

export const slowerForMs = 10_000;
