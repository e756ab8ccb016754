import type { checkTexts } from "../en/check.ts";

/**
 * Cymraeg (Welsh), a DRAFT that NO NATIVE READER HAS REVIEWED: switched off in language.ts. Checks and their answers;
 * what members agree to is left to whoever reviews it.
 */
export const checkDraft = {
  "check-address":
    "Anfonir papurau drwy’r post{opens, select, none {} other { ar <b>{opens}</b>}}, i’r cyfeiriad sydd gan yr undeb ar eich cyfer. Gwiriwch ef gyda’r undeb eich hun, nawr: ni all Muster na chynrychiolydd ei weld na’i newid.",
  "check-address-later":
    "Ni ofynnir ac ni chedwir dim eto. Unwaith y bydd papurau wedi’u hanfon, bydd y neges hon yn gofyn a yw eich un chi wedi dod.",
  "check-how":
    "Tapiwch ateb. Dim ond chi sy’n ei weld: mae’r sianel hon yn gweld un rhif wedi’i dalgrynnu. Ni ofynnir i neb sut y maent yn pleidleisio.",
  "check-count": "Mae o leiaf <b>{posted}</b> ohonoch wedi dweud wrthym fod y papur wedi’i bostio.",
  "check-count-few": "Mae rhy ychydig ohonoch wedi dweud wrthym hyd yma i ddangos rhif.",

  "answer-posted": "Wedi’i bostio",
  "answer-to-post": "Wedi dod, heb ei bostio eto",
  "answer-not-arrived": "Heb gyrraedd",
  "answer-lost": "Ar goll neu wedi’i ddifetha",
  "answer-not-balloted": "Ddim yn y bleidlais hon",
  "answer-not-saying": "Gwell gen i beidio â dweud",
} as const satisfies Partial<Record<keyof typeof checkTexts, string>>;
