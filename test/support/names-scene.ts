import { type Rig, surely, tap } from "./rig.ts";

/** A branch with two of everything, and of ballots and strikes one that is over. */
export async function setNamesScene(rig: Rig): Promise<void> {
  rig.clock.set("2022-03-01T09:00");
  await rig.say("rep", "/ballot create name: Old pay ballot closes: 12 April 2022 12 noon");
  await rig.say("rep", "/strike add name: Harbour strike days: 5 April 2022 for: DVSA");
  rig.clock.set("2022-04-12T13:00");
  await tap(rig, "rep", await rig.say("rep", "/ballot close"), "Close it now");
  rig.clock.set("2023-04-20T09:00");
  for (const typed of [
    "/ballot create name: Pay ballot closes: Tue 9 May 2023 12 noon opens: 12 April 2023",
    "/ballot create name: Pensions consultation closes: Fri 16 June 2023 12 noon kind: consultative",
    "/strike add name: April strike days: 28 April for: Ofgem",
    "/strike add name: Passport Office walkout days: 4 May for: Passport Office",
    "/reminder add text: Stall when: 27 April 5pm",
    "/reminder add text: Phone bank rota when: 28 April 6pm",
    "/countdown add title: Branch AGM date: 9 June 5pm",
  ])
    await surely(rig, "rep", typed);
}
