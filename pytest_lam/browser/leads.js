// Where a click on an element, or a key in it, leads by the page's own markup. What its scripts do nobody can tell.

const SUBMITTING = /^(submit|image)$/;

/**
 * The address of the element's own document, and those that a click or a key leads to.
 *
 * Without a ref the focused element is meant. `way` is "click" or "keys": Enter sends the form that a field is in.
 */
function main(ref, way) {
  const element = ref === null ? focusedIn(document) : elementOf(ref);
  if (!element) return [location.href, []];
  const hit = way === "click" ? hitInView(element) : null;
  const found = new Set([...leadsOf(element, way), ...(hit ? leadsOf(hit, way) : [])]);
  return [location.href, Array.from(found)];
}

/** What a click reaches once the element is in view; the page is left as it stood, for how the click is done depends on that. */
function hitInView(element) {
  const stood = [];
  for (let each = element; each; each = each.assignedSlot ?? each.parentNode ?? each.host) {
    if (each.nodeType === Node.ELEMENT_NODE) stood.push([each, each.scrollLeft, each.scrollTop]);
  }
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const hit = hitOf(element);
  for (const [each, left, top] of stood) each.scrollTo({ left, top, behavior: "instant" });
  return hit;
}

function focusedIn(page) {
  const element = page.activeElement;
  const inner = element?.contentDocument ?? element?.shadowRoot;
  return inner?.activeElement ? focusedIn(inner) : element;
}

/** What a click into the middle of the element reaches: it may be something inside of it, also in a frame. */
function hitOf(element) {
  const box = element.getClientRects()[0];
  if (!box) return null;
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const hit = topmost(x, y);
  const inner = hit?.contentDocument;
  if (!inner) return hit;
  const edge = hit.getBoundingClientRect();
  return inner.elementFromPoint(x - edge.left - hit.clientLeft, y - edge.top - hit.clientTop) ?? hit;
}

function* leadsOf(element, way) {
  for (let each = element; each; each = each.assignedSlot ?? each.parentNode ?? each.host) {
    if (each.nodeType === Node.ELEMENT_NODE) yield* ownLeads(each, way, each === element);
  }
}

function* ownLeads(element, way, isItself) {
  const tag = element.localName;
  if (tag === "a" || tag === "area") yield* linked(element);
  if (tag === "iframe" && element.hasAttribute("src")) yield element.src;
  if (tag === "img" && element.useMap) yield* mapped(element);
  if (tag === "label" && element.control && !element.control.contains(element)) yield* sent(element.control);
  if (isSubmitting(element)) yield* sent(element);
  else if (way === "keys" && isItself && element.form) yield* sentByKey(element.form);
}

/** The address of a link, and those that are told of the click. */
function* linked(element) {
  const address = element.getAttribute("href") ?? element.getAttribute("xlink:href");
  if (address !== null) yield full(address, element);
  for (const told of (element.getAttribute("ping") ?? "").split(/\s+/)) if (told) yield full(told, element);
}

function* mapped(image) {
  const name = image.useMap.replace(/^.*#/, "");
  const maps = Array.from(image.getRootNode().querySelectorAll("map")).filter((each) => each.name === name);
  for (const map of maps) for (const area of map.areas) yield* linked(area);
}

function isSubmitting(element) {
  return /^(button|input)$/.test(element.localName) && SUBMITTING.test(element.type) && Boolean(element.form);
}

/** Where a button sends its form. A field may be called "action": the attribute is asked, not the property. */
function* sent(element) {
  if (!isSubmitting(element)) return;
  const own = element.getAttribute("formaction");
  yield full(own || element.form.getAttribute("action") || "", element);
}

/** Where a form goes by the Enter key: where its first button sends it. */
function* sentByKey(form) {
  const buttons = Array.from(form.getRootNode().querySelectorAll("button, input"));
  const first = buttons.find((each) => each.form === form && isSubmitting(each));
  if (first) yield* sent(first);
  else yield full(HTMLFormElement.prototype.getAttribute.call(form, "action") || "", form);
}

function full(address, element) {
  try {
    return new URL(address, element.baseURI).href;
  } catch {
    return "";
  }
}
