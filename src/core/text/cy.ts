/** filled below */
export const cy = {} as const;
