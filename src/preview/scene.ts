import type { PreviewParts } from "./parts.ts";

type SceneParts = Pick<PreviewParts, "state" | "changes" | "walker" | "loadScene">;

/** Starts a scene afresh. Its name is kept last: after a crash half-way there is no scene, and the start loads one. */
export function openScene({ state, changes, walker, loadScene }: SceneParts, id: string): Promise<void> {
  return walker.alone(async () => {
    await state.clear();
    await loadScene(id);
    await state.saveScene(id);
    changes.changed();
  });
}
