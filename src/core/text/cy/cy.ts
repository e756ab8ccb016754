import { checkDraft } from "./check.ts";
import { countdownDraft } from "./countdown.ts";
import { troubleDraft } from "./trouble.ts";

/**
 * Cymraeg (Welsh): a DRAFT, NOT REVIEWED by a native reader. No branch can choose it and no post uses it
 * (`offeredLanguages` in language.ts). What is missing here is said in English. How to review: docs/languages.md.
 */
export const cy = { ...countdownDraft, ...checkDraft, ...troubleDraft } as const;
