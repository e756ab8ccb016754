import { z } from "zod";
import type { Suggestion } from "../chat/reply.ts";
import { about, layersOf, type OptionAbout } from "../typed/option.ts";
import type { Context, Services, Subcommand } from "./command.ts";

/** Suggests values of an option while it is typed, in small letters; another may be typed all the same. */
type Offer = (typed: string, context: Context, services: Services) => Promise<readonly Suggestion[]>;

const offers = new WeakMap<z.core.$ZodType, Offer>();

/** An option with what is suggested while it is typed. */
export function offering<Type extends z.ZodType>(option: Type, offer: Offer): Type {
  offers.set(option, offer);
  return option;
}

/** A thing that can be named ahead of what is typed about it. */
export interface Front {
  readonly shortId: string;
  readonly name: string;
}

type Fronts = (context: Context, services: Services) => Promise<readonly Front[]>;

const fronts = new WeakMap<z.core.$ZodType, Fronts>();

/**
 * An option whose thing may be named ahead of all else, without a colon anywhere: "Pay ballot closes 16 May". `all`: what
 * there is to be named.
 */
export function leading<Type extends z.ZodType>(option: Type, all: Fronts): Type {
  fronts.set(option, all);
  return option;
}

export interface DeclaredOption {
  readonly name: string;
  readonly required: boolean;
  readonly choices?: readonly string[];
  /** What it is when left out. */
  readonly fallback?: string;
  readonly about: OptionAbout;
  readonly offer?: Offer;
  readonly fronts?: Fronts;
}

/** The options of a subcommand as every platform, help and README need them. */
export function declaredOptions(subcommand: Subcommand): readonly DeclaredOption[] {
  return Object.entries(subcommand.options.shape).map(([name, type]) => {
    const layers = layersOf(type);
    const [choices] = layers.flatMap((layer) =>
      layer instanceof z.ZodEnum ? [layer.options.map(String)] : [],
    );
    const [offer] = layers.flatMap((layer) => offers.get(layer) ?? []);
    const [named] = layers.flatMap((layer) => fronts.get(layer) ?? []);
    const left = z.safeParse(type, undefined);
    return {
      name,
      required: !left.success,
      ...(typeof left.data === "string" && { fallback: left.data }),
      about: about(type),
      ...(choices && { choices }),
      ...(offer && { offer }),
      ...(named && { fronts: named }),
    };
  });
}
