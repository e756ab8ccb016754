const bullet = /^\s*[-•*·–—▪◦‣][ \u00a0\t]+/u;

/** A pasted list with a mark before each line as one line, with commas between; anything else as it stands. */
export function unlisted(typed: string): string {
  const lines = typed.split(/\r?\n/u).filter((line) => line.trim() !== "");
  if (!lines.some((line) => bullet.test(line))) return typed;
  return lines.reduce((whole, line) => {
    const said = line.replace(bullet, "").trim();
    if (whole === "") return said;
    return bullet.test(line) ? `${whole}, ${said}` : `${whole} ${said}`;
  }, "");
}
