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
      (NAMED_BY_CONTENT.has(role) ? ownContentName(element, seen) : "") ||
      tooltip(element, seen) ||
      element.getAttribute("placeholder") ||
      element.getAttribute("aria-placeholder") ||
      "",
  );
}

/** The title, unless it only repeats what can be read. */
function tooltip(element, seen) {
  const title = element.getAttribute("title");
  return title && collapsed(title) !== seen.get(element)?.text.trim() ? title : "";
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
    if (target) names.push(collapsed(partName(target, { seen, named: element, hidden: isHidden(target, seen), direct: true, met: new Set() })));
  }
  return names.filter(Boolean).join(" ");
}

/** Not rendered, or not to be seen; what is transparent is rendered, and spoken. */
function isHidden(element, seen) {
  const record = seen.get(element);
  return !record || record.style?.visibility !== "visible";
}

function nativeName(element, tag, seen, labels) {
  const own = labels.get(element);
  if (own && (LABELABLE.has(tag) || tag.includes("-"))) {
    const name = labelsName(element, own, seen);
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
    case "option":
    case "optgroup":
      return element.getAttribute("label");
    default:
      return isDrawn(element) ? drawingTitle(element) : "";
  }
}

function labelsName(element, labels, seen) {
  const part = { seen, control: element, met: new Set() };
  return Array.from(labels, (label) => collapsed(partName(label, part))).filter(Boolean).join(" ");
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
      return element.getAttribute("alt") || element.getAttribute("value") || element.getAttribute("title") || "Submit";
    default:
      return "";
  }
}

function childName(element, tag, seen) {
  for (const child of element.children) if (child.localName === tag) return contentName(child, { seen, met: new Set() });
  return "";
}

const VALUED = /^(textbox|searchbox|combobox|listbox|slider|spinbutton|meter|progressbar|scrollbar)$/;

// What is inside of these is a thing of its own: the items under a branch, the menu behind its item.
const SET_APART = new Set(
  (
    "alert alertdialog application article banner blockquote complementary contentinfo dialog document feed figure grid " +
    "group log main marquee menu menubar navigation note radiogroup row rowgroup search separator status suggestion " +
    "table tablist tabpanel timer toolbar tree treegrid"
  ).split(" "),
);

/**
 * The name that an element gives to the name of another one (accname 1.2, step 2, for what is met on the way).
 * `part` tells of the way: `control` is the field that a label is read for, `hidden` whether what is hidden counts,
 * `referring` whether an aria-labelledby led here, `direct` whether it names this very element, `read` which roles of
 * what is set apart count nevertheless. `named` is the element that an aria-labelledby is read for: where that refers
 * to itself, its labels come before its value.
 */
function partName(element, part) {
  const { seen, control, direct } = part;
  if (element === control || part.met.has(element)) return ""; // A field does not name itself, nor does a circle end.
  const tag = element.localName;
  if (tag === "rt") return ""; // How a word is pronounced is no second word.
  if (!direct && !part.hidden && (!seen.has(element) || element.getAttribute("aria-hidden") === "true")) return "";
  const inner = direct ? { ...part, direct: false, referring: true } : part;
  part.met.add(element);
  const name = partWords(element, tag, inner, direct);
  part.met.delete(element);
  return name;
}

function partWords(element, tag, part, direct) {
  const named = !direct && !part.referring && element.hasAttribute("aria-labelledby");
  const role = part.seen.get(element)?.role ?? roleOf(element, tag);
  const label = element.getAttribute("aria-label")?.trim();
  return (
    (named && referenced(element, "aria-labelledby", part.seen)) ||
    (element === part.named && (label || labelsName(element, element.labels ?? [], part.seen))) ||
    (VALUED.test(role) && embeddedValue(element, tag, role, part)) ||
    label ||
    nativePart(element, tag) ||
    ((direct || !SET_APART.has(role) || part.read?.has(role)) && !VALUED.test(role) && contentName(element, part)) ||
    ((direct || role !== "generic" || tag === "label") && element.getAttribute("title")) ||
    (isField(tag) && element.getAttribute("placeholder")) ||
    ""
  );
}

function nativePart(element, tag) {
  if (tag === "img" || tag === "area") return element.getAttribute("alt");
  if (tag === "input") return buttonName(element);
  return isDrawn(element) ? drawingTitle(element) : "";
}

/** What a field says in the middle of a label or heading: what it holds. */
function embeddedValue(element, tag, role, part) {
  if (tag === "select") return Array.from(element.selectedOptions, (option) => option.label).join(" ");
  if (tag === "input") return inputValue(element) ?? "";
  if (tag === "textarea" || tag === "meter") return String(element.value);
  if (tag === "progress") return element.position < 0 ? "" : String(element.value);
  if (role === "combobox" || role === "listbox") return chosenNames(element, part);
  return element.getAttribute("aria-valuetext") || element.getAttribute("aria-valuenow") || (/box$/.test(role) ? contentName(element, part) : "");
}

function chosenNames(element, part) {
  const chosen = Array.from(element.querySelectorAll('[role="option"][aria-selected="true"]'));
  return chosen.map((option) => contentName(option, part)).join(" ");
}

const TABULAR = new Set("grid row rowgroup table treegrid".split(" "));

/** Named by its content; where that is only a table, by that. */
function ownContentName(element, seen) {
  const name = contentName(element, { seen, met: new Set([element]) });
  return name || (element.firstElementChild ? contentName(element, { seen, met: new Set([element]), read: TABULAR }) : "");
}

/** All that is in a control; accname lets that name it, but browsers leave out a card or a figure around which it is. */
function wholeContent(element, seen) {
  return collapsed(contentName(element, { seen, met: new Set([element]), read: SET_APART }));
}

function isField(tag) {
  return tag === "input" || tag === "textarea";
}

function contentName(element, part) {
  const first = element.firstChild;
  const style = part.seen.get(element)?.style;
  const silent = !part.hidden && style && style.visibility !== "visible";
  let name = generated(element, "::before");
  if (first && !first.nextSibling && first.nodeType === Node.TEXT_NODE && !rootOf(element)) {
    if (!silent) name += first.data;
  } else {
    for (const child of flatChildren(element)) {
      if (child.nodeType === Node.TEXT_NODE) name += silent ? "" : child.data;
      else if (child.nodeType === Node.ELEMENT_NODE && !UNSEEN.has(child.localName)) name += spacedName(child, part);
    }
  }
  if (element.hasAttribute("aria-owns")) name += ownedNames(element, part);
  name += generated(element, "::after");
  return name.trim() ? name : "";
}

/** An inner element's name: words that touch where it flows within the line, apart where it is a box. */
function spacedName(element, part) {
  if (element.localName === "br") return " ";
  const name = partName(element, part);
  const display = part.seen.get(element)?.style?.display;
  if (display === undefined) return name && ` ${name} `; // Read although it is not rendered.
  return FLOWING.test(display) ? name : ` ${name} `;
}

const FLOWING = /^(inline|contents|ruby.*)$/;

function ownedNames(element, part) {
  const root = element.getRootNode();
  const ids = element.getAttribute("aria-owns").trim().split(/\s+/);
  const owned = ids.map((id) => root.getElementById?.(id)).filter((each) => each && !each.contains(element));
  return owned.map((each) => ` ${partName(each, part)} `).join("");
}

function isDrawn(element) {
  return element.namespaceURI === "http://www.w3.org/2000/svg";
}

function drawingTitle(element) {
  if (element.localName === "use") return usedTitle(element);
  for (const child of element.children) if (child.localName === "title") return child.textContent;
  return "";
}

/** What a drawing uses of another one, a symbol of the same document mostly, has its title there. */
function usedTitle(element) {
  const address = element.getAttribute("href") ?? element.getAttribute("xlink:href") ?? "";
  const used = address.startsWith("#") ? element.getRootNode().getElementById?.(address.slice(1)) : null;
  return used && used.localName !== "use" ? drawingTitle(used) : "";
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
