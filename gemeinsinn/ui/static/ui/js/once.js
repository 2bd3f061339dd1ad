// A form that is on its way is not sent twice by an impatient finger; the server would store it once anyway.
export function enhance(form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    event.submitter?.setAttribute("aria-busy", "true");
    setTimeout(() => { delete form.dataset.sent; event.submitter?.removeAttribute("aria-busy"); }, 8000);
  });
  addEventListener("pageshow", () => { delete form.dataset.sent; });
}
