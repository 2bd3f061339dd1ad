// The error summary gets the focus, and its links put it into the field.
export function enhance(summary) {
  if (!summary.closest("[data-still]")) summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    field.closest(".field")?.scrollIntoView({ block: "start" });
    field.focus({ preventScroll: true });
  });
}
