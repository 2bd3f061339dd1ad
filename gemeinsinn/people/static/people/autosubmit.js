// Presses the one button of a page that was opened from a mail, so that one click there is enough.
// Once only: coming back with the browser's button must not send it again. A page loaded unseen waits until it is seen.

const form = document.querySelector("form[data-autosubmit]");

function press() {
  if (document.visibilityState !== "visible") {
    document.addEventListener("visibilitychange", press, { once: true });
    return;
  }
  const key = `pressed:${location.pathname}`;
  try {
    if (sessionStorage.getItem(key)) return;
    sessionStorage.setItem(key, "1");
  } catch {
    return; // No memory, no pressing by itself: the button is there.
  }
  form.requestSubmit();
}

if (form && performance.getEntriesByType("navigation")[0]?.type !== "back_forward") press();
