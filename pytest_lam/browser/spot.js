// Where an element can be clicked although something lies over its middle.

const ACROSS = 12; // Points looked at each way: of a button 100 pixels wide every eighth, of an icon every second.
const LEAST_ROOM = 2; // CSS pixels from a point to what is not the element: less is a sliver that nobody aims at.
const CONTROLS = "a[href], button, input, select, textarea";

/**
 * Where to click an element whose middle is covered: the way from the middle to the point with the most room of its
 * own around it, in CSS pixels; null where nothing of it is free.
 */
function freeSpot(element) {
  const box = element.getClientRects()[0];
  if (!box) return null;
  const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
  const [width, height] = [Math.min(innerWidth, box.right) - left, Math.min(innerHeight, box.bottom) - top];
  const all = Array.from({ length: ACROSS * ACROSS }, (_, at) => [
    ((at % ACROSS) + 0.5) * (width / ACROSS),
    (Math.floor(at / ACROSS) + 0.5) * (height / ACROSS),
  ]);
  const isFree = ([x, y]) => isOwn(element, topmost(left + x, top + y));
  const taken = all.filter((point) => !isFree(point));
  const roomAt = ([x, y]) =>
    Math.min(x, width - x, y, height - y, ...taken.map(([otherX, otherY]) => Math.hypot(otherX - x, otherY - y)));
  const [room, best] = all.filter(isFree).reduce((most, point) => {
    const room = roomAt(point);
    return room > most[0] ? [room, point] : most;
  }, [0, null]);
  return room < LEAST_ROOM ? null : [Math.round(best[0] - width / 2), Math.round(best[1] - height / 2)];
}

/** Whether a click there is a click on the element, not on a control of its own in it. */
function isOwn(element, hit) {
  return hit !== null && includes(element, hit) && hit.closest(CONTROLS)?.contains(element) !== false;
}
