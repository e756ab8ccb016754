import { type Looks, withSlackIds } from "./preview/looks.ts";

/** How the platforms' adapters draw a message, for the preview to show. */
export const looks: Looks = {
  slack: async () => {
    const { drawMessage } = await import("./slack/render.ts");
    return (card) => drawMessage(withSlackIds(card));
  },
  discord: async () => {
    const { renderCard } = await import("./discord/render.ts");
    return (card, key) => renderCard(card, key === undefined ? { kind: "answer" } : { kind: "post", key });
  },
};
