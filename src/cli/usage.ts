export const usage = `Usage:
  npm run --silent muster -- manifest slack [--socket | --url https://muster.example.org] [--history]
  npm run --silent muster -- invite discord [--id <application id>]
  npm run --silent muster -- deliveries list [--branch <short id>] [--json]
  npm run --silent muster -- deliveries why|retry <id>
  npm run --silent muster -- deliveries release|drop --branch <short id> | --all
  npm run --silent muster -- dates FILE [--json]
  npm run --silent muster -- rotate-keys [--new]

  manifest slack   prints the app manifest to paste at api.slack.com/apps > Create New App > From a manifest
    --socket         for one workspace, over a connection Muster opens itself (this is what you get without --url)
    --url            for many workspaces: the address at which Slack reaches this Muster
    --history        also asks to read messages in channels Muster is in: see what it says when you use it
  invite discord   prints the link that adds the bot to a server
    --id             the application's id, unless it is in DISCORD_APPLICATION_ID
  deliveries       what did not go out as planned, in the database of DATABASE_URL or DATA_DIR; Muster may be running
    list             what is held, failed, or was left out in the last seven days
    why              what became of one, and what can be done
    retry            sends a failed one again
    release, drop    what is held goes out after all, late as it is; or never
  dates            works out what follows from the timetables in a file: when papers must have arrived, when to post
                   them, the last day of a mandate, notice of a strike; bank holidays are England and Wales'. The
                   file is JSON, or a list of dates as unions print them, shown line by line first
    --json           under the names of each campaign's “derived”, which is not read where the file has it already
  rotate-keys      seals anew, with the newest key, what is kept encrypted; Muster may be running, and what was interrupted
                   goes on where it was. People’s codes do not change, nor does the key they are made with
    --new            makes a key first: in DATA_DIR, or to be put into MUSTER_SEALING_KEYS`;

/** What the person typed cannot be done: why, in words for them. */
export class UsageProblem extends Error {}
