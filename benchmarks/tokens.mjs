// Prints the number of tokens of each text that it reads, a line of JSON each. The vocabulary is the package's own.

import { createInterface } from "node:readline";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";

const asPlainText = { disallowedSpecial: new Set() };
for await (const line of createInterface({ input: process.stdin })) {
  console.log(countTokens(JSON.parse(line), asPlainText));
}
