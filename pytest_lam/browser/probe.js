// What each of the given locators finds: "alone" the element meant and nothing else; "first" that element before
// others that are hidden, as in the copy of a menu that narrow windows show; "" anything else.

function main(ref, candidates) {
  const element = elementOf(ref);
  if (!element) return candidates.map(() => "");
  const root = element.getRootNode();
  return candidates.map(([by, value]) => {
    const found = matching(root, by, value);
    if (found[0] !== element) return "";
    const others = Array.from(found).slice(1);
    return others.length === 0 ? "alone" : others.every(isHidden) ? "first" : "";
  });
}

function isHidden(element) {
  return element.getClientRects().length === 0 || getComputedStyle(element).visibility !== "visible";
}

/** The elements that WebDriver would find in a document or shadow root, or none for what is no locator there. */
function matching(root, by, value) {
  try {
    switch (by) {
      case "id":
        return root.querySelectorAll(`[id="${CSS.escape(value)}"]`);
      case "name":
        return root.querySelectorAll(`[name="${CSS.escape(value)}"]`);
      case "css selector":
        return root.querySelectorAll(value);
      case "link text":
        return Array.from(root.querySelectorAll("a")).filter((link) => shown(link) === value.trim());
      case "xpath":
        return root instanceof Document ? evaluated(root, value) : [];
      default:
        return [];
    }
  } catch {
    return []; // Not in the strategy's language.
  }
}

function shown(link) {
  return link.innerText.replace(/\s+/g, " ").trim();
}

function evaluated(root, expression) {
  const found = root.evaluate(expression, root, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
  return Array.from({ length: found.snapshotLength }, (_, index) => found.snapshotItem(index));
}
