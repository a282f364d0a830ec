// What a click at a point would hit.

/** The element at a point, through shadow roots. */
function topmost(x, y) {
  let hit = document.elementFromPoint(x, y);
  for (let root = hit && rootOf(hit); root; root = rootOf(hit)) {
    const inner = root.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit;
}

/** Whether `inner` is inside `element` as rendered: by way of slots and shadow hosts. */
function includes(element, inner) {
  for (let each = inner; each; each = each.assignedSlot ?? each.parentNode ?? each.host) if (each === element) return true;
  return false;
}
