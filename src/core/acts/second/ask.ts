import type { WaitingAct } from "../../branch/second.ts";
import type { Card } from "../../chat/card.ts";
import type { Context, Services } from "../../command/command.ts";
import { wantSecond } from "../../planning/tell-officers.ts";
import { say } from "../../text/say.ts";

type Asked = Pick<WaitingAct, "what" | "about" | "revision" | "moment" | "change">;

/** Keeps what one person asked for until another confirms it, and asks the others privately. Nothing of it is done. */
export async function askSecond(
  asked: Asked,
  { branch, key }: Pick<Context, "branch" | "key">,
  { store, now, newId }: Pick<Services, "store" | "now" | "newId">,
): Promise<Card> {
  await store.seconds.ask({ ...asked, id: newId(), branchId: branch.id, by: key, at: now });
  const count = await wantSecond(store, { branch, now }, key);
  return { lines: [say("second-asked", { count })] };
}
