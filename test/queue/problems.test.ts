import { describe, expect, it } from "vitest";
import { createProblems } from "../../src/queue/problems.ts";
import { createLog } from "../contracts/queue-services.ts";

function setUp() {
  const { log, lines } = createLog();
  let elapsed = 0;
  const problems = createProblems(log, "queue", () => elapsed);
  const said = () => lines.splice(0).map(({ level, message, fields }) => ({ level, message, ...fields }));
  return {
    said,
    met: (code = "57P01") => problems.met(Object.assign(new Error("Jo Bloggs"), { code })),
    passed: problems.passed,
    pass: (ms: number) => (elapsed += ms),
  };
}

describe("trouble", () => {
  it("that comes and goes each second is told once, with a count when it has settled", () => {
    const { met, passed, pass, said } = setUp();
    for (let second = 0; second < 20; second += 1) {
      met();
      passed();
      pass(1_000);
    }
    expect(said()).toEqual([
      expect.objectContaining({
        level: "info",
        part: "queue",
        code: "57P01",
        message: expect.stringMatching(/^trouble;/u),
      }),
    ]);
    pass(58_000);
    passed();
    expect(said()).toEqual([]);
    pass(2_000);
    passed();
    expect(said()).toEqual([
      { level: "info", part: "queue", message: "works again", times: 20, seconds: 19 },
    ]);
    passed();
    expect(said()).toEqual([]);
  });

  it("that lasts is an alarm, once", () => {
    const { met, passed, pass, said } = setUp();
    for (let second = 0; second < 300; second += 1) {
      met();
      if (second % 10 === 0) passed();
      pass(1_000);
    }
    expect(said().map(({ level, message }) => [level, message])).toEqual([
      ["info", expect.stringMatching(/^trouble;/u)],
      ["warn", "trouble lasts"],
    ]);
  });

  it("of a restart is no alarm", () => {
    const { met, passed, pass, said } = setUp();
    for (const code of ["57P01", "ECONNREFUSED", "57P03"]) {
      met(code);
      met(code);
      pass(2_000);
    }
    passed();
    pass(60_000);
    passed();
    expect(said().filter(({ level }) => level !== "info")).toEqual([]);
  });

  it("that comes back after a quiet time is told anew, the one before counted first", () => {
    const { met, passed, pass, said } = setUp();
    met();
    passed();
    pass(3_600_000);
    met();
    expect(said().map(({ message }) => message.slice(0, 8))).toEqual(["trouble;", "works ag", "trouble;"]);
  });

  it("never quotes anybody", () => {
    const { met, said } = setUp();
    met();
    expect(JSON.stringify(said())).not.toContain("Bloggs");
  });
});
