/** Whether somebody typed that there is none of it: "none", "n/a", "-". */
export function saysNone(typed: string): boolean {
  return /^(?:none|no|nothing|not any|n\.?\/?a\.?|[-–—]+)[.!]?$/iu.test(typed.trim());
}
