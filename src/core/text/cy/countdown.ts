import type { countdownTexts } from "../en/countdown.ts";

/**
 * Cymraeg (Welsh), a DRAFT that NO NATIVE READER HAS REVIEWED: switched off in language.ts. Countdowns and milestones.
 * Every count has CLDR's six forms, as two softens: 1 diwrnod, 2 ddiwrnod.
 */
export const countdownDraft = {
  "days-to-go":
    "{days, plural, =0 {heddiw} zero {# diwrnod} one {# diwrnod} two {# ddiwrnod} few {# diwrnod} many {# diwrnod} other {# diwrnod}}",
  "hours-to-go":
    "{hours, plural, =0 {} zero {# awr} one {# awr} two {# awr} few {# awr} many {# awr} other {# awr}}{both, select, true { } other {}}{minutes, plural, =0 {} zero {# munud} one {# munud} two {# funud} few {# munud} many {# munud} other {# munud}}",
  "last-minute": "llai na munud",

  "close-before-opening": "Anfonir papurau ar {opens}. Rhaid iddynt fod yn ôl erbyn {close}.",
  "close-days":
    "<b>{days, plural, zero {# diwrnod} one {# diwrnod} two {# ddiwrnod} few {# diwrnod} many {# diwrnod} other {# diwrnod}} i fynd.</b> Rhaid i bapurau gyrraedd erbyn {close}.",
  "close-days-election":
    "<b>{days, plural, zero {# diwrnod} one {# diwrnod} two {# ddiwrnod} few {# diwrnod} many {# diwrnod} other {# diwrnod}} i fynd.</b> Rhaid i bapurau pleidleisio gyrraedd erbyn {close}.",
  "close-hours":
    "Yn cau <b>heddiw</b>, {close}: <b>{left} ar ôl</b>. Rhaid i bapurau fod wedi cyrraedd erbyn hynny.",
  "close-past": "<b>Wedi cau</b>: {close}. Ni all papur sy’n cyrraedd nawr gyfrif.",

  "posting-suggested":
    "<b>Postiwch erbyn {day}</b> (awgrym gan Muster, post ail ddosbarth; nid yr undeb a’i pennodd).",
  "posting-suggested-today":
    "<b>Postiwch heddiw</b>, {day}, cyn i’r blwch gael ei wagio (awgrym gan Muster, post ail ddosbarth; nid yr undeb a’i pennodd).",
  "posting-suggested-passed":
    "{next, select, none {<b>Postiwch ef heddiw, ben bore</b>} other {<b>Postiwch ef ben bore ar {next}</b>, pan gaiff y blwch ei wagio nesaf}}: rhaid iddo gyrraedd erbyn {close}.",
  "posting-union": "<b>Postiwch erbyn {day}</b> (dyddiad postio olaf yr undeb).",
  "posting-union-today":
    "<b>Postiwch heddiw</b>, {day}, cyn i’r blwch gael ei wagio (dyddiad postio olaf yr undeb).",
  "posting-union-passed":
    "{next, select, none {<b>Postiwch ef heddiw, ben bore</b>} other {<b>Postiwch ef ben bore ar {next}</b>, pan gaiff y blwch ei wagio nesaf}}: rhaid iddo gyrraedd erbyn {close}. Dyddiad postio olaf yr undeb oedd {day}.",
  "posting-too-late":
    "Prin y gall papur a bostir nawr gyrraedd erbyn {close}. Yr undeb sydd i ddweud a oes ffordd arall: gofynnwch eich hun i’w swyddfa. Peidiwch â rhoi eich papur i gynrychiolydd nac i neb arall.",
  "posted-counts": "Nid ydych wedi pleidleisio nes i’r papur gael ei bostio.",

  "milestone-opens":
    "{when, select, today {<b>Anfonir papurau pleidleisio heddiw</b>, {day}.} other {Anfonwyd papurau pleidleisio ar {day}.}} Cadwch lygad am yr amlen gartref.",
  "milestone-opens-election":
    "{when, select, today {<b>Anfonir papurau pleidleisio heddiw</b>, {day}.} other {Anfonwyd papurau pleidleisio ar {day}.}} Cadwch lygad am yr amlen gartref.",
  "milestone-not-received-by":
    "{when, select, today {Os nad yw eich papur wedi dod erbyn <b>heddiw</b>, {day},} other {Os nad yw eich papur wedi dod eto (arhoswch tan {day}),}} gofynnwch eich hun i’r undeb am bapur newydd: ni all neb ofyn drosoch.",
  "milestone-join-by":
    "{when, select, today {<b>Heddiw</b>, {day}, yw’r diwrnod olaf i ymuno a chael papur.} other {Ymunwch erbyn <b>{day}</b> i gael papur ({left} ar ôl).}}",
  "milestone-replacement-by":
    "{when, select, today {<b>Heddiw</b>, {moment}, yw’r cyfle olaf i ofyn am bapur newydd.} other {Gofynnwch am bapur newydd erbyn <b>{moment}</b> ({left} ar ôl).}} Gofynnwch eich hun i’r undeb: ni all neb ofyn drosoch.",
  "countdown-goes-on": "Mae’r cyfri i lawr yn y sianel hon yn mynd ymlaen · {id}",
} as const satisfies Partial<Record<keyof typeof countdownTexts, string>>;
