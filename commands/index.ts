import type { Command } from "../src/core/command.ts";
import { ballot } from "./ballot.ts";
import { branch } from "./branch.ts";
import { chase } from "./chase.ts";
import { check } from "./check.ts";
import { countdown } from "./countdown.ts";
import { mydata } from "./mydata.ts";
import { posted } from "./posted.ts";
import { reminder } from "./reminder.ts";
import { strike } from "./strike.ts";

/** Every slash command, in the order help and README show them. A new one is a file here and a line in this list. */
export const commands: readonly Command[] = [
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
