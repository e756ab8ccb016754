import { move } from "./clock.js";
import { openDialog } from "./dialog.js";
import { byId } from "./element.js";
import { currentRoom, onRoom } from "./room.js";

onRoom(({ scene, scenes }) => {
  const current = scenes.find(({ id }) => id === scene);
  byId("scene-name").textContent = current?.title ?? "No scene yet";
  byId("scene-about").textContent = current?.description ?? "";
});

byId("change-scene").addEventListener("click", () => {
  const { scene, scenes } = currentRoom();
  openDialog({
    title: "Choose a scene",
    intro: [
      "A scene starts afresh: everything in this preview room is cleared and the clock goes back to its start.",
    ],
    fields: [
      {
        name: "scene",
        label: "Scene",
        required: true,
        value: scene ?? scenes[0]?.id,
        choices: scenes.map(({ id, title }) => ({ value: id, label: title })),
      },
    ],
    submit: "Start this scene",
    onSubmit: ({ scene: chosen }) =>
      new Promise((settle) => {
        move("/api/scene", { scene: chosen }, (problem) => settle(problem && { words: [problem] }));
      }),
  });
});
