// The day by keyboard: J and K move, X ticks, Enter does the row's verb. Can be switched off (WCAG 2.1.4).
const list = document.querySelector("[data-desk-keys]");
const hint = document.querySelector("[data-desk-keys-hint]");
const KEPT = "desk-keys-off";

function kept() {
  try { return localStorage.getItem(KEPT) === "1"; } catch { return false; }
}

function keep(off) {
  try { localStorage.setItem(KEPT, off ? "1" : ""); } catch { /* private window: it lasts for this page */ }
}

function move(rows, here, step) {
  const next = rows[Math.min(rows.length - 1, Math.max(0, here + step))];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

if (list) {
  let off = kept();
  document.addEventListener("keydown", (event) => {
    if (off || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, dialog, [popover]")) return;
    const rows = [...list.querySelectorAll(".due")];
    const here = rows.indexOf(document.activeElement.closest(".due"));
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") {
      move(rows, here, key === "j" ? 1 : -1);
    } else if (key === "x" && here >= 0) {
      rows[here].querySelector(".due__pick input").click();
      rows[here].focus();
    } else if (event.key === "Enter" && document.activeElement === rows[here]) {
      event.preventDefault();
      rows[here].querySelector(".due__act .btn").click();
    }
  });

  const toggle = hint.querySelector("button");
  const name = () => { toggle.textContent = off ? toggle.dataset.on : toggle.dataset.off; };
  toggle.addEventListener("click", () => { off = !off; keep(off); name(); });
  hint.hidden = false;
  name();
}

// The bar for several says how many are ticked and offers only what can be done to them.
const bar = list?.querySelector(".bulk");
if (bar) {
  const said = bar.querySelector("[data-ticked]");
  const update = () => {
    const rows = [...list.querySelectorAll(".due:has(.due__pick :checked)")];
    const acts = new Set(rows.flatMap((row) => row.dataset.acts.split(" ")));
    said.textContent = said.dataset.ticked.replace("{n}", rows.length);
    for (const button of bar.querySelectorAll("[data-act]")) button.hidden = !acts.has(button.dataset.act);
  };
  list.addEventListener("change", update);
  list.addEventListener("reset", () => setTimeout(update));
  addEventListener("pageshow", update);
}

// A ready-made reason is a beginning: it goes into the text field, where it can be changed.
for (const chips of document.querySelectorAll("[data-reasons]")) {
  const field = chips.closest("form").querySelector("textarea");
  chips.addEventListener("change", (event) => { field.value = event.target.value; field.focus(); });
}

// The menu's current entry is in sight on a narrow screen.
document.querySelector(".desk__nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
