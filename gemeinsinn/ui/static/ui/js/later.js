// Puts into an element what its address answers, once somebody gets near it; until then, and without, its link is enough.
export function enhance(element) {
  new IntersectionObserver(async ([seen], watcher) => {
    if (!seen.isIntersecting) return;
    watcher.disconnect();
    const answer = await fetch(element.dataset.later).catch(() => null);
    if (answer?.ok) element.innerHTML = await answer.text();
  }, { rootMargin: "200px" }).observe(element);
}
