// Fills the list under a place field with what begins like the text typed so far.
// Without JavaScript the list holds the quarters of the network and the field takes any place.

const PAUSE = 120;

function attend(list) {
  const field = document.querySelector(`input[list="${CSS.escape(list.id)}"]`);
  if (!field) return;
  const first = list.innerHTML;
  let waiting = 0;
  let running = null;

  async function ask(text) {
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(`${list.dataset.spots}?q=${encodeURIComponent(text)}`, { signal: running.signal });
      if (!answer.ok) return;
      const { spots } = await answer.json();
      list.replaceChildren(
        ...spots.map((spot) => {
          const option = document.createElement("option");
          option.value = spot.label;
          if (spot.hint) option.label = spot.hint;
          return option;
        }),
      );
    } catch {
      // Offline or overtaken by the next letter: the field takes any place anyway.
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    const text = field.value.trim();
    if (text.length < 2) {
      running?.abort();
      list.innerHTML = first;
      return;
    }
    waiting = setTimeout(ask, PAUSE, text);
  });
}

document.querySelectorAll("datalist[data-spots]").forEach(attend);
