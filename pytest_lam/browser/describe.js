// A perceived element as the row of plain values that perception.py reads.

const STATE_NAMES = ["true", "mixed"];

const KNOWS_USER_INVALID = CSS.supports("selector(:user-invalid)");

const ATTRIBUTES = new Set(
  "id name type href src alt title lang for autocomplete aria-label aria-haspopup class placeholder role tabindex value data-testid data-test data-test-id data-qa data-cy".split(" "),
);

const LONGEST_ATTRIBUTE = 500; // Beyond that it is data (an inlined image), not something to find an element by.

function describe(record, parent, walk) {
  const { element, tag, role, box } = record;
  const name = record.name;
  return [
    numberOf(element),
    parent,
    role,
    name,
    tag,
    record.text.trim(),
    record.own.trim(),
    valueOf(element, tag, role, record),
    descriptionOf(element, name, walk.seen),
    element.getAttribute("placeholder") ?? element.getAttribute("aria-placeholder") ?? "",
    labelOf(record, walk),
    statesOf(record, walk),
    record.concealed || hasArea(box) || record.kept > 0,
    levelOf(record),
    record.headers ?? [],
    optionsOf(element, tag),
    attributesOf(element, tag),
    [box.x, box.y, box.width, box.height].map((number) => Math.round(number * 100) / 100),
    record.hosts.map((host) => numberOf(host.element)),
  ];
}

/** The labels of a field; of a control without any name the card that it is around, or the tooltip of its icon. */
function labelOf(record, walk) {
  const labels = walk.labels.get(record.element) ?? record.labels;
  if (labels) return labels.map((label) => labelText(label, walk)).filter(Boolean).join(" ");
  if (record.name || !WIDGETS.has(record.role) || !NAMED_BY_CONTENT.has(record.role)) return "";
  const card = wholeContent(record.element, walk.seen);
  if (card) return card;
  const titled = Array.from(record.element.querySelectorAll("[title]"), (each) => walk.seen.get(each));
  const shown = titled.find((each) => each && !each.hidden && each.element.title.trim());
  return shown ? collapsed(shown.element.title) : "";
}

function labelText(label, walk) {
  return walk.seen.get(label)?.text.trim() ?? "";
}

function valueOf(element, tag, role, record) {
  switch (tag) {
    case "input":
      return inputValue(element);
    case "textarea":
      return element.value;
    case "select":
      return Array.from(element.selectedOptions, (option) => collapsed(option.label)).join(", ");
    case "progress":
      return element.position < 0 ? null : String(element.value);
    case "meter":
      return String(element.value);
    default:
      return ariaValue(element, role, record);
  }
}

function inputValue(element) {
  switch (element.type) {
    case "checkbox":
    case "radio":
    case "submit":
    case "reset":
    case "button":
    case "image":
      return null;
    case "password":
      return "\u2022".repeat(element.value.length); // As shown: what is secret on the screen stays so here.
    case "file":
      return Array.from(element.files, (file) => file.name).join(", ");
    default:
      return element.value;
  }
}

function ariaValue(element, role, record) {
  const value = element.getAttribute("aria-valuetext") ?? element.getAttribute("aria-valuenow");
  if (value !== null) return value;
  return role === "textbox" || role === "searchbox" || role === "combobox" ? record.text.trim() : null;
}

function statesOf(record, walk) {
  const { element, tag, role } = record;
  const states = [];
  const aria = (name) => element.getAttribute(`aria-${name}`);
  const input = tag === "input";
  const control = input || tag === "select" || tag === "textarea" || tag === "button";
  if (input && (element.type === "checkbox" || element.type === "radio")) {
    if (element.indeterminate) states.push("mixed");
    else if (element.checked) states.push("checked");
  } else if (STATE_NAMES.includes(aria("checked"))) {
    states.push(aria("checked") === "mixed" ? "mixed" : "checked");
  }
  if ((control || tag === "fieldset") && element.matches(":disabled")) states.push("disabled");
  else if (aria("disabled") === "true" || (record.off && WIDGETS.has(role))) states.push("disabled");
  if (((input || tag === "textarea") && element.readOnly) || aria("readonly") === "true") states.push("readonly");
  if ((control && element.required) || aria("required") === "true") states.push("required");
  if (isInvalid(element, control, aria("invalid"))) states.push("invalid");
  if (tag === "select" ? element.multiple : aria("multiselectable") === "true") states.push("multiselectable");
  if ((tag === "dialog" && element.matches(":modal")) || aria("modal") === "true") states.push("modal");
  if (walk.focused.has(element)) states.push("focused");
  if (walk.active === element) states.push("active");
  if (!WIDGETS.has(role) && record.isClickable()) states.push("clickable");
  if (isCovered(record, walk.view)) states.push("covered");
  if (role === "textbox" && element.isContentEditable) states.push("editable");
  if (tag === "img" && !element.complete) states.push("loading");
  else if (tag === "img" && !element.naturalWidth && !element.naturalHeight) states.push("broken");
  return states.concat(ariaStates(aria), foldStates(element, tag, role, aria("expanded")));
}

function isInvalid(element, control, declared) {
  if (declared !== null) return declared !== "false" && declared !== "";
  return control && KNOWS_USER_INVALID && element.matches(":user-invalid");
}

function ariaStates(aria) {
  const states = [];
  for (const name of ["selected", "busy", "pressed"]) if (aria(name) === "true") states.push(name);
  const current = aria("current");
  if (current && current !== "false") states.push("current");
  return states;
}

function foldStates(element, tag, role, expanded) {
  if (expanded === "true" || expanded === "false") return [expanded === "true" ? "expanded" : "collapsed"];
  const details = tag === "details" ? element : tag === "summary" ? element.parentElement : null;
  if (details?.localName === "details") return [details.open ? "expanded" : "collapsed"];
  if (role !== "link" && role !== "button") return [];
  if (leadsAway(element, tag)) return hidesList(element) ? ["reveals"] : [];
  return unfolds(element, tag) ? ["collapsed"] : [];
}

function leadsAway(element, tag) {
  return tag === "a" && !/^(#|javascript:|$)/.test(element.getAttribute("href") ?? "");
}

const CHOICES = "ul, ol, menu, [role=menu], [role=listbox]";

/** Whether it can but show what is hidden: a link to such a part of the page, or what stands right before a list. */
function unfolds(element, tag) {
  const address = tag === "a" ? (element.getAttribute("href") ?? "") : "";
  const part = address.length > 1 && address[0] === "#" ? element.getRootNode().getElementById?.(address.slice(1)) : null;
  if (part && !part.checkVisibility()) return getComputedStyle(part).position !== "fixed" && !part.matches("dialog, [role=dialog]");
  return hidesList(element);
}

const SHOWING = { opacityProperty: true, visibilityProperty: true };

/** Whether it stands right before a list of choices that is not shown. */
function hidesList(element) {
  const next = element.nextElementSibling;
  return Boolean(next?.matches(CHOICES)) && !next.checkVisibility(SHOWING) && next.querySelector("a, button, [role]") !== null;
}

function levelOf(record) {
  const { element, tag, role } = record;
  if (role !== "heading" && role !== "treeitem") return null;
  const declared = Number(element.getAttribute("aria-level"));
  if (declared > 0) return declared;
  if (role === "treeitem") return 1 + (nearest(record, /^treeitem$/) ? levelOf(nearest(record, /^treeitem$/)) : 0);
  return /^h[1-6]$/.test(tag) ? Number(tag[1]) : 2;
}

function optionsOf(element, tag) {
  const options = tag === "select" ? element.options : tag === "input" ? element.list?.options : null;
  if (!options) return [];
  return Array.from(options, (option) => [
    collapsed(option.label || option.text || option.value),
    option.value,
    tag === "select" && option.selected,
    option.disabled || Boolean(option.closest("optgroup")?.disabled),
  ]);
}

function attributesOf(element, tag) {
  const found = {};
  for (const name of element.getAttributeNames()) {
    // The value of a field is what the user typed or a default; of a box or button it is part of its markup.
    if (!ATTRIBUTES.has(name) || (name === "value" && !hasMarkupValue(element, tag))) continue;
    const value = element.getAttribute(name);
    if (value.length <= LONGEST_ATTRIBUTE) found[name] = value;
  }
  return found;
}

function hasMarkupValue(element, tag) {
  return tag === "button" || (tag === "input" && /^(checkbox|radio|submit|reset|button)$/.test(element.type));
}
