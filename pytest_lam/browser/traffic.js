// Counts what a page has set going and not finished: requests, short timers, a departure to another page.

const TRAFFIC = Symbol.for("pytest-lam traffic");

// A longer timer is no reaction to what the user just did: reminders, slide shows, polling. Debounced
// fields wait 150 to 500 ms before they ask their server.
const LONGEST_TIMER = 500;

// What follows from the user's input starts within this time: a handler, a debounced one, an effect of the
// next frame, the next request of a chain. What starts later starts of its own accord.
const CONSEQUENCE = 500;

// An address that was asked this often without any input is asked out of habit: it is polled.
const HABIT = 3;

// What an editor hands to its form it keeps back until the user rests: 250 to 1,000 ms.
const LONGEST_REST = 2000;

// A timer set by a timer set by a handler may still be its reaction; beyond that it is a clock that was started.
const FARTHEST = 3;

// Requests that a page makes of its own accord: one that stays open for longer is a channel for news, or its
// answer is missed by nobody. What the user's input caused is waited for as long as may be.
const LONGEST_REQUEST = 2000;

const INPUT = ["pointerdown", "mousedown", "click", "keydown", "beforeinput", "input", "change", "submit", "drop"];

/**
 * Instruments a window once; what it does is only counted, never changed. Requests are kept with the time
 * they began and whether input caused them, timers with the time they are due.
 */
function watchTraffic(page = window) {
  if (page[TRAFFIC]) return page[TRAFFIC];
  const traffic = new Traffic(page);
  Object.defineProperty(page, TRAFFIC, { value: traffic });
  watchFetch(page, traffic);
  watchXhr(page, traffic);
  watchTimers(page, traffic);
  for (const kind of INPUT) page.addEventListener(kind, () => traffic.input(), { capture: true, passive: true });
  page.addEventListener("beforeunload", () => {
    traffic.leaving = traffic.now();
  });
  return traffic;
}

class Traffic {
  constructor(page) {
    this.now = () => page.performance.now(); // Every frame has a clock of its own.
    this.later = page.setTimeout.bind(page);
    this.requests = new Map();
    this.timers = new Map();
    this.consequences = new Set(); // Timers that input caused, longer ones too.
    this.leaving = 0;
    this.asked = new Map(); // How often each address was asked without input.
    this.hopeless = new Set(); // Addresses that were waited for as long as may be.
    this.handling = 0; // How far what runs now is from the input that certainly caused it: 1 is its own handler.
    this.consequencesUntil = 0;
  }

  input(distance = 1) {
    this.handling = distance;
    this.expect();
    this.later(() => {
      this.handling = 0;
    }, 0);
  }

  expect() {
    this.consequencesUntil = this.now() + CONSEQUENCE;
  }

  begin(request, address) {
    const key = String(address).split(/[?#]/)[0];
    const times = this.asked.get(key) ?? 0;
    const expected = this.handling > 0 || (this.now() < this.consequencesUntil && times < HABIT);
    const caused = expected && !this.hopeless.has(key);
    if (!caused) this.asked.set(key, times + 1);
    this.requests.set(request, { since: this.now(), key, caused, habitual: times >= HABIT || this.hopeless.has(key) });
  }

  end(request) {
    const known = this.requests.get(request);
    this.requests.delete(request);
    if (known?.caused) this.expect();
    return known;
  }

  isAwaited({ since, caused, habitual }) {
    return caused || (!habitual && this.now() - since < LONGEST_REQUEST);
  }

  /** Whether something is still to come that input certainly caused. */
  isUnderWay() {
    return this.consequences.size > 0 || Array.from(this.requests.values()).some((request) => request.caused);
  }

  /** Whatever is still open has been waited for long enough, and so have requests of its kind. */
  giveUp() {
    for (const request of this.requests.values()) {
      Object.assign(request, { caused: false, habitual: true });
      this.hopeless.add(request.key);
    }
  }
}

function watchFetch(page, traffic) {
  const original = page.fetch;
  if (!original) return;
  const answers = new WeakMap();
  page.fetch = function fetch(...parameters) {
    const request = {};
    traffic.begin(request, parameters[0]?.url ?? parameters[0]);
    const answer = original.apply(this ?? page, parameters);
    answer.then((response) => answers.set(response, traffic.end(request)), () => traffic.end(request));
    return answer;
  };
  watchBodies(page, traffic, answers);
}

/** An answer is whole when its body was read; one that is read as a stream has no end to wait for. */
function watchBodies(page, traffic, answers) {
  const prototype = page.Response.prototype;
  for (const name of ["arrayBuffer", "blob", "formData", "json", "text"]) {
    const original = prototype[name];
    prototype[name] = function read(...parameters) {
      const body = original.apply(this, parameters);
      const request = answers.get(this);
      if (request) {
        traffic.requests.set(body, { ...request, since: traffic.now() });
        const done = () => traffic.end(body);
        body.then(done, done);
      }
      return body;
    };
  }
}

function watchXhr(page, traffic) {
  const prototype = page.XMLHttpRequest?.prototype;
  if (!prototype) return;
  const { open, send } = prototype;
  const addresses = new WeakMap();
  prototype.open = function opened(...parameters) {
    addresses.set(this, parameters[1]);
    return open.apply(this, parameters);
  };
  prototype.send = function sent(...parameters) {
    traffic.begin(this, addresses.get(this));
    this.addEventListener("loadend", () => traffic.end(this), { once: true });
    try {
      return send.apply(this, parameters);
    } catch (error) {
      traffic.end(this);
      throw error;
    }
  };
}

function watchTimers(page, traffic) {
  const { setTimeout: set, clearTimeout: clear } = page;
  page.setTimeout = function setTimeout(handler, delay, ...parameters) {
    const distance = traffic.handling && traffic.handling + 1;
    const isCaused = distance > 0 && distance <= FARTHEST && !(delay > LONGEST_REST);
    const isShort = !(delay > LONGEST_TIMER);
    if (typeof handler !== "function" || !(isCaused || isShort)) return set.call(page, handler, delay, ...parameters);
    const timer = set.call(page, function run(...given) {
      traffic.timers.delete(timer);
      traffic.consequences.delete(timer);
      if (isCaused && isShort) traffic.input(distance);
      return handler.apply(this, given);
    }, delay, ...parameters);
    if (isShort) traffic.timers.set(timer, traffic.now() + (Number(delay) || 0));
    if (isCaused) traffic.consequences.add(timer);
    return timer;
  };
  page.clearTimeout = function clearTimeout(timer) {
    traffic.timers.delete(timer);
    traffic.consequences.delete(timer);
    return clear.call(page, timer);
  };
}
