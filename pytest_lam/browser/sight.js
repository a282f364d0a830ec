// What of the page can be seen: what is transparent, folded to nothing, pushed off the page, or covered.

/** How much of an element its surroundings let be seen; `anchor` is that of what absolute positions refer to. */
function openSight() {
  const sight = { faded: false, folded: false, clip: null };
  return Object.assign(sight, { anchor: sight });
}

/** The sight inside of an element, from that around it; the same one where the element changes nothing. */
function sightOf(element, style, box, around, view) {
  const { position } = style;
  const fixed = position === "fixed";
  const base = position === "absolute" ? around.anchor : around;
  const faded = around.faded || isFaded(element, style, box, view);
  const folded = (!fixed && base.folded) || isFolded(element, style, box);
  const outer = fixed ? null : base.clip;
  const clip = isClipping(element, style) ? overlap(box, outer) : outer;
  const anchors = position !== "static" || style.transform !== "none";
  if (!anchors && base === around && faded === around.faded && folded === around.folded && clip === around.clip) return around;
  const sight = { faded, folded, clip, anchor: around.anchor };
  if (anchors) sight.anchor = sight;
  return sight;
}

/** Transparent, scaled to nothing, or pushed off the page: with all that is in it. */
function isFaded(element, style, box, view) {
  if (style.opacity === "0") return true;
  if (box.width === 0 || box.height === 0) return style.transform !== "none" && box.width === box.height;
  if (box.right > 0 && box.bottom > 0 && box.left < view.width && box.top < view.height) return false;
  const { position } = style;
  if (position !== "absolute" && position !== "fixed") return false; // Out of sight, but not out of reach.
  if (position === "fixed") return box.right <= 0 || box.bottom <= 0 || box.left >= view.width || box.top >= view.height;
  return (box.right + view.left <= 0 || box.bottom + view.top <= 0) && !isScrolled(element.parentElement);
}

/** Folded to nothing: nothing is seen of what it holds, but for what is positioned by something around it. */
function isFolded(element, style, box) {
  if (box.width !== 0 && box.height !== 0) return false;
  if (!isClipping(element, style)) return false;
  return (box.width === 0 && style.overflowX !== "visible") || (box.height === 0 && style.overflowY !== "visible");
}

/** Whether it shows no more of its content than fits; what the body says of that is meant for the window. */
function isClipping(element, style) {
  if (style.overflowX === "visible" && style.overflowY === "visible") return false;
  const { display } = style;
  return display !== "contents" && display !== "inline" && element !== document.body;
}

function overlap(box, other) {
  if (!other) return box;
  const left = Math.max(box.left, other.left);
  const top = Math.max(box.top, other.top);
  return { left, top, right: Math.min(box.right, other.right), bottom: Math.min(box.bottom, other.bottom) };
}

/** Whether something inside of the page was scrolled, so that what is out of sight can be scrolled back. */
function isScrolled(element) {
  for (let each = element; each && each !== document.documentElement; each = each.parentElement) {
    if (each !== document.body && (each.scrollTop || each.scrollLeft)) return true;
  }
  return false;
}

function hasArea(box) {
  return box.width > 1 && box.height > 1;
}

const INSET = 2; // CSS pixels: corners are often rounded, and the very edge belongs to the neighbour.

/** Whether something else lies over all of it that is in view; what has to be scrolled to is not covered. */
function isCovered(record, view) {
  const { element, style, sight } = record;
  if (!sight || style.pointerEvents === "none") return false; // The page itself, and what is reached through its label.
  const part = overlap(overlap(record.box, sight.clip), { left: 0, top: 0, right: view.width, bottom: view.height });
  if (part.right - part.left < 1 || part.bottom - part.top < 1) return false;
  const across = Math.min(INSET, (part.right - part.left) / 4);
  const down = Math.min(INSET, (part.bottom - part.top) / 4);
  const points = [
    [(part.left + part.right) / 2, (part.top + part.bottom) / 2],
    [part.left + across, part.top + down], [part.right - across, part.bottom - down],
    [part.right - across, part.top + down], [part.left + across, part.bottom - down],
  ];
  return points.every(([x, y]) => isForeign(element, topmost(x, y)));
}

function isForeign(element, hit) {
  if (!hit || includes(element, hit) || includes(hit, element)) return false;
  return hit.closest("label")?.control !== element; // The face of a box to tick is not in its way.
}
