// A form that is on its way is not sent twice by an impatient finger; the server would store it once anyway.
// One that brings a file (data-file) leaves its page as it is: nothing would take "busy" from the button again.
export function enhance(form) {
  if ("file" in form.dataset) return;
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    leaveAWayBack(form);
    event.submitter?.setAttribute("aria-busy", "true");
    setTimeout(() => { delete form.dataset.sent; event.submitter?.removeAttribute("aria-busy"); }, 8000);
  });
  addEventListener("pageshow", () => { delete form.dataset.sent; });
}

// A page that refused a form cannot be shown again by the browser's "back": it gets the address at which the form stands.
function leaveAWayBack(form) {
  const refused = performance.getEntriesByType("navigation")[0]?.responseStatus >= 400;
  if (refused && ("autosave" in form.dataset || form.action === location.href)) history.replaceState(null, "", form.action);
}
