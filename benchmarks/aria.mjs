// Prints Playwright's aria snapshot (mode "ai") of the page that a browser shows, as one line of JSON
// for every line that it reads. Told the browser's debugging address.

import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const browser = await chromium.connectOverCDP(`http://${process.argv[2]}`);
for await (const _ of createInterface({ input: process.stdin })) {
  const page = browser.contexts()[0].pages().at(-1);
  console.log(JSON.stringify(await page.locator("html").ariaSnapshot({ mode: "ai" })));
}
await browser.close();
