import pg from "pg";

/**
 * Connections to a test's own database. It may be dropped as soon as they are ended: whichever the server then ends
 * first is nobody's fault.
 */
export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on("error", () => {});
  return pool;
}
