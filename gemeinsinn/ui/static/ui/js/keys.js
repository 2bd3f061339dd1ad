// Tabs by arrow keys; rows of a desk by J and K, X selects, Enter opens.
export function enhance(area) {
  if (area.matches("[data-tabs]")) {
    area.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const links = [...area.querySelectorAll("a")];
      links[(links.indexOf(document.activeElement) + step + links.length) % links.length].focus();
    });
    return;
  }
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input:not([type=checkbox]), textarea, select, dialog")) return;
    const rows = [...area.querySelectorAll(".due")];
    const here = rows.indexOf(document.activeElement.closest(".due"));
    const step = { j: 1, k: -1 }[event.key.toLowerCase()];
    if (step) {
      const next = rows[Math.min(rows.length - 1, Math.max(0, here + step))];
      next?.querySelector("h3 a, .due__act a, .due__act button")?.focus();
      next?.scrollIntoView({ block: "nearest" });
    } else if (event.key.toLowerCase() === "x" && here >= 0) {
      rows[here].querySelector(".due__pick input")?.click();
    }
  });
}
