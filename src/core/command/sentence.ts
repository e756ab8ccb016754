import type { z } from "zod";
import type { Here } from "../branch/branch.ts";
import type { Ask } from "../chat/ask.ts";
import { words } from "../text/say.ts";
import { layersOf, textOption } from "../typed/option.ts";
import type { Subcommand } from "./command.ts";

/** A sentence as far as it was understood, as options. */
export interface Understood {
  readonly options: Readonly<Record<string, string>>;
  /** About an option that cannot be told from it, or can in two ways. */
  readonly ask?: Ask;
}

type Reads = (typed: string, here: Here) => Understood;

const sentences = new WeakMap<z.core.$ZodType, Reads>();

/** The option `sentence`, in which everything may be typed in one go: what is given by its name goes before. */
export function sentenceOption(example: string, reads: Reads): z.ZodOptional<z.ZodString> {
  const told = { label: words("option-sentence"), about: words("option-sentence-about"), example };
  const option = textOption({ ...told, maxLength: 600, bare: true });
  sentences.set(option, reads);
  return option.optional();
}

/** What a sentence typed for this says, as options. */
export function understood(
  { options }: Subcommand,
  sentence: string | undefined,
  here: Here,
): Understood | undefined {
  const { sentence: type } = options.shape;
  const [reads] = type ? layersOf(type).flatMap((layer) => sentences.get(layer) ?? []) : [];
  return sentence === undefined ? undefined : reads?.(sentence, here);
}
