// The list of opportunities on somebody else's page. It is put into a shadow root: neither page's styles touch the other.
// Without this script, or without a connection, the link inside stays where it is.
for (const place of document.querySelectorAll("[data-gemeinsinn]")) {
  if (place.shadowRoot) continue;
  fetch(place.dataset.gemeinsinn, { credentials: "omit", referrerPolicy: "no-referrer" })
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))))
    .then((list) => { place.attachShadow({ mode: "open" }).innerHTML = list; })
    .catch(() => {});
}
