import type { DeliveryKey } from "../chat/chat.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** A delivery's uuid in 22 characters: short enough for Discord's nonce (25) and for a button id. */
export function deliveryKey(uuid: string): DeliveryKey {
  let rest = BigInt(`0x${uuid.replaceAll("-", "")}`);
  let key = "";
  while (key.length < 22) {
    key = `${alphabet[Number(rest % 64n)] ?? ""}${key}`;
    rest /= 64n;
  }
  return key as DeliveryKey;
}
