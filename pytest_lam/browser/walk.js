// One walk over the rendered page, in document order: what a person could perceive, and its text, built bottom-up.

// Never rendered, or rendered from something other than their children.
const UNSEEN = new Set("script style template noscript head meta link title base param source track datalist desc defs".split(" "));
const OPAQUE = new Set("select textarea iframe frame object embed video audio canvas input img hr".split(" "));

// Boxes that flow with the text around them (as Selenium's own .text has it, so that checks agree with it).
const IN_LINE = /^(inline|inline-block|inline-flex|inline-grid|inline-table|contents|ruby.*)$/;

const IDENTITY = ["data-testid", "data-test", "data-test-id", "data-qa", "data-cy", "aria-label", "title"];

// Roles that mean something even where they hold nothing.
const STANDS_ALONE = new Set(
  "img iframe separator progressbar meter dialog alertdialog textbox searchbox combobox listbox spinbutton slider checkbox radio switch".split(" "),
);

// CSS pixels up to which a picture is a sign, not a decoration: twice the usual 32 of large icons.
const ICON = 64;

// A look at more elements would outlast what people wait for; what lies beyond is left out, and that is said.
const MOST = 60_000;

// Nested deeper than any layout is; each level takes its share of the stack.
const DEEPEST = 1_000;

class Walk {
  constructor() {
    // Asked for once: each of these makes the browser see to its layout.
    this.view = { left: scrollX, top: scrollY, width: innerWidth, height: innerHeight };
    this.focused = focusedElements();
    this.active = activeElement(this.focused);
    this.records = [];
    this.seen = new Map();
    this.labels = new Map();
    this.strangers = new Map();
    this.depth = 0;
    this.cut = false;
  }

  /** Visits the flat tree below `record` (shadow roots and slots instead of the light children they replace). */
  inside(record, scope) {
    const element = record.element;
    if (OPAQUE.has(record.tag)) return;
    const closed = record.tag === "details" && !element.open;
    const below = rootOf(element) ? { ...scope, hosts: [...scope.hosts, record] } : scope;
    for (const child of flatChildren(element)) {
      if (child.nodeType === Node.TEXT_NODE) {
        if (!record.hidden && !closed) record.add(shownText(child.data, record.style));
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        if (closed && child.localName !== "summary") continue;
        // What is slotted belongs to the tree outside of the host.
        const slotted = record.tag === "slot" && child.assignedSlot === element;
        this.visit(child, record, slotted ? { ...below, hosts: below.hosts.slice(0, -1) } : below);
      }
    }
  }

  visit(element, parent, scope) {
    const tag = element.localName;
    if (UNSEEN.has(tag)) return;
    if (this.records.length >= MOST || this.depth >= DEEPEST) {
      this.cut = true;
      return;
    }
    if (tag === "br") {
      parent.add(" ");
      return;
    }
    const style = getComputedStyle(element);
    if (tag === "label") this.label(element);
    if (tag.includes("-")) this.meet(element, tag);
    if (style.display === "none" || element.getAttribute("hidden") === "until-found") {
      if (isConcealable(element, tag)) this.conceal(element, tag, parent, scope);
      return;
    }
    const box = element.getBoundingClientRect();
    const sight = sightOf(element, style, box, scope.sight, this.view);
    const hidden = sight.faded || sight.folded || style.visibility !== "visible";
    if ((hidden || isTiny(box)) && isConcealable(element, tag)) {
      this.conceal(element, tag, parent, scope, box);
      return;
    }
    const record = new Rendered(element, tag, parent, style, box, scope, hidden);
    record.sight = sight;
    this.seen.set(element, record);
    this.records.push(record);
    const leaf = scope.leaf || LEAF_ROLES.has(record.role);
    const off = scope.off || element.hasAttribute("inert") || element.getAttribute("aria-disabled") === "true";
    const same = sight === scope.sight && leaf === scope.leaf && off === scope.off;
    this.depth += 1;
    this.inside(record, same ? scope : { ...scope, sight, leaf, off });
    this.depth -= 1;
    record.close();
  }

  label(element) {
    const control = element.control;
    if (!control) return;
    const known = this.labels.get(control);
    if (known) known.push(element);
    else this.labels.set(control, [element]);
  }

  /** Only the browser knows the role and a closed shadow root of a custom element; the first of a tag speaks for all. */
  meet(element, tag) {
    const memory = registry();
    if (!customElements.get(tag) || memory.asked.has(element)) return;
    const known = memory.strangers.get(tag);
    const key = known ? element : tag;
    if ((!known || (known.closes && !element.shadowRoot)) && !this.strangers.has(key)) this.strangers.set(key, element);
  }

  /** A hidden box to tick, file field or list: perceived if one can reach it (decided once its labels are known). */
  conceal(element, tag, parent, scope, box) {
    const record = new Rendered(element, tag, parent, null, box ?? element.getBoundingClientRect(), scope, true);
    record.concealed = true;
    this.seen.set(element, record);
    this.records.push(record);
  }
}

/** How one element is rendered. Texts hold at most one space at each end: a break there. */
class Rendered {
  constructor(element, tag, parent, style, box, scope, hidden) {
    this.element = element;
    this.tag = tag;
    this.parent = parent;
    this.style = style;
    this.box = box;
    this.hosts = scope.hosts;
    this.inLeaf = scope.leaf;
    this.off = scope.off; // Something around it says that nothing in it can be used.
    this.sight = null;
    this.hidden = hidden;
    this.block = style === null || !IN_LINE.test(style.display);
    this.role = roleOf(element, tag);
    this.text = "";
    this.own = "";
    this.said = [];
    this.ownSaid = [];
    this.textBreaks = false; // Whether it ends with a space; to ask a long text that is being built is dear.
    this.ownBreaks = false;
    this.kept = 0; // How many perceived nodes are directly inside.
    this.only = null; // The last of them.
    this.perceived = false;
    this.concealed = false;
    this.labels = null; // Those of the field out of sight for which it stands.
  }

  add(text, own = text) {
    this.said.push(this.textBreaks ? unspaced(text) : text);
    if (text) this.textBreaks = text.endsWith(" ");
    this.ownSaid.push(this.ownBreaks ? unspaced(own) : own);
    if (own) this.ownBreaks = own.endsWith(" ");
  }

  /** Puts the texts together, once all are there. */
  read() {
    this.text = this.said.join("");
    this.own = this.ownSaid.join("");
  }

  /** All that is inside has been visited: decides whether this is a node, and hands its text to the parent. */
  close() {
    this.read();
    if (this.tag === "select") this.text = this.own = Array.from(this.element.selectedOptions, (o) => o.label).join(" ");
    this.perceived = !this.hidden && this.isNode();
    if (this.perceived) this.absorb();
    const parent = this.parent;
    if (!this.text && !this.perceived && !this.kept) return;
    const text = this.block ? spaced(this.text) : this.text;
    const own = this.perceived ? " " : this.own;
    parent.add(text, this.block || this.perceived ? spaced(own) : own);
    parent.kept += this.perceived ? 1 : this.kept;
    parent.only = this.perceived ? this : this.only ?? parent.only;
  }

  isNode() {
    if (this.role !== "generic") return this.isMeaningful();
    if (this.tag === "body") return false; // The document is its node.
    if (this.inLeaf) return (this.identified() || this.element.hasAttribute("id")) && this.text.trim() !== "";
    if (this.own.trim() || this.kept > 1) return true;
    if (rootOf(this.element) && this.kept) return true;
    if (this.kept === 1) return this.identified() || this.element.hasAttribute("id") || this.isClickable();
    return hasArea(this.box) && (this.identified() || this.isPointedAt() || this.isIcon());
  }

  isMeaningful() {
    if (this.inLeaf && this.role === "img" && !this.identified()) return false;
    if (this.kept || this.text.trim()) return true;
    return hasArea(this.box) && (STANDS_ALONE.has(this.role) || WIDGETS.has(this.role) || this.identified());
  }

  identified() {
    return IDENTITY.some((name) => this.element.hasAttribute(name));
  }

  /** Nothing but the pointer tells that an icon can be clicked. */
  isPointedAt() {
    if (this.tag === "canvas" || this.tag === "video" || this.tag === "audio") return true;
    return this.element.hasAttribute("tabindex") || this.isClickable();
  }

  /** Made to be clicked although no role says so: it says what a click does, has the hand, or its place in the tab order. */
  isClickable() {
    if (this.style === null) return false;
    const element = this.element;
    if (element.hasAttribute("onclick")) return true;
    if (this.style.cursor === "pointer" && this.parent.style?.cursor !== "pointer") return true;
    // What scrolls is in the tab order to be scrolled.
    return element.hasAttribute("tabindex") && element.tabIndex >= 0 && !/auto|scroll/.test(this.style.overflowY + this.style.overflowX);
  }

  /** A small picture that the style sheet draws: people see it, and nothing else tells of it. */
  isIcon() {
    if (this.kept || this.box.width > ICON || this.box.height > ICON) return false;
    return [this.style.content, this.style.backgroundImage].some((drawn) => drawn.includes("url("));
  }

  /** An anonymous wrapper that says all that its only parent says is no node of its own. */
  absorb() {
    const only = this.kept === 1 ? this.only : null;
    if (!only || only.role !== "generic" || only.kept || only.identified() || only.element.hasAttribute("id")) return;
    if ((this.role === "generic" && !this.isClickable()) || only.text.trim() !== this.text.trim()) return;
    // What was a node of its own is one still: under the mouse a wrapper may come to look as if it were the one to click.
    if (registry().numbers.has(only.element)) return;
    only.perceived = false;
    this.kept = 0;
    this.own = this.text;
  }
}

/** The children as rendered: those of the shadow root for its host, those assigned for a slot. */
function flatChildren(element) {
  const root = rootOf(element);
  if (root) return root.childNodes;
  if (element.localName === "slot" && element.assignedNodes) {
    const assigned = element.assignedNodes();
    if (assigned.length) return assigned;
  }
  return element.childNodes;
}

/** A text of its own line: a break at each end, or one in all where it says nothing. */
function spaced(text) {
  const words = text.trim();
  return words ? ` ${words} ` : " ";
}

function unspaced(text) {
  return text.startsWith(" ") ? text.slice(1) : text;
}

function shownText(data, style) {
  const text = data.replace(INVISIBLE, "").replace(/\s+/g, " ");
  if (text === " " || text === "" || !style) return text;
  switch (style.textTransform) {
    case "uppercase":
      return text.toUpperCase();
    case "lowercase":
      return text.toLowerCase();
    case "capitalize":
      return text.replace(/(^|[\s"'(\-])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase());
    default:
      return text;
  }
}

/** What has the focus: through shadow roots, the hosts included. */
function focusedElements() {
  const found = new Set();
  for (let each = document.activeElement; each && each !== document.body; each = rootOf(each)?.activeElement) found.add(each);
  return found;
}

/** What the focused element says that its keys would choose. */
function activeElement(focused) {
  const id = [...focused].at(-1)?.getAttribute("aria-activedescendant");
  return id ? [...focused].at(-1).getRootNode().getElementById?.(id) ?? null : null;
}

function isTiny(box) {
  return !hasArea(box);
}

/** What scripts put out of sight behind a face of their own: boxes to tick, file fields, what has a list's focus. */
function isConcealable(element, tag) {
  if (tag !== "input") return false;
  return /^(checkbox|radio|file)$/.test(element.type) || (element.getAttribute("role") === "combobox" && element.labels?.length > 0);
}
