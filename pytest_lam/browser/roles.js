// The WAI-ARIA role of an element: the explicit one where it is valid, else the one its HTML implies.

const ARIA_ROLES = new Set(
  (
    "alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox " +
    "complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic grid " +
    "gridcell group heading img image insertion link list listbox listitem log main mark marquee math menu menubar " +
    "menuitem menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation progressbar " +
    "radio radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status " +
    "strong subscript suggestion superscript switch tab table tablist tabpanel term textbox time timer toolbar " +
    "tooltip tree treegrid treeitem"
  ).split(" "),
);

const TAG_ROLES = {
  address: "group", article: "article", aside: "complementary", blockquote: "blockquote", button: "button",
  caption: "caption", code: "code", dd: "definition", del: "deletion", details: "group", dfn: "term",
  dialog: "dialog", dt: "term", em: "emphasis", fieldset: "group", figure: "figure", form: "form", h1: "heading",
  h2: "heading", h3: "heading", h4: "heading", h5: "heading", h6: "heading", hgroup: "group", hr: "separator",
  iframe: "iframe", ins: "insertion", li: "listitem", main: "main", mark: "mark", math: "math", menu: "list",
  meter: "meter", nav: "navigation", ol: "list", optgroup: "group", option: "option", output: "status",
  p: "paragraph", progress: "progressbar", search: "search", strong: "strong", sub: "subscript",
  sup: "superscript", table: "table", tbody: "rowgroup", textarea: "textbox", tfoot: "rowgroup", thead: "rowgroup",
  time: "time", ul: "list", frame: "iframe",
};

// Inputs without a role of their own in the standards (password, date, colour ...) are typed into like a text box.
const INPUT_ROLES = {
  button: "button", checkbox: "checkbox", file: "button", image: "button", number: "spinbutton", radio: "radio",
  range: "slider", reset: "button", search: "searchbox", submit: "button",
};

const WIDGETS = new Set(
  (
    "button checkbox combobox gridcell link listbox menuitem menuitemcheckbox menuitemradio option radio scrollbar " +
    "searchbox slider spinbutton switch tab textbox treeitem"
  ).split(" "),
);

// Their descendants are decoration to assistive technology (WAI-ARIA 1.2, "Children Presentational").
const LEAF_ROLES = new Set(
  "button checkbox img menuitemcheckbox menuitemradio meter option progressbar radio scrollbar separator slider switch tab".split(" "),
);

const SECTIONING = "article, aside, main, nav, section, [role=article], [role=complementary], [role=main], [role=navigation], [role=region]";

function isFocusable(element, tag) {
  return (
    element.hasAttribute("tabindex") ||
    (tag === "a" && element.hasAttribute("href")) ||
    tag === "button" || tag === "input" || tag === "select" || tag === "textarea"
  );
}

function roleOf(element, tag) {
  const explicit = element.getAttribute("role");
  if (explicit) {
    const role = explicit.toLowerCase().split(/\s+/).find((word) => ARIA_ROLES.has(word));
    if (role === "none" || role === "presentation") {
      // A focusable element or one that is named can't be made decoration (WAI-ARIA 1.2, 5.3.3).
      const global = element.hasAttribute("aria-label") || element.hasAttribute("aria-labelledby");
      return global || isFocusable(element, tag) ? impliedRole(element, tag) : "generic";
    }
    if (role) return role === "image" ? "img" : role === "directory" ? "list" : role;
  }
  return impliedRole(element, tag);
}

function impliedRole(element, tag) {
  if (element.isContentEditable && isEditingHost(element)) return "textbox";
  switch (tag) {
    case "a":
    case "area":
      return element.hasAttribute("href") ? "link" : "generic";
    case "input":
      return inputRole(element);
    case "select":
      return element.multiple || element.size > 1 ? "listbox" : "combobox";
    case "img":
      return element.getAttribute("alt") === "" && !element.getAttribute("title") ? "generic" : "img";
    case "svg":
      return element.hasAttribute("aria-label") || drawingTitle(element) ? "img" : "generic";
    case "header":
      return element.closest(SECTIONING) ? "generic" : "banner";
    case "footer":
      return element.closest(SECTIONING) ? "generic" : "contentinfo";
    case "section":
      return isNamed(element) ? "region" : "generic";
    case "summary":
      return isSummary(element) ? "button" : "generic";
    case "td":
    case "th":
    case "tr":
      return tableRole(element, tag);
    default:
      if (tag.includes("-")) return strangerRole(tag);
      return Object.hasOwn(TAG_ROLES, tag) ? TAG_ROLES[tag] : "generic";
  }
}

/** Custom elements keep their role to themselves (ElementInternals): the browser's word counts where they are widgets. */
function strangerRole(tag) {
  const role = registry().strangers.get(tag)?.role;
  return WIDGETS.has(role) ? role : "generic";
}

/** The first summary of its details folds it; any other is plain text. */
function isSummary(element) {
  const details = element.parentElement;
  return details?.localName === "details" && details.querySelector(":scope > summary") === element;
}

function inputRole(element) {
  const type = element.type;
  if (Object.hasOwn(INPUT_ROLES, type) && type !== "search") return INPUT_ROLES[type];
  if (element.list && /^(text|search|url|tel|email)$/.test(type)) return "combobox";
  return type === "search" ? "searchbox" : "textbox";
}

function tableRole(element, tag) {
  const table = element.closest("table");
  const kind = table?.getAttribute("role");
  if (!table || kind === "none" || kind === "presentation") return "generic";
  if (tag === "tr") return "row";
  const grid = kind === "grid" || kind === "treegrid";
  if (tag === "td") return grid ? "gridcell" : "cell";
  const scope = element.getAttribute("scope");
  if (scope === "row" || scope === "rowgroup") return "rowheader";
  if (scope === "col" || scope === "colgroup" || element.closest("thead")) return "columnheader";
  // Without a scope a header stands for its row where data cells follow it there, else for its column.
  return element.parentElement?.querySelector(":scope > td") ? "rowheader" : "columnheader";
}

function isNamed(element) {
  return Boolean(
    element.getAttribute("aria-label")?.trim() || element.getAttribute("aria-labelledby") || element.getAttribute("title"),
  );
}

function isEditingHost(element) {
  const editable = element.getAttribute("contenteditable");
  return editable !== null && editable.toLowerCase() !== "false";
}
