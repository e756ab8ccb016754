/**
 * Whose turn it is to run a job, so that all processes together run it once at a time, with or without the queue. A turn
 * is a lease on the database's clock: that of a process that died is over by itself.
 */
export interface JobTurns {
  /**
   * Takes the turn, if it is free, for so many ms. When it is not, and `onceMore` is asked, whoever has it runs the job
   * once more at its end: what is asked for meanwhile may be what it has just looked past.
   */
  take(
    job: string,
    turn: string,
    options: { readonly leaseMs: number; readonly onceMore: boolean },
  ): Promise<boolean>;
  /** Makes the turn last so many ms from now. False when it was lost. */
  keep(job: string, turn: string, leaseMs: number): Promise<boolean>;
  /** Ends the turn and notes that the job ran. True when it is to run once more: then the turn goes on. */
  end(job: string, turn: string, leaseMs: number): Promise<boolean>;
  /** Notes that the job ran, of one that takes no turns. */
  ran(job: string): Promise<void>;
  /** Ms since each job last ran anywhere, whether it failed or not. */
  agoMs(): Promise<ReadonlyMap<string, number>>;
}
