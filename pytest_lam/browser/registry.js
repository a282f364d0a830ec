// Numbers elements, so that the same element of the same document keeps its ref from one look to the next.

const KEY = Symbol.for("pytest-lam");

/** What is remembered of a document; it dies with it. */
function registry(page = document) {
  if (!page[KEY]) {
    const memory = {
      token: Math.random().toString(36).slice(2, 10).padEnd(8, "0"),
      next: 1,
      numbers: new WeakMap(),
      elements: new Map(),
      closed: new WeakMap(), // Shadow roots that a page keeps to itself, where the browser gave them.
      asked: new WeakSet(), // Custom elements whose shadow root the browser was asked for.
      strangers: new Map(), // By tag: the role that the browser tells of custom elements that say none themselves.
    };
    Object.defineProperty(page, KEY, { value: memory });
  }
  return page[KEY];
}

/** The number of an element, given on first sight. */
function numberOf(element) {
  const memory = registry(element.ownerDocument);
  let number = memory.numbers.get(element);
  if (number === undefined) {
    number = memory.next++;
    memory.numbers.set(element, number);
    memory.elements.set(number, new WeakRef(element));
  }
  return number;
}

/** The element of a ref, or null where it left the page or was never in this document. */
function elementOf(ref) {
  const [token, number] = ref.split(":");
  const memory = registry();
  if (token !== memory.token) return null;
  const element = memory.elements.get(Number(number))?.deref();
  return element?.isConnected ? element : null;
}

/** The shadow root of an element, a closed one where the browser gave it. */
function rootOf(element) {
  return element.shadowRoot ?? registry().closed.get(element) ?? null;
}
