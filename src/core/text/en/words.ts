/** A rep’s own words in a ballot’s posts. */
export const wordsTexts = {
  "words-title": "{name}: your own words in its posts",
  "words-line": "{kind}: “{text}”",
  "words-none": "None yet: every post is in Muster’s own words.",
  "words-how":
    "Put a line of your own first: /ballot words kind: countdown text: … Take it away: kind: countdown reset: yes",
  "words-stay":
    "Dates, deadlines and what the law asks for stay in Muster’s words under yours. Yours are left out of a post that goes late, and of the countdown once the last posting date has passed.",
  "words-saved": "Saved. Such a post will read:",
  "words-saved-none": "Saved. No post of this kind is planned at the moment.",
  "words-reset":
    "{which, select, all {All posts are} other {Posts of this kind are}} in Muster’s own words again.",

  "refuse-words-kind": "Which posts? Give kind: as well, for example kind: countdown",
  "refuse-words-text": "What should it say? Give text: as well, for example text: Post it on your way home.",
  "refuse-words-both": "Give text: to change your words, or reset: yes to take them away, not both.",
  "refuse-words-none": "There are no words of your own to take away there.",
} as const;
