// Words as one types, in the pattern of an ARIA combobox with a list: arrows choose, Enter searches, Escape closes.
// Without it the field is a field like any other.
const PAUSE = 120;
const FEWEST = 2;

export function enhance(field) {
  const list = document.createElement("ul");
  const said = document.createElement("span");
  list.id = `${field.id}-vorschlaege`;
  list.className = "suggest";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels[0]?.textContent.trim() ?? "");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", list.id);
  field.after(list, said);

  let typed = field.value;
  let timer = 0;
  let running = null;

  const options = () => [...list.children];
  const chosen = () => options().findIndex((option) => option.getAttribute("aria-selected") === "true");

  function choose(number) {
    options().forEach((option, position) => option.setAttribute("aria-selected", String(position === number)));
    const option = options()[number];
    field.value = option ? option.textContent : typed;
    if (option) {
      field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  }

  function close() {
    clearTimeout(timer);
    running?.abort();
    list.hidden = true;
    list.replaceChildren();
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    said.textContent = "";
  }

  function show(words) {
    if (!words.length) { close(); return; }
    list.replaceChildren(...words.map((word, number) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${number}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dir = "auto";
      option.textContent = word;
      return option;
    }));
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    said.textContent = (field.dataset.said ?? "").replace("{n}", words.length);
  }

  async function ask() {
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: running.signal });
      if (answer.ok && document.activeElement === field) show((await answer.json()).words);
    } catch {
      // Offline or overtaken by the next letter: one can search without suggestions.
    }
  }

  field.addEventListener("input", () => {
    typed = field.value;
    clearTimeout(timer);
    if (typed.trim().length < FEWEST) close();
    else timer = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !list.hidden) {
      event.preventDefault();
      const count = options().length + 1;  // one place more: what was typed
      choose((chosen() + 1 + step + count) % count - 1);
    } else if (step === 1 && typed.trim().length >= FEWEST) {
      ask();
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      field.value = typed;
      close();
    } else if (event.key === "Enter") close();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());  // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    field.value = option.textContent;
    close();
    field.form.requestSubmit();
  });
  field.addEventListener("blur", close);
}
