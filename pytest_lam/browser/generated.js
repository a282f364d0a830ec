// Words that style sheets write before and after what an element holds. To ask the browser for them is dear,
// so the sheets are read once to know which elements may have some.

const QUOTES = { "open-quote": "\u201c", "close-quote": "\u201d" };

/** The words at a place of an element, "::before" or "::after"; an alternative text in their stead. */
function generated(element, place) {
  if (!mayGenerate(element)) return "";
  const { content, display, visibility } = getComputedStyle(element, place);
  if (content === "none" || content === "normal" || visibility !== "visible") return "";
  const [drawn, spoken] = content.replace(/url\("[^"]*"\)/g, "").split(/ \/ (?=")/);
  const words = quotedWords(spoken ?? drawn);
  return spoken === undefined && display === "inline" ? words : ` ${words} `;
}

function quotedWords(content) {
  const words = content.match(/"(?:[^"\\]|\\.)*"|(?:open|close)-quote/g) ?? [];
  return words.map((word) => QUOTES[word] ?? word.slice(1, -1).replace(/\\(.)/g, "$1")).join("");
}

function mayGenerate(element) {
  const writers = registry().writers;
  // The sheets of a shadow root are its own, and few elements are in one.
  if (!writers || writers.everywhere || element.localName === "q" || element.getRootNode() !== document) return true;
  for (const name of element.classList) if (writers.classes.has(name)) return true;
  return writers.others !== "" && element.matches(`:is(${writers.others})`);
}

/** Reads the sheets of the document; what was read of a sheet is kept while its rules are as many as they were. */
function readSheets() {
  const memory = registry();
  memory.sheets ??= new WeakMap();
  const writers = { classes: new Set(), others: [], everywhere: false };
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
    const read = readSheet(sheet, memory.sheets);
    for (const name of read.classes) writers.classes.add(name);
    writers.others.push(...read.others);
    writers.everywhere ||= read.everywhere;
  }
  memory.writers = { ...writers, others: writers.others.join(",") };
}

function readSheet(sheet, sheets) {
  const rules = rulesOf(sheet);
  const known = sheets.get(sheet);
  if (known && known.length === rules?.length) return known;
  const read = { classes: new Set(), others: [], everywhere: rules === null, length: rules?.length };
  if (rules) readRules(rules, read);
  sheets.set(sheet, read);
  return read;
}

/** The rules of a sheet; null where it comes from another origin and keeps them to itself. */
function rulesOf(sheet) {
  try {
    return sheet.cssRules;
  } catch {
    return null;
  }
}

const WRITING_PLACE = /((?:[^\s,>+~()\\]|\\.)*?)::?(?:before|after)\b/g;

function readRules(rules, read) {
  for (const rule of rules) {
    if (rule.cssRules?.length) readRules(rule.cssRules, read);
    if (rule.styleSheet) readRules(rulesOf(rule.styleSheet) ?? [], read);
    const content = rule.style?.content;
    if (!content || /^(none|normal|""|'')$/.test(content)) continue;
    for (const [, compound] of (rule.selectorText ?? "").matchAll(WRITING_PLACE)) {
      const name = /\.((?:[\w-]|[^\x00-\x7f]|\\.)+)/.exec(compound)?.[1];
      if (name) read.classes.add(name.replace(/\\(.)/g, "$1"));
      else if (compound === "" || compound.includes("&")) read.everywhere = true;
      else read.others.push(compound);
    }
  }
}
