// Focus follows what htmx has put in: the form's first field, or the row's words afterwards.
document.body.addEventListener("htmx:afterSwap", (event) => {
  const wrong = event.target.querySelector("[aria-invalid=true]");
  const first = wrong ?? event.target.querySelector("form input:not([type=hidden])") ?? event.target.querySelector("a");
  first?.focus();
});
