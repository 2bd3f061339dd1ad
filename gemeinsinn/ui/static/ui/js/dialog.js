// A details that works without script becomes a native dialog.
export function enhance(details) {
  if (!("HTMLDialogElement" in window)) return;
  const opener = document.createElement("button");
  const summary = details.querySelector("summary");
  opener.type = "button";
  opener.className = summary.className;
  opener.append(...summary.childNodes);
  opener.setAttribute("aria-haspopup", "dialog");

  const dialog = document.createElement("dialog");
  const sheet = details.querySelector(".dialog__sheet");
  const heading = sheet.querySelector("h2");
  const head = document.createElement("div");
  const close = document.createElement("button");
  dialog.id = details.id;
  dialog.className = "dialog__box";
  dialog.setAttribute("aria-labelledby", heading.id);
  head.className = "dialog__head";
  close.type = "button";
  close.className = "btn btn--bare btn--slim";
  close.textContent = details.dataset.close;
  close.addEventListener("click", () => dialog.close());
  heading.replaceWith(head);
  head.append(heading, close);
  dialog.append(sheet);

  opener.addEventListener("click", () => dialog.showModal());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  details.replaceWith(opener, dialog);
  if (sheet.querySelector("[aria-invalid=true]")) dialog.showModal();
}
