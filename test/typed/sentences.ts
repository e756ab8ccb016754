/** Sentences on Thursday 20 April 2023 at 9am in London, in the channel “general”, as the options they are read as. */
type Said = readonly (readonly [typed: string, options: Readonly<Record<string, string>>])[];

export const reminders: Said = [
  ["me to post my paper tomorrow 8am", { when: "tomorrow 8am", text: "post my paper", who: "me" }],
  [
    "every Tuesday at 9am: phone bank",
    { repeat: "every Tuesday", when: "Tue 25 April 2023 9am", text: "phone bank" },
  ],
  [
    "every Tuesday at 9am phone bank",
    { repeat: "every Tuesday", when: "Tue 25 April 2023 9am", text: "phone bank" },
  ],
  [
    "#general stall outside the canteen on Friday at noon",
    { when: "on Friday at noon", text: "stall outside the canteen", who: "channel" },
  ],
  [
    "<#general|general> stall on Friday at noon",
    { when: "on Friday at noon", text: "stall", who: "channel" },
  ],
  [
    "us about the phone bank every weekday at 10am until 9 May",
    {
      repeat: "every weekday",
      when: "Thu 20 April 2023 10am",
      until: "9 May",
      text: "the phone bank",
      who: "channel",
    },
  ],
  [
    "the channel to ring round 2 days before last posting date 9am",
    { when: "2 days before last posting date 9am", text: "ring round", who: "channel" },
  ],
  ["me in 30 minutes to ring the office", { when: "in 30 minutes", text: "ring the office", who: "me" }],
  ["me to ring the office in 30 minutes", { when: "in 30 minutes", text: "ring the office", who: "me" }],
  ["on Friday phone bank at 5pm", { when: "on Friday at 5pm", text: "phone bank" }],
  ["Friday: phone bank at 5pm", { when: "Friday at 5pm", text: "phone bank" }],
  ["at 5pm phone bank on Friday", { when: "at 5pm on Friday", text: "phone bank" }],
  ['"post my paper" tomorrow at 8am', { when: "tomorrow at 8am", text: "post my paper" }],
  ["me “post my paper” tomorrow at 8am", { when: "tomorrow at 8am", text: "post my paper", who: "me" }],
  ["me to post tomorow 8am", { when: "tomorow 8am", text: "post", who: "me" }],
  ["me to post my paper tomorrow morning", { when: "tomorrow morning", text: "post my paper", who: "me" }],
  ["me to post my paper", { text: "post my paper", who: "me" }],
  [
    "weekly on Mondays at noon picket rota",
    { repeat: "weekly on Mondays", when: "Mon 24 April 2023 noon", text: "picket rota" },
  ],
  [
    "the last Friday of every month at noon: branch lunch",
    { repeat: "the last Friday of every month", when: "Fri 28 April 2023 noon", text: "branch lunch" },
  ],
  [
    "branch lunch on the last Friday of every month at noon",
    { repeat: "on the last Friday of every month", when: "Fri 28 April 2023 noon", text: "branch lunch" },
  ],
  [
    "every day at 8am until the close: post it today",
    { repeat: "every day", when: "Fri 21 April 2023 8am", until: "the close", text: "post it today" },
  ],
  ["remind me to vote tomorrow at 9", { when: "tomorrow at 9", text: "vote", who: "me" }],
  ["me to buy stamps at half 5", { when: "at half 5", text: "buy stamps", who: "me" }],
  ["me tomorrow 8am", { when: "tomorrow 8am", who: "me" }],
  ["phone bank room 12 tomorrow 5pm", { when: "tomorrow 5pm", text: "phone bank room 12" }],
  [
    "EVERY TUESDAY AT 9AM: PHONE BANK",
    { repeat: "EVERY TUESDAY", when: "Tue 25 April 2023 9AM", text: "PHONE BANK" },
  ],
  [
    "every tuesday 9am – phone bank 📞",
    { repeat: "every tuesday", when: "Tue 25 April 2023 9am", text: "phone bank 📞" },
  ],
  ["me, in an hour, to check the post box", { when: "in an hour", text: "check the post box", who: "me" }],
  [
    "everyone that the meeting is at noon tomorrow",
    { when: "at noon tomorrow", text: "the meeting is", who: "channel" },
  ],
  [
    "me to read about May Day on 1 May at 9am",
    { when: "on 1 May at 9am", text: "read about May Day", who: "me" },
  ],
  ["daily at 9am stand-up", { repeat: "daily", when: "Fri 21 April 2023 9am", text: "stand-up" }],
  ["every 2 weeks at 5pm from 2 May: rota", { repeat: "every 2 weeks", when: "2 May 5pm", text: "rota" }],
  [
    "stand-up every Monday, Wednesday and Friday at 9.30am",
    { repeat: "every Monday, Wednesday and Friday", when: "Fri 21 April 2023 9.30am", text: "stand-up" },
  ],
  [
    "remind us on 27 April 5pm: last safe posting day",
    { when: "on 27 April 5pm", text: "last safe posting day", who: "channel" },
  ],
  ["me next friday 9am to post it", { when: "next friday 9am", text: "post it", who: "me" }],
  [
    "me to post my paper the day before the last posting date at 9am",
    { when: "the day before the last posting date at 9am", text: "post my paper", who: "me" },
  ],
  ["me to ring Ofgem staff", { text: "ring Ofgem staff", who: "me" }],
  ["Tuesdays at 7pm phone bank", { repeat: "Tuesdays", when: "Tue 25 April 2023 7pm", text: "phone bank" }],
  ["27/4 5pm phone bank", { when: "27/4 5pm", text: "phone bank" }],
  [
    "me every morning at 8 to check the box",
    { repeat: "every day", when: "Fri 21 April 2023 8 morning", text: "check the box", who: "me" },
  ],
];

export const ballots: Said = [
  [
    "Pay ballot 2026 opens 5 May closes 9 June noon",
    { opens: "5 May", closes: "9 June noon", name: "Pay ballot 2026" },
  ],
  [
    "Pay ballot, opening on Fri 5 May, closing at noon on 9 June, result 12 June",
    { opens: "Fri 5 May", closes: "noon on 9 June", result: "12 June", name: "Pay ballot" },
  ],
  ["Pay ballot 5 May to 9 June noon", { opens: "5 May", closes: "9 June noon", name: "Pay ballot" }],
  [
    "Pay ballot from 5 May until 9 June 12 noon",
    { opens: "5 May", closes: "9 June 12 noon", name: "Pay ballot" },
  ],
  ["Pay ballot – 5 May – 9 June noon", { opens: "5 May", closes: "9 June noon", name: "Pay ballot" }],
  [
    "Weekends ballot closes 9 June noon and last posting date 2 June",
    { closes: "9 June noon", "last-posting": "2 June", name: "Weekends ballot" },
  ],
  ["a ballot called Pay ballot closes 9 June", { closes: "9 June", name: "Pay ballot" }],
  ["PCS national reballot closes tomorrow", { closes: "tomorrow", name: "PCS national reballot" }],
  ["Pay ballot", { name: "Pay ballot" }],
  ["“Pay ballot” closes 9 June noon 👍", { closes: "9 June noon 👍", name: "Pay ballot" }],
  ["Close the gap ballot closes 9 June noon", { closes: "9 June noon", name: "Close the gap ballot" }],
  [
    "Result for all: pay ballot closes 9 June noon",
    { closes: "9 June noon", name: "Result for all: pay ballot" },
  ],
  ["Pay ballot CLOSES 9 JUNE NOON", { closes: "9 JUNE NOON", name: "Pay ballot" }],
  [
    "Pay ballot opens 5 May closes 9 June noon post by 2 June join by 28 April",
    {
      opens: "5 May",
      closes: "9 June noon",
      "last-posting": "2 June",
      "join-by": "28 April",
      name: "Pay ballot",
    },
  ],
];

export const strikes: Said = [
  [
    "HMRC and DWP on Fri 28 April and Tue 2 May",
    { days: "Fri 28 April and Tue 2 May", for: "HMRC and DWP", name: "HMRC and DWP strike" },
  ],
  [
    "overtime ban at Ofgem from 24 April until further notice",
    { days: "from 24 April until further notice", for: "Ofgem", kind: "asos", name: "Ofgem overtime ban" },
  ],
  ["all out on 28 April", { days: "28 April", for: "all", name: "Strike" }],
  ["all-out strike on 28 April", { days: "28 April", for: "all", name: "Strike" }],
  [
    "Strike in Ofgem, DVSA and HMRC 10-14 May",
    { days: "10-14 May", for: "Ofgem, DVSA and HMRC", name: "Ofgem, DVSA and HMRC strike" },
  ],
  [
    "HMRC strike on 28 April from 9am to 5pm",
    { days: "28 April from 9am to 5pm", for: "HMRC", name: "HMRC strike" },
  ],
  ["on 28 April HMRC and DWP", { days: "28 April", for: "HMRC and DWP", name: "HMRC and DWP strike" }],
  ["28 April", { days: "28 April", name: "Strike" }],
  [
    "HMRC on 28 April to 2 May 9am to 5pm",
    { days: "28 April to 2 May 9am to 5pm", for: "HMRC", name: "HMRC strike" },
  ],
  [
    "members in Ofgem on 3rd and 4th of May",
    { days: "3rd and 4th of May", for: "members in Ofgem", name: "Ofgem strike" },
  ],
  ["everyone Friday", { days: "Friday", for: "all", name: "Strike" }],
  [
    "HMRC, DWP: 28 April & 2 May",
    { days: "28 April & 2 May", for: "HMRC, DWP", name: "HMRC and DWP strike" },
  ],
  [
    "Marks and Spencer walkout on 28 April",
    { days: "28 April", for: "Marks and Spencer", name: "Marks and Spencer walkout" },
  ],
  [
    "HMRC and DWP on Fri 29 April",
    { days: "Fri 29 April", for: "HMRC and DWP", name: "HMRC and DWP strike" },
  ],
  ["HMRC tomorrow", { days: "tomorrow", for: "HMRC", name: "HMRC strike" }],
  ["HMRC each Friday until 19 May", { days: "each Friday until 19 May", for: "HMRC", name: "HMRC strike" }],
  ["HMRC", { for: "HMRC", name: "HMRC strike" }],
];

/** What cannot be told, or can in two ways: the option that is asked about, and its answers. */
export const unclear: readonly (readonly [
  command: "reminder" | "ballot",
  typed: string,
  field: string,
  choices: readonly string[],
])[] = [
  ["reminder", "#other stall on Friday at noon", "who", ["Set it here", "Leave it"]],
  [
    "reminder",
    "tomorrow at 9am to post my paper by Friday",
    "when",
    [
      "tomorrow at 9am: “post my paper by Friday”",
      "by Friday: “tomorrow at 9am to post my paper”",
      "Fill in a form",
    ],
  ],
  [
    "reminder",
    "every other Thursday at 6pm branch meeting",
    "when",
    ["Thu 20 April 2023 6pm", "Thu 27 April 2023 6pm"],
  ],
  [
    "reminder",
    "every week at 9am phone bank",
    "when",
    [
      "Fri 21 April 2023 9am",
      "Sat 22 April 2023 9am",
      "Sun 23 April 2023 9am",
      "Mon 24 April 2023 9am",
      "Tue 25 April 2023 9am",
      "Wed 26 April 2023 9am",
      "Thu 27 April 2023 9am",
    ],
  ],
  [
    "ballot",
    "GS election 2023 nominations open 24 April nominations close 8 May 5pm opens 15 May closes 9 June noon",
    "kind",
    ["Election", "Consultative", "Industrial action"],
  ],
];
