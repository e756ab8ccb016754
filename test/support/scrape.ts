export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const sampleLine = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (NaN|Nan|[+-]Inf|[+-]?[\d.]+(?:e[+-]?\d+)?)$/u;

const label = /^([a-zA-Z_]\w*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,|$)/u;

const typeLine = /^# TYPE ([a-zA-Z_:][\w:]*) (?:counter|gauge|histogram|summary)$/u;

const helpLine = /^# HELP [a-zA-Z_:][\w:]* ./u;

/** Prometheus's text format, strictly: throws for a line that is none, a name typed twice or a sample without its type. */
export function readSamples(text: string): readonly Sample[] {
  if (!text.endsWith("\n")) throw new Error("the last line has no end");
  const lines = text.split("\n").filter((line) => line !== "" && !helpLine.test(line));
  const typed = new Set<string>();
  return lines.flatMap((line) => {
    const type = typeLine.exec(line)?.[1];
    if (type === undefined) return [readSample(line, typed)];
    if (typed.has(type)) throw new Error(`typed twice: ${type}`);
    typed.add(type);
    return [];
  });
}

function readSample(line: string, typed: ReadonlySet<string>): Sample {
  const [, name, labels = "", value] = sampleLine.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new Error(`no sample: ${line}`);
  if (![name, name.replace(/_(bucket|sum|count)$/u, "")].some((family) => typed.has(family)))
    throw new Error(`no type: ${line}`);
  return { name, labels: readLabels(labels), value: Number(value.replace("Inf", "Infinity")) };
}

function readLabels(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (let rest = text; rest !== ""; ) {
    const [whole, name, value] = label.exec(rest) ?? [];
    if (whole === undefined || name === undefined || value === undefined)
      throw new Error(`no label: ${rest}`);
    found[name] = value;
    rest = rest.slice(whole.length);
  }
  return found;
}

/** The value of the one sample of this name with these labels. */
export function numberOf(
  samples: readonly Sample[],
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number | undefined {
  const fits = (one: Sample) => Object.entries(labels).every(([key, value]) => one.labels[key] === value);
  return samples.find((one) => one.name === name && fits(one))?.value;
}
