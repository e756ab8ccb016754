import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { declaredOptions } from "../../src/core/command/declared.ts";
import { formFor } from "../../src/core/command/form.ts";
import { isTextKey } from "../../src/core/text/say.ts";
import { renderForm } from "../../src/discord/modal.ts";
import { drawForm } from "../../src/slack/form-view.ts";
import { tap, text, useRig } from "../support/rig.ts";

const all = commands.flatMap(({ name, subcommands }) =>
  subcommands
    .filter((one) => declaredOptions(one).length > 0)
    .map((subcommand) => ({ id: `${name}/${subcommand.name}`, subcommand })),
);

describe("every form", () => {
  it.each(all)("of /$id has a title in words of its own, which Slack and Discord show whole", (form) => {
    const made = formFor(form.id, form.subcommand);
    expect(isTextKey(`form-title-${form.id.replace(/\/$/u, "").replace("/", "-")}`)).toBe(true);
    expect(made.title).toMatch(/^\p{Lu}[^/]+$/u);
    expect(made.title.length).toBeLessThanOrEqual(24);
    expect(drawForm(made, "C0GENERAL").title.text).toBe(made.title);
    expect(renderForm(made).title).toBe(made.title);
  });

  it.each(all)("of /$id says of each of its options what it is for, whole on every platform", (form) => {
    for (const { name } of declaredOptions(form.subcommand)) {
      const alone = formFor(form.id, { ...form.subcommand, form: [name] });
      const [field] = alone.fields;
      const [block] = drawForm(alone, "C0GENERAL").blocks;
      const [component] = renderForm(alone).components;
      expect(field, name).toMatchObject({
        label: expect.stringMatching(/\S/u),
        hint: expect.stringMatching(/\S/u),
      });
      expect(block, name).toMatchObject({ label: { text: field?.label }, hint: { text: field?.hint } });
      expect(component, name).toMatchObject({ label: field?.label, description: field?.hint });
      expect(
        field?.value === undefined ||
          !field.choices ||
          field.choices.some(({ value }) => value === field.value),
        name,
      ).toBe(true);
      for (const { label } of field?.choices ?? []) expect(label.length, label).toBeLessThanOrEqual(75);
      expect(field?.choices?.length ?? 0, name).toBeLessThanOrEqual(25);
    }
  });
});

describe("what a form is filled in with", () => {
  const rig = useRig(commands);
  const say = (typed: string) => rig().say("rep", typed);
  const create = () => say("/ballot create name: Pay ballot closes: Tue 9 May 2023 12 noon");

  it.each([
    ["/ballot create", { name: "Pay ballot", closes: "Tue 9 May 2023 12 noon" }],
    ["/ballot actions-edit", { text: "Tell a colleague" }],
    ["/strike add", { name: "Spring strike", days: "Fri 28 April", for: "Ofgem" }],
    ["/strike picket", { place: "Main gate", from: "7am" }],
    ["/reminder add", { text: "Stall", when: "Thu 27 April 5pm" }],
  ])("%s is accepted, sent back with what it requires", async (typed, required) => {
    if (!/create/u.test(typed)) await create();
    if (typed.includes("picket")) await say("/strike add name: Spring strike days: Fri 28 April for: Ofgem");
    const opened = await say(typed);
    if (opened.kind !== "form") throw new Error(text(opened));
    const filled = Object.fromEntries(opened.form.fields.map(({ name, value = "" }) => [name, value]));
    const sent = await rig().submit("rep", opened.form.id, { ...filled, ...required });
    expect(sent.kind, text(sent)).toBe("private");
  });

  it.each(
    (["officer", "rep", "member"] as const).flatMap((role) => [
      ...(role === "member"
        ? []
        : ([
            [role, "/ballot create", { name: "Pay ballot", closes: "Tue 9 May 2023 12 noon" }],
            [role, "/strike add", { name: "Spring strike", days: "Fri 28 April", for: "Ofgem" }],
          ] as const)),
      [role, "/reminder add", { text: "Stall", when: "Thu 27 April 5pm" }] as const,
    ]),
  )("is never what the %s may not choose: %s", async (role, typed, required) => {
    await say("/branch");
    const opened = await rig().say(role, typed);
    if (opened.kind !== "form") throw new Error(text(opened));
    const chosen = opened.form.fields.filter(({ value }) => value !== undefined);
    const filled = Object.fromEntries(chosen.map(({ name, value = "" }) => [name, value]));
    const sent = await rig().submit(role, opened.form.id, { ...filled, ...required });
    if (sent.kind === "refused") expect(chosen.map(({ name }) => name)).not.toContain(sent.field);
    else expect(sent.kind, text(sent)).toBe("private");
  });

  it.each([
    "/ballot create name: Pay ballot closes: Tue 9 May 2023 12 noon",
    "/ballot dates result: Thu 11 May 2023",
    "/ballot entitled count: 1240",
    "/ballot words kind: countdown text: Post it now",
    "/ballot actions-edit text: Tell a colleague",
    "/countdown add date: 9 June 5pm title: Branch AGM days: 3, 0",
    "/reminder add text: Stall when: Thu 27 April 5pm",
    "/reminder add text: Stall when: Thu 27 April 5pm repeat: weekly until: 1 June who: me",
    "/strike add name: Spring strike days: Fri 28 April for: Ofgem",
  ])("Change of %s is accepted as it stands", async (typed) => {
    if (!typed.startsWith("/ballot create")) await create();
    const opened = await tap(rig(), "rep", await say(typed), "Change");
    if (opened.kind !== "form") throw new Error(text(opened));
    const filled = Object.fromEntries(opened.form.fields.map(({ name, value = "" }) => [name, value]));
    const sent = await rig().submit("rep", opened.form.id, filled);
    // A strike that is not changed by it is said to be as it was.
    if (!typed.startsWith("/strike")) expect(sent.kind, text(sent)).toBe("private");
    else expect(text(sent)).toBe("Spring strike is like that already. Nothing was changed.");
  });
});
