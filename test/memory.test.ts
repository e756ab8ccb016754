import { expect, test } from "vitest";
import { memoryHere, refuseTooLittle } from "../src/memory.ts";

const megabyte = 1024 * 1024;

test("a container of 512 MB is enough for the embedded database", () => {
  expect(() => refuseTooLittle("embedded", 512 * megabyte)).not.toThrow();
});

test("with less than the embedded database needs the start is refused, with what to do", () => {
  expect(() => refuseTooLittle("embedded", 256 * megabyte)).toThrow(
    "Muster may use 256 MB of memory here, and with the embedded database it needs 320 MB; 512 MB is enough for a branch. Give it more, or use a Postgres and a Redis server",
  );
});

test("servers of one's own need less", () => {
  expect(() => refuseTooLittle("server", 256 * megabyte)).not.toThrow();
});

test("what a process may use is never more than the machine has", () => {
  expect(memoryHere()).toBeGreaterThan(0);
  expect(Number.isSafeInteger(memoryHere())).toBe(true);
});
