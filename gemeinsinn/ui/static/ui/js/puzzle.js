// Solves the puzzle of the page while the form is filled in (proof of work, ALTCHA v1): no third party, nothing to see.
// Without script, without SubtleCrypto or after a fault the form goes out as it is, and the server asks once more.

const form = document.querySelector("form[data-puzzle]");
const BATCH = 250;

async function digest(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function solve({ algorithm, challenge, maxnumber, salt, signature }) {
  for (let first = 0; first <= maxnumber; first += BATCH) {
    const guesses = Array.from({ length: Math.min(BATCH, maxnumber + 1 - first) }, (_, step) => digest(`${salt}${first + step}`));
    const place = (await Promise.all(guesses)).indexOf(challenge);
    if (place >= 0) return btoa(JSON.stringify({ algorithm, challenge, number: first + place, salt, signature }));
    await new Promise((go) => setTimeout(go, 0)); // typing stays smooth
  }
  return "";
}

if (form && globalThis.crypto?.subtle) {
  const field = form.elements.namedItem("proof");
  const said = form.querySelector("[data-puzzle-said]");
  const solved = solve(JSON.parse(form.dataset.puzzle)).catch(() => "").then((proof) => { field.value = proof; form.dataset.solved = "yes"; });
  form.addEventListener("submit", (event) => {
    if (form.dataset.solved) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // it is not on its way yet
    if (said) said.textContent = said.dataset.puzzleSaid;
    solved.then(() => form.requestSubmit(event.submitter ?? undefined));
  }, { capture: true });
}
