// Takes note of what the browser says of custom elements: [element, closed shadow root or null, role].

function main(answers) {
  const memory = registry();
  for (const [element, root, role] of answers) {
    memory.asked.add(element);
    if (root && !element.shadowRoot) memory.closed.set(element, root);
    const known = memory.strangers.get(element.localName);
    memory.strangers.set(element.localName, known ?? { role, closes: memory.closed.has(element) });
  }
}
