// Copies a link; the button says so for a moment.
export function enhance(button) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  const words = button.querySelector("span");
  const usual = words.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    words.textContent = button.dataset.done;
    setTimeout(() => { words.textContent = usual; }, 3000);
  });
}
