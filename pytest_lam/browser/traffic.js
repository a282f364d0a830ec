// Counts what a page has set going and not finished: requests, short timers, a departure to another page.

const TRAFFIC = Symbol.for("pytest-lam traffic");

// A longer timer is no reaction to what the user just did: reminders, slide shows, polling. Debounced
// fields wait 150 to 500 ms before they ask their server.
const LONGEST_TIMER = 500;

/**
 * Instruments a window once; what it does is only counted, never changed. Requests are kept with the time
 * they began, timers with the time they are due.
 */
function watchTraffic(page = window) {
  if (page[TRAFFIC]) return page[TRAFFIC];
  const traffic = { requests: new Map(), timers: new Map(), leaving: 0, later: page.setTimeout.bind(page) };
  Object.defineProperty(page, TRAFFIC, { value: traffic });
  watchFetch(page, traffic);
  watchXhr(page, traffic);
  watchTimers(page, traffic);
  page.addEventListener("beforeunload", () => {
    traffic.leaving = performance.now();
  });
  return traffic;
}

function watchFetch(page, traffic) {
  const original = page.fetch;
  if (!original) return;
  page.fetch = function fetch(...parameters) {
    const request = {};
    traffic.requests.set(request, performance.now());
    const answer = original.apply(this ?? page, parameters);
    const done = () => traffic.requests.delete(request);
    answer.then(done, done);
    return answer;
  };
}

function watchXhr(page, traffic) {
  const prototype = page.XMLHttpRequest?.prototype;
  if (!prototype) return;
  const original = prototype.send;
  prototype.send = function send(...parameters) {
    traffic.requests.set(this, performance.now());
    this.addEventListener("loadend", () => traffic.requests.delete(this), { once: true });
    try {
      return original.apply(this, parameters);
    } catch (error) {
      traffic.requests.delete(this);
      throw error;
    }
  };
}

function watchTimers(page, traffic) {
  const { setTimeout: set, clearTimeout: clear } = page;
  page.setTimeout = function setTimeout(handler, delay, ...parameters) {
    if (typeof handler !== "function" || delay > LONGEST_TIMER) return set.call(page, handler, delay, ...parameters);
    const timer = set.call(page, function run(...given) {
      traffic.timers.delete(timer);
      return handler.apply(this, given);
    }, delay, ...parameters);
    traffic.timers.set(timer, performance.now() + (Number(delay) || 0));
    return timer;
  };
  page.clearTimeout = function clearTimeout(timer) {
    traffic.timers.delete(timer);
    return clear.call(page, timer);
  };
}
