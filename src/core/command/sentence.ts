import type { z } from "zod";
import type { At } from "../branch/branch.ts";
import type { Ask } from "../chat/ask.ts";
import { layersOf } from "../typed/option.ts";
import type { Subcommand } from "./command.ts";

/** A sentence as far as it was understood, as options. */
interface Understood {
  readonly options: Readonly<Record<string, string>>;
  /** About an option that cannot be told from it, or can in two ways. */
  readonly ask?: Ask;
}

type Reads = (typed: string, at: At) => Understood;

const sentences = new WeakMap<z.core.$ZodType, Reads>();

/** What a sentence typed for this says, as options. */
export function understood(
  { options }: Subcommand,
  sentence: string | undefined,
  at: At,
): Understood | undefined {
  const { sentence: type } = options.shape;
  const [reads] = type ? layersOf(type).flatMap((layer) => sentences.get(layer) ?? []) : [];
  return sentence === undefined ? undefined : reads?.(sentence, at);
}
