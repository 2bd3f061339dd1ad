// Ticking at the door, also without a connection: ticks are kept on the phone and sent when there is one.
const door = document.querySelector("[data-door]");

async function digest(code) {
  const letters = code.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const sum = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(letters));
  return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

class Waiting {
  constructor(key) { this.key = `door:${key}`; }
  all() { try { return JSON.parse(localStorage.getItem(this.key)) ?? []; } catch { return []; } }
  put(ticks) { try { localStorage.setItem(this.key, JSON.stringify(ticks)); return true; } catch { return false; } }
}

function start() {
  const said = door.querySelector("[data-door-said]");
  const known = JSON.parse(door.dataset.list);
  const waiting = new Waiting(door.dataset.post);
  const token = door.querySelector("[name=csrfmiddlewaretoken]")?.value;
  let sending = false;

  const row = (id) => door.querySelector(`[data-id="${CSS.escape(String(id))}"]`);
  const say = (words) => { said.textContent = words; };

  function show(id, tick, waits) {
    const found = row(id);
    if (!found) return;
    found.dataset.tick = tick;
    found.toggleAttribute("data-waits", waits);
    for (const button of found.querySelectorAll("[data-set]")) {
      const on = button.dataset.set === tick;
      button.setAttribute("aria-pressed", String(on));
      button.value = on ? "offen" : button.dataset.set;
    }
  }

  async function send() {
    const ticks = waiting.all();
    if (sending || !ticks.length) return;
    sending = true;
    try {
      const answer = await fetch(door.dataset.post, {
        method: "POST", body: JSON.stringify(ticks),
        headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      });
      if (answer.redirected || [400, 403, 404, 410].includes(answer.status)) {
        say(door.dataset.again);
        sending = false;
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const { states, refused } = await answer.json();
      waiting.put(waiting.all().slice(ticks.length));
      const left = new Set(waiting.all().map((one) => String(one.id)));
      for (const [id, tick] of Object.entries(states)) if (!left.has(id)) show(id, tick, false);
      say(refused.length ? refused.map((one) => one.problem).join(" ") : door.dataset.synced);
      document.dispatchEvent(new Event("door:synced"));
    } catch {
      say(door.dataset.offline);
    }
    sending = false;
    if (waiting.all().length && navigator.onLine) setTimeout(send, 5000);
  }

  function tick(id, value, code) {
    const kept = waiting.put([...waiting.all(), { id, tick: value, at: new Date().toISOString(), code: code ?? "" }]);
    show(id, value, true);
    if (kept) send();
    return kept;
  }

  door.addEventListener("submit", (event) => {
    const form = event.target.closest(".door__ticks");
    if (!form) return;
    if (!tick(form.elements.wer.value, event.submitter.value)) return;
    event.preventDefault();
    event.stopPropagation();  // the form is not sent, so nobody has to keep it from being sent twice
  }, true);

  async function byCode(code) {
    const sum = await digest(code);
    const found = known.find((one) => one.digest === sum);
    if (!found) { say(door.dataset.unknown); return false; }
    tick(found.id, "da", code);
    row(found.id).scrollIntoView({ block: "center" });
    return true;
  }

  const tools = door.querySelector("[data-door-tools]");
  const field = door.querySelector("[data-door-code]");
  if (tools && globalThis.crypto?.subtle) {
    tools.hidden = false;
    field.addEventListener("input", async () => {
      if (field.value.replace(/[^a-zA-Z0-9]/g, "").length === 8 && await byCode(field.value)) field.value = "";
    });
    const scan = door.querySelector("[data-door-scan]");
    if ("BarcodeDetector" in globalThis && navigator.mediaDevices) {
      scan.hidden = false;
      scan.addEventListener("click", () => read(door.querySelector("[data-door-video]"), byCode));
    }
  }

  for (const one of waiting.all()) show(one.id, one.tick, true);
  addEventListener("online", send);
  send();
}

async function read(video, found) {
  if (video.srcObject) return;
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  video.hidden = false;
  await video.play();
  let last = "";
  const look = async () => {
    if (!video.srcObject) return;
    const [code] = await detector.detect(video).catch(() => []);
    if (code && code.rawValue !== last) { last = code.rawValue; await found(code.rawValue); }
    setTimeout(look, 300);
  };
  look();
}

if (door) start();
