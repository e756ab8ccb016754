// Evaluated in the page: visible words whose contrast with what is behind them is under 4.5.

(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

  function rgba(colour) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  }

  function luminance(colour) {
    const [red = 0, green = 0, blue = 0] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function behind(element) {
    if (!element) return rgba("Canvas");
    const colour = rgba(getComputedStyle(element).backgroundColor);
    return colour[3] === 255 ? colour : behind(element.parentElement);
  }

  function contrast(element) {
    const [one, other] = [luminance(rgba(getComputedStyle(element).color)), luminance(behind(element))];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  return [...document.body.querySelectorAll("*")]
    .filter((element) => element.checkVisibility())
    .filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    )
    .filter((element) => contrast(element) < 4.5)
    .map(
      (element) =>
        `${element.className} “${element.textContent?.trim().slice(0, 40)}” ${contrast(element).toFixed(2)}`,
    );
})();
