// The element of a ref, for WebDriver.

function main(ref) {
  return elementOf(ref);
}
