/** Draft, not reviewed. */
export const troubleDraft = {
  "lost-title": "Ni all Muster bostio dros {branch} ar hyn o bryd",
  "lost-place":
    "<b>Ni all Muster bostio</b> yn {place} ers {moment}: mae’r sianel wedi’i harchifo, wedi’i chloi, wedi mynd neu ddim yn derbyn negeseuon. Dad-archifwch neu datglowch hi, neu cyfrwch i lawr mewn sianel arall: /countdown add yno.",
  "lost-workspace":
    "<b>Ni all Muster bostio</b> yn y gofod gwaith hwn ers {moment}: nid yw’r gofod gwaith yn derbyn Muster. Os yw hynny’n para am oriau, gosodwch Muster eto.",
  "lost-again":
    "Mae’r hyn sydd i fynd yno yn aros. Mae Muster yn edrych eto ei hun, o leiaf unwaith yr awr; gadewir allan neges sydd wedi mynd yn rhy hwyr.",
  "lost-footer": "Cewch hwn unwaith, fel cynrychiolydd neu swyddog a gytunodd i gael neges.",
  "back-title": "Gall Muster bostio dros {branch} eto",
  "back-line":
    "Mae’r hyn sy’n dal yn wir yn mynd allan nawr. Mae /branch posts yn dangos yr hyn sydd wedi mynd yn rhy hwyr.",
} as const;
