/** What a command by itself is answered with: a button for each thing that is mostly wanted of it. */
export const menuTexts = {
  "menu-line": "What would you like to do?",
  "menu-all": "Everything /{command} can do",

  "menu-ballot-create": "Set up a ballot",
  "menu-ballot-import": "Paste a timetable",
  "menu-ballot-status": "How long is left?",
  "menu-ballot-preview": "See its posts",
  "menu-ballot-dates": "Its dates",
  "menu-ballot-result": "Enter the result",
  "menu-ballot-actions": "What members can do",

  "menu-check-open": "Ask members here",
  "menu-check-results": "What members have told us",
  "menu-check-close": "Close the check here",

  "menu-strike-add": "Set up a strike",
  "menu-strike-confirm": "The union has confirmed it",
  "menu-strike-suspend": "It is suspended",
  "menu-strike-list": "See every strike",

  "menu-countdown-show": "Where things stand",
  "menu-countdown-add": "Count down to a date",
  "menu-countdown-list": "See every countdown",

  "menu-reminder-add": "Set a reminder",
  "menu-reminder-list": "See my reminders",

  "menu-chase-next": "Who is next?",
  "menu-chase-claim": "Take up to 10 members",

  "menu-branch-reps": "Reps and officers",
  "menu-branch-name-rep": "Name a rep",
  "menu-branch-settings": "Settings",
  "menu-branch-posts": "What did not go out",
  "menu-branch-log": "What was changed",

  "menu-mydata-show": "What is kept about me",
  "menu-mydata-export": "Give me a copy",
  "menu-mydata-stop": "Stop messages to me",
  "menu-mydata-erase": "Erase it all",
} as const;
