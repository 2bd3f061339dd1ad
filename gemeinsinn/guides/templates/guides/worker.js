// Without net the desk opens its form for notes. Kept are that page and its files; pages that name people are not.
const told = JSON.parse("{{ told_json|escapejs }}");

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(told.name).then((kept) => Promise.all(
    [told.page, ...told.files].map((path) => kept.add(new Request(path, { cache: "reload" })).catch(() => {})),
  )).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name.startsWith("lotsen-") && name !== told.name).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(told.page)));
  } else if (new URL(request.url).pathname.startsWith(told.statics)) {
    event.respondWith(caches.match(request).then((kept) => kept || fetch(request)));
  }
});
