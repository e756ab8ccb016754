/** Something the person who starts Muster can mend. The message says what to do; it is printed without a stack. */
export class StartError extends Error {
  /** True of a platform that goes on trying by itself: beside another one Muster need not end for it. */
  readonly triedAgain: boolean;
  constructor(message: string, { triedAgain = false }: { readonly triedAgain?: boolean } = {}) {
    super(message);
    this.name = "StartError";
    this.triedAgain = triedAgain;
  }
}
