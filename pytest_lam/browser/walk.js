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

class Walk {
  constructor() {
    // Asked for once: each of these makes the browser see to its layout.
    this.view = { left: scrollX, top: scrollY, width: innerWidth, height: innerHeight };
    this.focused = focusedElements();
    this.records = [];
    this.seen = new Map();
    this.labels = new Map();
  }

  /** Visits the flat tree below `record` (shadow roots and slots instead of the light children they replace). */
  inside(record, scope) {
    const element = record.element;
    if (OPAQUE.has(record.tag)) return;
    const closed = record.tag === "details" && !element.open;
    const below = element.shadowRoot ? { ...scope, hosts: [...scope.hosts, record] } : scope;
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
    if (tag === "br") {
      parent.add(" ");
      return;
    }
    const style = getComputedStyle(element);
    if (tag === "label") this.label(element);
    if (style.display === "none" || element.getAttribute("hidden") === "until-found") {
      if (isConcealable(element, tag)) this.conceal(element, tag, parent, scope);
      return;
    }
    const box = element.getBoundingClientRect();
    const faded = scope.faded || isUnseen(element, style, box, this.view);
    const hidden = faded || style.visibility !== "visible";
    if ((hidden || isTiny(box)) && isConcealable(element, tag)) {
      this.conceal(element, tag, parent, scope, box);
      return;
    }
    const record = new Rendered(element, tag, parent, style, box, scope, hidden);
    this.seen.set(element, record);
    this.records.push(record);
    const leaf = scope.leaf || LEAF_ROLES.has(record.role);
    this.inside(record, faded === scope.faded && leaf === scope.leaf ? scope : { ...scope, faded, leaf });
    record.close();
  }

  label(element) {
    const control = element.control;
    if (!control) return;
    const known = this.labels.get(control);
    if (known) known.push(element);
    else this.labels.set(control, [element]);
  }

  /** A hidden box to tick or file field: perceived if one can reach it (decided once its labels are known). */
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
    this.hidden = hidden;
    this.block = style === null || !IN_LINE.test(style.display);
    this.role = roleOf(element, tag);
    this.text = "";
    this.own = "";
    this.kept = 0; // How many perceived nodes are directly inside.
    this.only = null; // The last of them.
    this.perceived = false;
    this.concealed = false;
  }

  add(text) {
    this.text = joined(this.text, text);
    this.own = joined(this.own, text);
  }

  /** All that is inside has been visited: decides whether this is a node, and hands its text to the parent. */
  close() {
    if (this.tag === "select") this.text = this.own = Array.from(this.element.selectedOptions, (o) => o.label).join(" ");
    this.perceived = !this.hidden && this.isNode();
    if (this.perceived) this.absorb();
    const parent = this.parent;
    if (!this.text && !this.perceived && !this.kept) return;
    const text = this.block ? ` ${this.text.trim()} ` : this.text;
    parent.text = joined(parent.text, text);
    const own = this.perceived ? " " : this.own;
    parent.own = joined(parent.own, this.block || this.perceived ? ` ${own.trim()} ` : own);
    parent.kept += this.perceived ? 1 : this.kept;
    parent.only = this.perceived ? this : this.only ?? parent.only;
  }

  isNode() {
    if (this.role !== "generic") return this.isMeaningful();
    if (this.tag === "body") return false; // The document is its node.
    if (this.inLeaf) return (this.identified() || this.element.hasAttribute("id")) && this.text.trim() !== "";
    if (this.own.trim() || this.kept > 1) return true;
    if (this.element.shadowRoot && this.kept) return true;
    if (this.kept === 1) return this.identified() || this.element.hasAttribute("id");
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
    const element = this.element;
    if (element.hasAttribute("onclick") || element.hasAttribute("tabindex")) return true;
    return this.style.cursor === "pointer" && this.parent.style?.cursor !== "pointer";
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
    if (this.role === "generic" || only.text.trim() !== this.text.trim()) return;
    only.perceived = false;
    this.kept = 0;
    this.own = this.text;
  }
}

/** The children as rendered: those of the shadow root for its host, those assigned for a slot. */
function flatChildren(element) {
  if (element.shadowRoot) return element.shadowRoot.childNodes;
  if (element.localName === "slot" && element.assignedNodes) {
    const assigned = element.assignedNodes();
    if (assigned.length) return assigned;
  }
  return element.childNodes;
}

function joined(text, more) {
  if (!text) return more;
  return more.startsWith(" ") && text.endsWith(" ") ? text + more.slice(1) : text + more;
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

/** What has the focus: through open shadow roots, the hosts included. */
function focusedElements() {
  const found = new Set();
  for (let each = document.activeElement; each && each !== document.body; each = each.shadowRoot?.activeElement) found.add(each);
  return found;
}

function hasArea(box) {
  return box.width > 1 && box.height > 1;
}

function isTiny(box) {
  return !hasArea(box);
}

function isConcealable(element, tag) {
  return tag === "input" && /^(checkbox|radio|file)$/.test(element.type);
}

/** Rendered, but not to be seen with all that is in it: transparent, folded to nothing, or pushed off the page. */
function isUnseen(element, style, box, view) {
  if (style.opacity === "0") return true;
  if (box.width === 0 || box.height === 0) {
    if (style.transform !== "none" && box.width === box.height) return true; // Scaled to nothing.
    if (style.display === "contents" || style.display === "inline") return false;
    return (box.width === 0 && style.overflowX !== "visible") || (box.height === 0 && style.overflowY !== "visible");
  }
  if (box.right > 0 && box.bottom > 0 && box.left < view.width && box.top < view.height) return false;
  const { position } = style;
  if (position !== "absolute" && position !== "fixed") return false; // Out of sight, but not out of reach.
  if (position === "fixed") return box.right <= 0 || box.bottom <= 0 || box.left >= view.width || box.top >= view.height;
  return (box.right + view.left <= 0 || box.bottom + view.top <= 0) && !isScrolled(element.parentElement);
}

/** Whether something inside of the page was scrolled, so that what is out of sight can be scrolled back. */
function isScrolled(element) {
  for (let each = element; each && each !== document.documentElement; each = each.parentElement) {
    if (each !== document.body && (each.scrollTop || each.scrollLeft)) return true;
  }
  return false;
}
