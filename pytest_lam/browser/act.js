// Before an action: finds the element, brings it into view, and tells what would become of the action.

const TICKABLE = /^(checkbox|radio|file)$/;

/** The element to act on (null: it left the page) and what is known of it. */
function main(ref) {
  const element = elementOf(ref);
  if (!element) return [null, null];
  const tag = element.localName;
  const type = tag === "input" ? element.type : "";
  const atHand = isInView(element) && coverOf(element) === null;
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const facts = {
    tag,
    type,
    role: element.getAttribute("role") ?? "",
    editable: element.isContentEditable,
    multiple: Boolean(element.multiple),
    disabled: element.matches(":disabled") || element.closest("[aria-disabled=true]") !== null,
    readonly: Boolean(element.readOnly) || element.getAttribute("aria-readonly") === "true",
    checked: isChecked(element, type),
    options: tag === "select" ? Array.from(element.options, choice) : [],
    covered: coverOf(element),
    spot: null,
    cover: refAround(hitOf(element)),
    beside: isBeside(element),
    spaced: false,
    barred: !atHand && isBarred(element),
    faint: !element.checkVisibility({ opacityProperty: true }), // It may show under the mouse only.
    closed: isInClosedRoot(element),
  };
  if (facts.covered) facts.spot = freeSpot(element);
  const unseen = facts.role === "combobox" && !element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  if (!unseen && (facts.covered === null || !TICKABLE.test(type))) return [element, facts, null];
  const labels = Array.from(element.labels ?? []).filter((each) => coverOf(each) === null);
  const label = labels.find((each) => !leadsElsewhere(each, element));
  // Where a label has a link in its middle ("I accept the terms"), the space bar is left.
  facts.spaced = !label && labels.length > 0 && type !== "file" && !unseen;
  return [element, label ? { ...facts, covered: null } : facts, label ?? null];
}

function choice(option) {
  const collapsed = (text) => text.replace(/\s+/g, " ").trim();
  return {
    label: collapsed(option.label || option.text),
    disabled: option.disabled || Boolean(option.closest("optgroup")?.disabled),
    selected: option.selected,
  };
}

function isChecked(element, type) {
  if (type === "checkbox" || type === "radio") return element.checked && !element.indeterminate;
  const state = element.getAttribute("aria-checked") ?? element.getAttribute("aria-pressed");
  return state === null ? null : state === "true";
}

/** What a click into the middle of the element would hit instead of it: "" for nothing at all, null for itself. */
function coverOf(element) {
  const hit = hitOf(element);
  return hit ? (includes(element, hit) ? null : described(hit)) : "";
}

/** The ref of an element, or of the nearest one around it that has ever been perceived; null for none. */
function refAround(element) {
  const memory = registry();
  for (let each = element; each; each = each.assignedSlot ?? each.parentNode ?? each.host) {
    const number = memory.numbers.get(each);
    if (number !== undefined) return `${memory.token}:${number}`;
  }
  return null;
}

function hitOf(element) {
  const box = element.getClientRects()[0];
  if (!box || box.width === 0 || box.height === 0) return null;
  const x = (Math.max(0, box.left) + Math.min(innerWidth, box.right)) / 2;
  const y = (Math.max(0, box.top) + Math.min(innerHeight, box.bottom)) / 2;
  return topmost(x, y);
}

/** Whether it is in a shadow root that its page keeps to itself. */
function isInClosedRoot(element) {
  for (let root = element.getRootNode(); root.host; root = root.host.getRootNode()) {
    if (!root.host.shadowRoot) return true;
  }
  return false;
}

/** Whether all of it can be seen without scrolling. */
function isInView(element) {
  const box = element.getBoundingClientRect();
  return box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
}

/** Whether a bar lies at an edge of the window, under which a browser that only scrolls as far as it must brings it. */
function isBarred(element) {
  if (!isScrolledBy(element)) return false;
  const box = element.getBoundingClientRect();
  const x = Math.min(Math.max(1, (box.left + box.right) / 2), innerWidth - 2);
  return [1, innerHeight - 2].some((y) => barAt(x, y, element));
}

/** Whether there is a way to scroll it: the page's own, or that of a part of it. */
function isScrolledBy(element) {
  for (let each = element; each; each = each.parentElement) {
    const rolls = each === document.scrollingElement || /auto|scroll/.test(getComputedStyle(each).overflowY);
    if (rolls && each.scrollHeight > each.clientHeight) return true;
  }
  return false;
}

function barAt(x, y, element) {
  for (let each = topmost(x, y); each && !each.contains(element); each = each.parentElement) {
    if (/^(fixed|sticky)$/.test(getComputedStyle(each).position)) return true;
  }
  return false;
}

/** Whether the things of its list stand side by side, not one below the other. */
function isBeside(element) {
  const next = element.nextElementSibling ?? element.previousElementSibling;
  if (!next) return false;
  const [own, other] = [element.getBoundingClientRect(), next.getBoundingClientRect()];
  return Math.min(own.bottom, other.bottom) - Math.max(own.top, other.top) > Math.min(own.height, other.height) / 2;
}

/** A link or button in the middle of a label takes the click for itself. */
function leadsElsewhere(label, control) {
  const inner = hitOf(label).closest(CONTROLS);
  return inner !== null && inner !== control && label.contains(inner);
}

function described(element) {
  const named = element.getAttribute("aria-label") || element.innerText || "";
  const text = named.replace(/\s+/g, " ").trim().slice(0, 60);
  const id = element.id ? ` id="${element.id}"` : "";
  const role = element.getAttribute("role");
  return `<${element.localName}${id}${role ? ` role="${role}"` : ""}>${text ? ` "${text}"` : ""}`;
}
