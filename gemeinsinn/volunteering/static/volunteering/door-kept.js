// Keeps the list for the door on this phone until midnight; door-worker.js opens it when there is no net.
const place = document.querySelector("[data-kept-copy]");
const told = place.dataset;

async function keep() {
  const answer = await fetch(told.keptCopy, { redirect: "manual", cache: "no-store" });
  if (!answer.ok) return drop();
  const shelf = await caches.open(told.keptName);
  await shelf.put(told.keptScope, answer);
  await Promise.all(JSON.parse(told.keptFiles).map(async (path) => await shelf.match(path) || shelf.add(path)));
  await dropCopies((name) => name !== told.keptName);
  await navigator.serviceWorker.register(told.keptWorker, { scope: told.keptScope });
  place.hidden = false;
}

async function dropCopies(which) {
  for (const name of await caches.keys()) {
    const [kind, , , scope] = name.split("|");
    if (kind === "kept" && scope === told.keptScope && which(name)) await caches.delete(name);
  }
}

async function drop() {
  place.hidden = true;
  await dropCopies(() => true);
  const found = await navigator.serviceWorker.getRegistration(told.keptScope);
  await found?.unregister();
}

if (globalThis.caches && navigator.serviceWorker) {
  let wanted = true;
  const again = () => { if (wanted) keep().catch(() => {}); };
  place.querySelector("[data-kept-drop]").addEventListener("click", () => { wanted = false; drop(); });
  document.addEventListener("door:synced", again);
  again();
}
