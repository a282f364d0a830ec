// Waits until the page has answered what was done to it: one asynchronous script, told the bound in milliseconds.

// Frameworks render in a microtask, a scheduler slice or the next frame: what follows from an answer shows
// within three frames of 60 Hz. Nothing having changed for that long, nothing is under way.
const QUIET = 50;

// An element that goes on changing for longer is a ticker: a clock, a spinner drawn by script.
const TICKER = 1000;

// A transition that presents a change is shorter; longer ones run down a toast or turn for ever.
const LONGEST_ANIMATION = 1000;

// A picture or script that does not come keeps a page that can be used from being complete, and a page that
// was left may be left for a download.
const LONGEST_LOAD = 2000;

function main(bound, done) {
  const started = performance.now();
  const pages = reachable(window);
  const pace = watchTraffic().later;
  // Only those that run already: a page that polls sets the next one whenever one is up.
  const awaited = pages.flatMap((page) => Array.from(watchTraffic(page).timers, ([timer, due]) => ({ page, timer, due })));
  const changes = new Changes(pages);
  const look = () => {
    const now = performance.now();
    const over = now - started >= bound;
    const wait = over ? 0 : unrest(pages, awaited, changes, now);
    if (wait > 0) {
      pace(look, wait);
      return;
    }
    changes.stop();
    if (over) for (const page of pages) watchTraffic(page).giveUp();
    done(closedFrames(pages));
  };
  look();
}

/** This window and the frames of the same origin in it, at any depth. */
function reachable(page) {
  const found = [page];
  for (let index = 0; index < page.frames.length; index++) {
    try {
      if (page.frames[index].document) found.push(...reachable(page.frames[index]));
    } catch {
      // Another origin: not to be looked into from here.
    }
  }
  return found;
}

/** The frames of other origins that can be seen: each has to be waited for from inside. */
function closedFrames(pages) {
  const frames = pages.flatMap((page) => Array.from(page.document.querySelectorAll("iframe, frame")));
  return frames.filter((frame) => frame.ownerDocument === document && !frame.contentDocument && frame.offsetWidth > 1);
}

/** After how many milliseconds to look again, 0 for being at rest. */
function unrest(pages, awaited, changes, now) {
  const busy =
    pages.some((page) => isLoading(page) || isMoving(page)) ||
    awaited.some(({ page, timer, due }) => isDue(watchTraffic(page), timer, due));
  if (busy) changes.touch(now);
  return Math.max(0, QUIET - (now - changes.last));
}

function isDue(traffic, timer, due) {
  return traffic.now() < due + QUIET && traffic.timers.has(timer);
}

function isLoading(page) {
  const document = page.document;
  if (!document) return false;
  const traffic = watchTraffic(page);
  if (document.readyState === "loading") return true;
  if (document.readyState !== "complete" && traffic.now() < LONGEST_LOAD) return true;
  if (traffic.leaving && traffic.now() - traffic.leaving < LONGEST_LOAD) return true;
  for (const request of traffic.requests.values()) if (traffic.isAwaited(request)) return true;
  return false;
}

function isMoving(page) {
  return (page.document.getAnimations?.() ?? []).some((animation) => {
    if (animation.playState !== "running") return false;
    return (animation.effect?.getComputedTiming().endTime ?? Infinity) <= LONGEST_ANIMATION;
  });
}

/** When the documents changed last, tickers apart. */
class Changes {
  constructor(pages) {
    this.last = performance.now();
    this.since = new WeakMap();
    this.observer = new MutationObserver((records) => this.note(records));
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    for (const page of pages) for (const root of roots(page.document)) this.observer.observe(root, all);
  }

  note(records) {
    const now = performance.now();
    for (const { target } of records) {
      if (!this.since.has(target)) this.since.set(target, now);
      if (now - this.since.get(target) < TICKER) this.touch(now);
    }
  }

  touch(now) {
    this.last = now;
  }

  stop() {
    this.observer.disconnect();
  }
}

/** The document and the shadow roots in it, the closed ones that were perceived. */
function roots(root) {
  const found = [root];
  for (const element of root.querySelectorAll("*")) {
    const inner = rootOf(element);
    if (inner) found.push(...roots(inner));
  }
  return found;
}
