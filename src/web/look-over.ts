import { type Finding, warning, well, wrong } from "../core/chat/finding.ts";

const patienceMs = 8_000;

interface Reached {
  readonly status: number;
  readonly body: string;
}

interface Numbers {
  readonly publicUrl?: string | undefined;
  readonly metricsToken?: string | undefined;
}

/** Who may read `/metrics`, as src/web/numbers.ts decides it. */
export function lookOverNumbers({ publicUrl, metricsToken }: Numbers): Finding {
  if (metricsToken !== undefined) return well("numbers", "/metrics is for whoever says METRICS_TOKEN");
  return well(
    "numbers",
    publicUrl === undefined
      ? "/metrics is for this machine alone; METRICS_TOKEN opens it to others"
      : "/metrics is for nobody, as PUBLIC_URL is set; METRICS_TOKEN opens it",
  );
}

/** The public address: whether it leads to a Muster, and lets through what Slack sends. From here, by its public name. */
export async function lookOverAddress(
  publicUrl: string,
  { slack }: { readonly slack: boolean },
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  if (slack && !publicUrl.startsWith("https:"))
    findings.push(
      wrong(
        "PUBLIC_URL",
        "it has no certificate, and Slack calls only https addresses",
        "Put a proxy that ends TLS before Muster (docs/hosting.md).",
      ),
    );
  const health = await reach(`${publicUrl}/healthz`);
  if (typeof health === "string")
    return [
      ...findings,
      wrong(
        "PUBLIC_URL",
        `nothing answers at ${publicUrl} (${health})`,
        "Start Muster, and look at the name, the certificate and the proxy. A machine that cannot reach itself by its public name needs another to look from.",
      ),
    ];
  if (!health.body.includes('"status"') || health.status >= 400)
    return [
      ...findings,
      wrong(
        "PUBLIC_URL",
        `${publicUrl}/healthz answers ${health.status}, and not as Muster does`,
        "Let the proxy pass everything on to Muster's own port.",
      ),
    ];
  findings.push(well("PUBLIC_URL", `${publicUrl} leads to a Muster, as seen from this machine`));
  if (slack) findings.push(await lookOverEvents(publicUrl));
  return findings;
}

/** An unsigned call is refused by Muster itself: 401. Anything else is a proxy's word, or another program's. */
async function lookOverEvents(publicUrl: string): Promise<Finding> {
  const answered = await reach(`${publicUrl}/slack/events`, { method: "POST", body: "{}" });
  if (typeof answered !== "string" && answered.status === 401)
    return well("Slack: address", "calls come through, and unsigned ones are refused");
  const said = typeof answered === "string" ? answered : String(answered.status);
  return warning(
    "Slack: address",
    `a call to ${publicUrl}/slack/events was answered with ${said} instead of 401`,
    "Start Muster with the role web or all, and let the proxy pass POST on unchanged.",
  );
}

/** A string says why not. */
async function reach(address: string, init: RequestInit = {}): Promise<Reached | string> {
  try {
    const headers = { "content-type": "application/json" };
    const response = await fetch(address, {
      ...init,
      headers,
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
    });
    return { status: response.status, body: (await response.text()).slice(0, 2_000) };
  } catch (error) {
    const { cause } = error as { cause?: { code?: unknown; message?: unknown } };
    return String(cause?.code ?? cause?.message ?? (error instanceof Error ? error.name : error));
  }
}
