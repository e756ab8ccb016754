import { byId, element } from "./element.js";

/**
 * The list of offers over the composer's line: the ARIA combobox pattern, with the focus always in the line.
 * @param {{ line: HTMLInputElement, take: (offer: any) => void }} parts
 */
export function createCombobox({ line, take }) {
  const list = byId("offers");
  let offers = [];
  let active = -1;

  function show(next) {
    offers = next;
    list.replaceChildren(...offers.map(drawOffer));
    list.hidden = offers.length === 0;
    line.setAttribute("aria-expanded", String(offers.length > 0));
    choose(-1);
  }

  function drawOffer({ label, detail, note }, index) {
    const made = element(
      "div",
      { role: "option", id: `offer-${index}`, "aria-selected": "false" },
      element("span", { class: "offer-label" }, label),
      note ? element("span", { class: "offer-note" }, note) : undefined,
      detail ? element("span", { class: "offer-detail soft" }, detail) : undefined,
    );
    // Not the click's default: it would take the focus, and with it the list.
    made.addEventListener("pointerdown", (event) => event.preventDefault());
    made.addEventListener("click", () => take(offers[index]));
    return made;
  }

  function choose(index) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = index;
    const chosen = list.children[active];
    if (!chosen) return line.removeAttribute("aria-activedescendant");
    chosen.setAttribute("aria-selected", "true");
    chosen.scrollIntoView({ block: "nearest" });
    line.setAttribute("aria-activedescendant", chosen.id);
  }

  /** @returns {boolean} whether the key was for the list */
  function key(name) {
    if (offers.length === 0) return false;
    switch (name) {
      case "ArrowDown":
        choose(active + 1 >= offers.length ? 0 : active + 1);
        return true;
      case "ArrowUp":
        choose(active <= 0 ? offers.length - 1 : active - 1);
        return true;
      case "Escape":
        show([]);
        return true;
      case "Tab":
        return takeOne(active === -1 && goesOn() ? 0 : active);
      case "Enter":
        return takeOne(active);
      default:
        return false;
    }
  }

  /** Tab completes a word that was begun; otherwise it leaves the line, as everywhere. */
  function goesOn() {
    return /\S$/u.test(line.value) && line.value !== "/";
  }

  function takeOne(index) {
    const offer = offers[index];
    if (!offer) return false;
    take(offer);
    return true;
  }

  return { show, key, open: () => offers.length > 0 };
}
