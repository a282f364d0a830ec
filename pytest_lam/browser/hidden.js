// The hidden fields in which an editor keeps for its form what is typed into it.

const HELD = Symbol.for("pytest-lam held");

/** The fields that nobody sees of the form around an element, or of its page where there is no form. */
function hiddenFields(element) {
  const around = surroundings(element);
  const form = around.find((each) => each.localName === "form");
  const fields = form ? form.elements : around.at(-1).querySelectorAll("input, textarea");
  return Array.from(fields).filter((field) => /^(input|textarea)$/.test(field.localName) && isOutOfSight(field));
}

/** What the element is in, through shadow roots and the frames of its own origin: editors have their text in one. */
function surroundings(element) {
  const found = [];
  for (let each = element; each; each = each.parentNode ?? each.host ?? each.defaultView?.frameElement) found.push(each);
  return found;
}

function isOutOfSight(field) {
  if (field.type === "hidden") return true;
  const box = field.getBoundingClientRect();
  const isShown = field.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return !isShown || box.width <= 1 || box.height <= 1;
}
