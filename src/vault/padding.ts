/** What is sealed is so many bytes long, or a multiple of it: longer than any platform's id of a person. */
const blockBytes = 64;

/** Stands in no UTF-8 text, so that where a text ends is never in doubt; what was sealed without it reads the same. */
const filler = 0xff;

/** A secret at the one length that all short ones have: how long a person's id is tells of which platform it is. */
export function padded(secret: string): Buffer {
  const bytes = Buffer.from(secret, "utf8");
  const length = Math.max(1, Math.ceil(bytes.length / blockBytes)) * blockBytes;
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length, filler)]);
}

export function unpadded(bytes: Buffer): string {
  const end = bytes.indexOf(filler);
  return bytes.subarray(0, end < 0 ? bytes.length : end).toString("utf8");
}
