// Notes are kept in this telephone first and sent from there: a lost connection loses none, and the key that each
// note got when it was written makes the second sending of one the same as the first.
const SHELF = "gemeinsinn.notes";
const form = document.querySelector("form[data-note]");
const said = document.querySelector("[data-note-said]");
const words = form.dataset;

const read = () => { try { return JSON.parse(localStorage.getItem(SHELF)) || []; } catch { return []; } };
const write = (notes) => localStorage.setItem(SHELF, JSON.stringify(notes));
const mine = () => read().filter((note) => note.guide === words.guide);

function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64; bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function say(text, tone) {
  said.textContent = text;
  said.dataset.tone = tone;
  said.hidden = !text;
}

function sayWhatWaits(tone = "heed") {
  const waiting = mine().length;
  if (waiting) say((waiting === 1 ? words.waitsOne : words.waitsMany).replace("{n}", waiting), tone);
}

// The server says whose desk is open and hands out a fresh token; without net, or signed out, the notes stay here.
async function ask() {
  const answer = await fetch(words.mark, { redirect: "manual", headers: { Accept: "application/json" } });
  if (answer.type === "opaqueredirect" || answer.status === 403) throw new Error("signed out");
  if (!answer.ok) throw new Error("no answer");
  return answer.json();
}

async function send(note, token) {
  const body = new FormData();
  for (const [name, value] of Object.entries(note.fields)) body.append(name, value);
  const headers = { "X-CSRFToken": token, "X-Note": "1" };
  const answer = await fetch(form.action, { method: "POST", body, headers, redirect: "manual" });
  return answer.status;
}

let sending = null;
function flush() {
  sending ??= (async () => {
    if (!mine().length) return;
    let sent = 0;
    try {
      const { guide, token } = await ask();
      if (String(guide) !== words.guide) return;
      for (const note of mine()) {
        const status = await send(note, token);
        if (status === 204) {
          write(read().filter((one) => one.fields.form_key !== note.fields.form_key));
          sent += 1;
        } else if (status === 409 || status === 422) {
          say(words.refused, "wrong");
          return;
        } else throw new Error("no answer");
      }
      if (sent) say(sent === 1 ? words.keptOne : words.keptMany.replace("{n}", sent), "good");
    } catch (problem) {
      if (problem.message === "signed out") say(words.signIn.replace("{n}", mine().length), "heed");
      else sayWhatWaits();
    }
  })().finally(() => { sending = null; });
  return sending;
}

form.addEventListener("submit", (event) => {
  const told = new FormData(form);
  if (!["topic", "referral", "result"].every((name) => told.get(name))) return; // the server says what is missing
  const fields = Object.fromEntries([...told].filter(([name]) => name !== "csrfmiddlewaretoken"));
  fields.at = new Date().toISOString();
  try {
    write([...read(), { guide: words.guide, fields }]);
  } catch {
    return; // no room in this telephone: the form goes its ordinary way
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  form.reset();
  form.elements.form_key.value = newKey();
  form.querySelector("details")?.removeAttribute("open");
  say(words.saving, "plain");
  said.focus();
  flush();
}, { capture: true });

addEventListener("online", flush);
addEventListener("pageshow", flush);
document.addEventListener("visibilitychange", () => { if (!document.hidden) flush(); });
setInterval(flush, 20_000);
flush();

navigator.serviceWorker?.register(words.worker).catch(() => {});
