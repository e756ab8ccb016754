import { act, newCallId, notAnswering } from "./act.js";
import { drawParts } from "./card.js";
import { openDialog } from "./dialog.js";
import { currentRoom } from "./room.js";

/**
 * One of Muster's forms, for a command or a tapped button.
 * @param {any} form
 * @param {{ where: { as: string, channel: string }, message?: string, showAnswer: (message: string) => unknown }} from
 */
export function openForm(form, from) {
  const { where, message, showAnswer } = from;
  let callId = newCallId();

  function send(values) {
    return new Promise((settle) => {
      act({
        path: "/api/submit",
        body: {
          as: where.as,
          channel: where.channel,
          message,
          form: form.id,
          title: form.title,
          values,
          look: currentRoom().look,
          callId,
        },
        // The same callId again: if the first one did arrive after all, it is not done twice.
        noAnswer: () => settle({ words: [notAnswering] }),
        problem: (words) => answered({ words: [words] }),
        done: (answer) => answered(afterAnswer(answer)),
      });
      function answered(problem) {
        callId = newCallId();
        settle(problem);
      }
    });
  }

  function afterAnswer(answer) {
    if (answer.kind === "refused") return { words: drawParts(answer.drawn), field: answer.field };
    if (answer.kind === "form") openForm(answer.form, from);
    else showAnswer(answer.message);
    return undefined;
  }

  openDialog({ title: form.title, fields: form.fields, submit: form.submit, onSubmit: send });
}
