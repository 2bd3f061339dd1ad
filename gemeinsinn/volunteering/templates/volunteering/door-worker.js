// Opens the list for the door when there is no net: the copy that the page has kept for this day, and its files.
const SCOPE = new URL(self.registration.scope).pathname;
const PATIENCE = 6000;

async function shelf() {
  for (const name of await caches.keys()) {
    const [kind, until, , scope] = name.split("|");
    if (kind !== "kept" || scope !== SCOPE) continue;
    if (Number(until) > Date.now()) return caches.open(name);
    await caches.delete(name);
  }
  return null;
}

async function page(request) {
  const kept = await shelf().then((found) => found?.match(SCOPE));
  if (!kept) return fetch(request);
  const late = new Promise((_done, fail) => { setTimeout(fail, PATIENCE); });
  try {
    const answer = await Promise.race([fetch(request), late]);
    return [502, 503, 504].includes(answer.status) ? kept : answer;
  } catch {
    return kept;
  }
}

async function file(request) {
  return await shelf().then((found) => found?.match(request)) ?? fetch(request);
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (["style", "script", "font", "image"].includes(request.destination)) event.respondWith(file(request));
});
