/**
 * The run's temporary folder, the address of its Postgres, the archive of an embedded database, the folder of the
 * compiled program: see whole-run.ts.
 */
export async function askRun(what: "folder" | "postgres" | "pglite" | "program"): Promise<string> {
  const response = await fetch(`${process.env.MUSTER_TEST_RUN}/${what}`);
  const said = await response.text();
  if (!response.ok || said === "") throw new Error(`this run has no ${what}: ${said}`);
  return said;
}
