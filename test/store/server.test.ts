import { expect, test } from "vitest";
import { StartError } from "../../src/core/chat/start-error.ts";
import { openServer } from "../../src/store/postgres/server.ts";

test("a database server that is not there is reported with what to check, without the password", async () => {
  const opening = openServer("postgres://muster:secret-word@127.0.0.1:1/muster");
  await expect(opening).rejects.toThrow(StartError);
  await expect(opening).rejects.toThrow(/DATABASE_URL \(connect ECONNREFUSED/);
  await expect(opening).rejects.not.toThrow("secret-word");
});

test("an address that is none is reported as such, without the password", async () => {
  const opening = openServer("postgres://muster:secret-word@host:port/muster");
  await expect(opening).rejects.toThrow(StartError);
  await expect(opening).rejects.toThrow("DATABASE_URL");
  await expect(opening).rejects.not.toThrow("secret-word");
});
