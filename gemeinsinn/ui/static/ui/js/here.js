// Says that somebody is here: when something moves, at most every four minutes a page, and only while the page is seen.
const MOVES = ["pointermove", "pointerdown", "touchstart", "wheel", "keydown"];
const PAUSE = 240_000;

export function enhance(body) {
  let told = -PAUSE;
  const tell = () => {
    if (document.hidden || performance.now() - told < PAUSE) return;
    told = performance.now();
    fetch(body.dataset.here, { keepalive: true }).catch(() => {});
  };
  MOVES.forEach((move) => addEventListener(move, tell, { passive: true }));
}
