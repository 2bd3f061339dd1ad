// Loads only what this page has use for; everything works without it.
const parts = [
  ["[data-focus]", () => import("./js/focus.js")],
  ["details[data-dialog]", () => import("./js/dialog.js")],
  ["[data-copy]", () => import("./js/copy.js")],
  ["form[data-autosave]", () => import("./js/autosave.js")],
  ["[data-tabs], [data-keys]", () => import("./js/keys.js")],
  ["input[data-suggest]", () => import("./js/suggest.js")],
  ["input[data-most]", () => import("./js/weigh.js")],
  ["[data-later]", () => import("./js/later.js")],
  ["body[data-here]", () => import("./js/here.js")],
  ["form[method=post], form[method=POST]", () => import("./js/once.js")],
];

for (const [selector, load] of parts) {
  const found = document.querySelectorAll(selector);
  if (found.length) load().then((part) => found.forEach((element) => part.enhance(element)));
}

globalThis.caches?.keys().then((names) => {
  if (names.some((name) => name.startsWith("kept|"))) import("./js/kept.js").then((part) => part.tidy(names));
}).catch(() => {});
