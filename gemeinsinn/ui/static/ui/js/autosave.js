// Keeps what was typed: posts the form to data-autosave a moment after a change.
// The element with data-saved tells when; data-said holds its words ("{time} gespeichert").
// The answer may be empty, or HTML that replaces the element named in data-autosave-into.
export function enhance(form) {
  const indicator = document.querySelector("[data-saved]");
  const into = form.dataset.autosaveInto && document.querySelector(form.dataset.autosaveInto);
  let timer = 0;
  let running = null;

  async function save() {
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST", body: new FormData(form), signal: running.signal, headers: { "X-Autosave": "1" },
      });
      if (!answer.ok) return;
      const html = await answer.text();
      if (into && html.trim()) into.innerHTML = html;
      if (indicator) {
        const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
        indicator.hidden = false;
        indicator.querySelector("span").textContent = indicator.dataset.said.replace("{time}", time);
      }
    } catch {
      // Offline or aborted: what was typed is still in the form and goes along with the next change.
    }
  }

  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 700); });
  form.addEventListener("submit", () => { clearTimeout(timer); running?.abort(); });
}
