import type { Command } from "../src/core/command/command.ts";
import { ballot } from "./ballot/ballot.ts";
import { branch } from "./branch/branch.ts";
import { chase } from "./chase/chase.ts";
import { check } from "./check.ts";
import { countdown } from "./countdown.ts";
import { muster } from "./muster.ts";
import { mydata } from "./mydata.ts";
import { posted } from "./posted/posted.ts";
import { reminder } from "./reminder/reminder.ts";
import { strike } from "./strike/strike.ts";

/** Every slash command, in the order help and README show them. A new one is a file here and a line in this list. */
export const commands: readonly Command[] = [
  muster,
  ballot,
  countdown,
  check,
  posted,
  chase,
  strike,
  reminder,
  branch,
  mydata,
];
