// Holds the page of the next questions, and the files that it needs, and shows it where a page of
// the study room is asked for and no server answers.

const HELD = "held";
const AHEAD = "/study/ahead";
const FRESH = 3 * 60_000;
const PATIENCE = 8_000;
const DOWN = new Set([502, 503, 504]);

const isOf = (held, learner) => held?.headers.get("Learner-Mark") === learner;
const isFresh = (held) => Date.now() - Date.parse(held.headers.get("Date")) < FRESH;

async function hold({ learner, anew }) {
  const held = await caches.match(AHEAD);
  if (held && !isOf(held, learner)) await caches.delete(HELD);
  if (!anew && isOf(held, learner) && isFresh(held)) return;
  const came = await fetch(AHEAD, { redirect: "manual", cache: "no-store" }).catch(() => null);
  if (!came?.ok || !isOf(came, learner)) return;
  await store(came);
}

async function store(came) {
  const page = await came.clone().text();
  const files = new Set(page.match(/\/static\/[^"]+/g));
  const cache = await caches.open(HELD);
  const had = (await cache.keys()).map((each) => new URL(each.url).pathname);
  await cache.addAll([...files].filter((each) => !had.includes(each)));
  await cache.put(AHEAD, came);
  for (const each of had) if (each !== AHEAD && !files.has(each)) await cache.delete(each);
}

const file = async (request) => (await caches.match(request, { ignoreVary: true })) ?? fetch(request);

const patience = () => new Promise((resolve) => setTimeout(resolve, PATIENCE, null));

async function visit(request) {
  const coming = fetch(request);
  const came = await Promise.race([coming.catch(() => null), patience()]);
  if (came && !DOWN.has(came.status)) return came;
  return (await caches.match(AHEAD, { ignoreVary: true })) ?? coming;
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => event.waitUntil(hold(event.data).catch(() => null)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(visit(request));
  else if (url.pathname.startsWith("/static/")) event.respondWith(file(request));
});
