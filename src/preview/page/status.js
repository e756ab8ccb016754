import { byId } from "./element.js";

/**
 * Says something in passing beside the clock, and to screen readers.
 * @param {string} words
 */
export function tell(words) {
  byId("status").textContent = words;
}
