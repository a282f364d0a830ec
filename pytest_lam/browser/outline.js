// Draws a frame around elements, over everything and out of the pointer's way, until told to take it away.

const OUTLINES = Symbol.for("pytest-lam outlines");

const COLOURS = ["#d6006e", "#0060df", "#007a3d", "#b25000", "#6b2fb3"];

/** Outlines the elements of these refs; none: takes the outlines away. */
function main(refs) {
  document[OUTLINES]?.remove();
  document[OUTLINES] = null;
  const elements = refs.map(elementOf).filter(Boolean);
  if (!elements.length) return;
  const layer = document.createElement("div");
  layer.setAttribute("aria-hidden", "true");
  Object.assign(layer.style, {
    position: "fixed", inset: "0", width: "auto", height: "auto", margin: "0", padding: "0", border: "0",
    background: "transparent", overflow: "hidden", pointerEvents: "none", zIndex: "2147483647",
  });
  elements.forEach((element, index) => layer.append(framed(element, COLOURS[index % COLOURS.length])));
  document[OUTLINES] = layer;
  document.documentElement.append(layer);
  if (layer.showPopover) {
    layer.popover = "manual"; // The top layer, where modal dialogs are.
    layer.showPopover();
  }
}

function framed(element, colour) {
  const box = element.getBoundingClientRect();
  const frame = document.createElement("div");
  Object.assign(frame.style, {
    position: "absolute", boxSizing: "border-box", left: `${box.left - 3}px`, top: `${box.top - 3}px`,
    width: `${box.width + 6}px`, height: `${box.height + 6}px`, border: `3px solid ${colour}`, borderRadius: "4px",
    boxShadow: "0 0 0 1px #fff",
  });
  return frame;
}
