/** Something the person who starts Muster can mend. The message says what to do; it is printed without a stack. */
export class StartError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "StartError";
  }
}
