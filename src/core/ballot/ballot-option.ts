import { idOption } from "../typed/option.ts";

const told = {
  label: "Ballot",
  about: "Which ballot, by its id or part of its name; not needed when there is only one",
  example: "k3m7p",
};

/** Which ballot a command is about; every command names it in the same words. */
export const ballotOption = idOption(told);

/** The same where another option may be typed without its name. */
export const namedBallotOption = idOption({ ...told, bare: false });
