// Pages with names that a phone keeps for use without net end with their day, and with the sign-in that opened them.
// Their caches are called "kept|until when|whose account|address".
export async function tidy(names) {
  const person = document.querySelector("[data-person]")?.dataset.person;
  for (const name of names) {
    const [kind, until, who, scope] = name.split("|");
    const another = who && person !== undefined && who !== person;
    if (kind !== "kept" || (Number(until) > Date.now() && !another)) continue;
    await caches.delete(name);
    const found = await navigator.serviceWorker?.getRegistration(scope);
    if (found && new URL(found.scope).pathname === scope) await found.unregister();
  }
}
