// Accessible names and descriptions (Accessible Name and Description Computation 1.2, HTML-AAM for native ones).

// Roles that take their name from their content.
const NAMED_BY_CONTENT = new Set(
  (
    "button cell checkbox columnheader gridcell heading link menuitem menuitemcheckbox menuitemradio option radio row " +
    "rowheader switch tab tooltip treeitem"
  ).split(" "),
);

const LABELABLE = new Set("button input meter output progress select textarea".split(" "));

const INVISIBLE = /[\u00ad\u200b\u200e\u200f\ufeff]/g; // Soft hyphens, zero-width marks: nobody sees them.

function collapsed(text) {
  return text.replace(INVISIBLE, "").replace(/\s+/g, " ").trim();
}

/**
 * The accessible name of an element.
 * `seen` tells of every element that the walk met how it was rendered; what it never met is hidden.
 * `labels` maps a control to its label elements.
 */
function nameOf(element, tag, role, seen, labels) {
  return collapsed(
    referenced(element, "aria-labelledby", seen) ||
      element.getAttribute("aria-label")?.trim() ||
      nativeName(element, tag, seen, labels) ||
      (NAMED_BY_CONTENT.has(role) ? contentName(element, seen, false) || generatedName(element) : "") ||
      element.getAttribute("title") ||
      element.getAttribute("placeholder") ||
      element.getAttribute("aria-placeholder") ||
      "",
  );
}

/** The texts of the elements that an attribute refers to by id, or "". */
function referenced(element, attribute, seen) {
  const ids = element.getAttribute(attribute);
  if (!ids) return "";
  const root = element.getRootNode();
  const names = [];
  for (const id of ids.trim().split(/\s+/)) {
    const target = root.getElementById?.(id);
    // What is referred to counts even where it is hidden itself, and then with all that it holds.
    if (target) names.push(collapsed(partName(target, seen, !seen.has(target), null, true)));
  }
  return names.filter(Boolean).join(" ");
}

function nativeName(element, tag, seen, labels) {
  const own = labels.get(element);
  if (own && (LABELABLE.has(tag) || tag.includes("-"))) {
    const name = own.map((label) => collapsed(partName(label, seen, false, element))).filter(Boolean).join(" ");
    if (name) return name;
  }
  switch (tag) {
    case "input":
      return buttonName(element);
    case "img":
    case "area":
      return element.getAttribute("alt");
    case "fieldset":
      return childName(element, "legend", seen);
    case "figure":
      return childName(element, "figcaption", seen);
    case "table":
      return childName(element, "caption", seen);
    case "svg":
      return element.querySelector(":scope > title")?.textContent;
    case "option":
    case "optgroup":
      return element.getAttribute("label");
    default:
      return "";
  }
}

function buttonName(element) {
  switch (element.type) {
    case "submit":
      return element.getAttribute("value") ?? "Submit";
    case "reset":
      return element.getAttribute("value") ?? "Reset";
    case "button":
      return element.getAttribute("value");
    case "image":
      return element.getAttribute("alt") || element.getAttribute("title") || "Submit";
    default:
      return "";
  }
}

function childName(element, tag, seen) {
  for (const child of element.children) if (child.localName === tag) return contentName(child, seen, false);
  return "";
}

/** The name that an element gives to the name of another one. */
function partName(element, seen, hidden, control, byReference = false) {
  if (element === control) return ""; // A field does not name itself.
  if (!hidden && (!seen.has(element) || element.getAttribute("aria-hidden") === "true") && !byReference) return "";
  const tag = element.localName;
  const labelled = element.getAttribute("aria-label")?.trim();
  if (labelled) return labelled;
  if (tag === "input" || tag === "textarea" || tag === "select") return controlName(element, tag);
  if (tag === "img") return element.getAttribute("alt") || element.getAttribute("title") || "";
  if (tag === "svg") return element.querySelector(":scope > title")?.textContent ?? "";
  if (tag === "br") return " ";
  return contentName(element, seen, hidden, control) || element.getAttribute("title") || "";
}

/** What a control inside a label or heading says: its value; a box to tick says nothing. */
function controlName(element, tag) {
  if (tag === "select") return Array.from(element.selectedOptions, (option) => option.label).join(" ");
  if (tag === "textarea") return element.value;
  if (/^(checkbox|radio|file|password|hidden)$/.test(element.type)) return "";
  return /^(submit|reset|button|image)$/.test(element.type) ? buttonName(element) || "" : element.value;
}

function contentName(element, seen, hidden, control = null) {
  const first = element.firstChild;
  if (first && !first.nextSibling && first.nodeType === Node.TEXT_NODE && !element.shadowRoot) return first.data;
  let name = "";
  for (const child of flatChildren(element)) {
    if (child.nodeType === Node.TEXT_NODE) {
      name += child.data;
    } else if (child.nodeType === Node.ELEMENT_NODE && !UNSEEN.has(child.localName)) {
      const part = partName(child, seen, hidden, control);
      name += seen.get(child)?.block ?? true ? ` ${part} ` : part;
    }
  }
  return name.trim() ? name : "";
}

/** Words that a style sheet writes into an otherwise nameless element; the glyphs of icon fonts are none. */
function generatedName(element) {
  let name = "";
  for (const place of ["::before", "::after"]) {
    const content = /^"(.*)"$/.exec(getComputedStyle(element, place).content);
    if (content) name += ` ${content[1].replace(/[\ue000-\uf8ff]/g, "")}`;
  }
  return name.trim();
}

/** Description: aria-describedby, aria-description, else a title that is not the name already. */
function descriptionOf(element, name, seen) {
  const text =
    referenced(element, "aria-describedby", seen) ||
    element.getAttribute("aria-description") ||
    element.getAttribute("title") ||
    "";
  const description = collapsed(text);
  return description === name ? "" : description;
}
