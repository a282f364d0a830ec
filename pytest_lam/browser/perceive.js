// Looks at one document: every node that a person could perceive, as compact JSON, the frames to look into, and
// the custom elements that the browser has to be asked of (adopt.js).

function main() {
  watchTraffic();
  readSheets();
  const walk = new Walk();
  const root = document.documentElement;
  const page = walkPage(walk, root);
  reveal(walk);
  passOnLabels(walk);
  for (const record of walk.records) {
    if (record.perceived) record.name = nameOf(record.element, record.tag, record.role, walk.seen, walk.labels);
  }
  page.name = collapsed(document.title);
  headCells(walk);
  const frames = [];
  const rows = walk.records.filter((record) => record.perceived).map((record) => {
    if (record.role === "iframe" && hasArea(record.box)) frames.push(record.element);
    return describe(record, parentOf(record), walk);
  });
  const memory = registry();
  const isPopup = window.opener !== null && window === top;
  return [serialised([location.href, document.title, memory.token, isPopup, walk.cut, rows]), frames, [...walk.strangers.values()]];
}

function walkPage(walk, root) {
  const scope = { hosts: [], sight: openSight(), leaf: false, off: false };
  const page = new Rendered(root, "html", null, getComputedStyle(root), root.getBoundingClientRect(), scope, false);
  page.role = "document";
  page.perceived = true;
  walk.records.push(page);
  if (document.body) walk.visit(document.body, page, scope);
  page.read();
  return page;
}

/** Boxes to tick, file fields and lists that are hidden themselves, but reached through a label or a transparent face. */
function reveal(walk) {
  for (const record of walk.records) {
    if (!record.concealed) continue;
    const labels = walk.labels.get(record.element) ?? [];
    const label = labels.map((element) => walk.seen.get(element)).find((seen) => seen && !seen.hidden && hasArea(seen.box));
    const face = hasArea(record.box) && !record.parent.hidden && getComputedStyle(record.element).visibility === "visible";
    record.perceived = Boolean(label) || face;
  }
}

const STANDING_IN = /^(combobox|listbox|textbox|searchbox|spinbutton|slider|switch|button)$/;

/** The labels of a field out of sight are those of the control, too, that scripts put in its place, right behind it. */
function passOnLabels(walk) {
  for (const [field, labels] of walk.labels) {
    if (field.localName !== "select" && field.localName !== "input") continue;
    const own = walk.seen.get(field);
    if (own && (own.concealed || (hasArea(own.box) && !own.hidden))) continue;
    const behind = field.nextElementSibling;
    const record = behind && walk.records.find((each) => each.perceived && STANDING_IN.test(each.role) && behind.contains(each.element));
    if (record && !walk.labels.has(record.element)) record.labels = labels;
  }
}

function parentOf(record) {
  let parent = record.parent;
  while (parent && !parent.perceived) parent = parent.parent;
  return parent ? numberOf(parent.element) : null;
}

/**
 * The header cells of every cell, by position; in document order every header is met before its cells.
 * A cell with nothing to see in it (a box that shows under the mouse only) has its place, too.
 */
function headCells(walk) {
  const tables = new Map();
  for (const record of walk.records) {
    if (/^(cell|gridcell|columnheader|rowheader)$/.test(record.role)) placeCell(record, tables);
  }
}

/**
 * A header at the side of a row applies up to the next one in it, as HTML has it ("algorithm for assigning header
 * cells"): forms set two labels with their fields side by side.
 */
function placeCell(record, tables) {
  const row = nearest(record, /^row$/);
  const table = row && nearest(row, /^(table|grid|treegrid)$/);
  if (!table) return;
  let grid = tables.get(table);
  if (!grid) tables.set(table, (grid = { columns: [], row: null, column: 0, side: [], taken: [], spans: [] }));
  if (grid.row !== row) beginRow(grid, row);
  const { element, role } = record;
  while (grid.taken[grid.column]) grid.column += 1;
  const declared = Number(element.getAttribute("aria-colindex"));
  if (declared > 0) grid.column = declared - 1;
  const across = element.colSpan ?? (Number(element.getAttribute("aria-colspan")) || 1);
  const down = element.rowSpan ?? (Number(element.getAttribute("aria-rowspan")) || 1);
  const text = headerText(record);
  const heads = role === "columnheader" || (record.tag === "td" && element.closest("thead"));
  if (heads) {
    for (let column = grid.column; column < grid.column + across; column++) {
      grid.columns[column] = [...(grid.columns[column] ?? []), text].filter(Boolean);
    }
  } else {
    const leads = role === "rowheader";
    if (leads && !grid.leading) grid.side = [];
    grid.leading = leads;
    record.headers = [...(grid.columns[grid.column] ?? []), ...(leads ? [] : grid.side)];
    if (leads && text) grid.side.push(text);
  }
  for (let column = grid.column; column < grid.column + across; column++) grid.spans[column] = down - 1;
  grid.column += across;
}

/** Cells of rows above that reach down take their columns. */
function beginRow(grid, row) {
  const taken = grid.spans.map((down) => down > 0);
  const spans = grid.spans.map((down) => Math.max(0, down - 1));
  Object.assign(grid, { row, column: 0, side: [], taken, spans, leading: false });
}

function headerText(record) {
  return record.text.trim() || record.name;
}

function nearest(record, roles) {
  let parent = record.parent;
  while (parent && !roles.test(parent.role)) parent = parent.parent;
  return parent;
}

/** JSON that a page's own toJSON on arrays or strings (some old libraries add one) can't spoil. */
function serialised(value) {
  const saved = [];
  for (const prototype of [Array.prototype, String.prototype, Number.prototype, Object.prototype]) {
    const own = Object.getOwnPropertyDescriptor(prototype, "toJSON");
    if (own?.configurable) {
      saved.push([prototype, own]);
      delete prototype.toJSON;
    }
  }
  try {
    return JSON.stringify(value);
  } finally {
    for (const [prototype, own] of saved) Object.defineProperty(prototype, "toJSON", own);
  }
}
