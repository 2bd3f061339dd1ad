// A file larger than what is taken (data-most, bytes) is said at its field before it is sent:
// the server refuses such a request unread, and what was typed beside it would be gone.
export function enhance(input) {
  const words = document.createElement("p");
  words.className = "problem";
  words.role = "alert";
  input.addEventListener("change", () => {
    const heavy = [...input.files].some((file) => file.size > Number(input.dataset.most));
    words.textContent = heavy ? input.dataset.tooLarge : "";
    input.setAttribute("aria-invalid", String(heavy));
    if (heavy) input.value = "";
    if (heavy) input.after(words); else words.remove();
  });
}
