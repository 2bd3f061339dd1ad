// Near me, and places remembered on this device: both only when somebody asks for it. The search works without.
const KEPT = "gemeinsinn-orte";
const MOST = 5;
const COARSE = 2;  // decimals of a degree: about a kilometre

function nearMe(line) {
  const form = document.getElementById(line.dataset.here);
  if (!form || !navigator.geolocation) return;
  const said = line.querySelector("[role=status]");
  line.hidden = false;
  line.nextElementSibling.hidden = false;
  line.querySelector("button").addEventListener("click", () => {
    said.textContent = line.dataset.wait;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const here = form.elements.namedItem("bei") ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "bei" }));
        here.value = `${coords.latitude.toFixed(COARSE)},${coords.longitude.toFixed(COARSE)}`;
        form.elements.namedItem("ort").value = "";
        form.requestSubmit();
      },
      () => { said.textContent = line.dataset.no; },
      { enableHighAccuracy: false, timeout: 10_000, maximumAge: 600_000 },
    );
  });
  // A place that is written counts more than where the browser was
  form.elements.namedItem("ort")?.addEventListener("input", (event) => {
    const here = form.elements.namedItem("bei");
    if (here && event.target.value.trim()) here.remove();
  });
}

function kept() {
  try {
    const places = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(places) ? places.filter((place) => typeof place === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function keep(places) {
  try {
    if (places.length) localStorage.setItem(KEPT, JSON.stringify(places.slice(0, MOST)));
    else localStorage.removeItem(KEPT);
  } catch {
    // A browser that keeps nothing: then nothing is remembered.
  }
}

function chip(label, name, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chip";
  button.textContent = label;
  if (name) button.setAttribute("aria-label", name);
  button.addEventListener("click", act);
  return button;
}

function places(line) {
  const field = document.getElementById(line.dataset.places);
  if (!field) return;
  const words = (sentence, place) => sentence.replace("{place}", place);

  function draw() {
    const known = kept();
    const typed = field.value.trim();
    const parts = known.map((place) => {
      const pair = document.createElement("span");
      pair.className = "places__one";
      pair.append(
        chip(place, "", () => { field.value = place; field.dispatchEvent(new Event("input")); field.form.requestSubmit(); }),
        chip("×", words(line.dataset.forget, place), () => { keep(kept().filter((one) => one !== place)); draw(); field.focus(); }),
      );
      return pair;
    });
    if (typed && !known.includes(typed)) parts.push(chip(words(line.dataset.keep, typed), "", () => { keep([typed, ...kept()]); draw(); }));
    if (known.length) parts.unshift(Object.assign(document.createElement("span"), { className: "small soft", textContent: line.dataset.title }));
    line.replaceChildren(...parts);
    line.hidden = !parts.length;
  }

  field.addEventListener("change", draw);
  draw();
}

document.querySelectorAll("[data-here]").forEach(nearMe);
document.querySelectorAll("[data-places]").forEach(places);
