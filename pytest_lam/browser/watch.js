// Runs first in every new document, so that its earliest requests are counted too.

function main() {
  watchTraffic();
}
