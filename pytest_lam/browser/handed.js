// What an editor handed to the hidden fields of its form, once all has run that the typing set going.

const LOOK = 25; // Milliseconds: half of what a page is given to be at rest.

function main(ref, bound, done) {
  const element = elementOf(ref);
  const held = registry()[HELD];
  if (!element || !held) {
    done([]);
    return;
  }
  const pages = new Set(surroundings(element).map((each) => each.defaultView).filter(Boolean));
  const started = performance.now();
  const pace = watchTraffic().later;
  const look = () => {
    const isDue = Array.from(pages).some((page) => watchTraffic(page).isUnderWay());
    if (isDue && performance.now() - started < bound) pace(look, LOOK);
    else done(changed(element, held));
  };
  look();
}

/** The fields that hold something else than before, the nearest to the element first: [ref, tag, marks, frames up, value]. */
function changed(element, held) {
  const around = surroundings(element);
  const distance = (field) => around.findIndex((each) => each.contains(field));
  const pages = around.filter((each) => each.defaultView);
  return hiddenFields(element)
    .filter((field) => held.get(field) !== field.value && field.getRootNode().defaultView)
    .sort((one, other) => distance(one) - distance(other))
    .map((field) => [refOf(field), field.localName, marksOf(field), pages.indexOf(field.ownerDocument), field.value]);
}

function refOf(field) {
  return `${registry(field.ownerDocument).token}:${numberOf(field)}`;
}

function marksOf(field) {
  const marks = Array.from(field.attributes).filter(({ name }) => /^(id|name|type|data-test.*|data-cy|data-qa)$/.test(name));
  return Object.fromEntries(marks.map(({ name, value }) => [name, value]));
}
