// Before something is typed into an editor: what the hidden fields of its form hold.

function main(ref) {
  const element = elementOf(ref);
  if (!element?.isContentEditable) return;
  registry()[HELD] = new Map(hiddenFields(element).map((field) => [field, field.value]));
}
