// Gives a field its value where typing can't: through the browser's own setter, so that frameworks that
// replaced it on the element take notice, followed by the events that typing would have fired.

function main(element, value) {
  element.focus();
  const prototype = Object.getPrototypeOf(element);
  Object.getOwnPropertyDescriptor(prototype, "value").set.call(element, value);
  for (const name of ["input", "change"]) element.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
  return element.value;
}
