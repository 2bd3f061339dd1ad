// Passkeys: hands the server's question to the browser and the browser's answer back, in a form like any other.
// The question stands in <script type="application/json" id="passkey-data">, or is fetched when signing in.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const listed = (credentials = []) => credentials.map((entry) => ({ ...entry, id: bytes(entry.id) }));

function question(options) {
  const asked = { ...options, challenge: bytes(options.challenge) };
  if (options.user) asked.user = { ...options.user, id: bytes(options.user.id) };
  if (options.excludeCredentials) asked.excludeCredentials = listed(options.excludeCredentials);
  if (options.allowCredentials) asked.allowCredentials = listed(options.allowCredentials);
  return asked;
}

function answer(credential) {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const given = parts.filter((name) => response[name]).map((name) => [name, text(response[name])]);
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: Object.fromEntries(given),
  });
}

async function asked(form) {
  if (form.dataset.passkey !== "sign-in") return JSON.parse(document.getElementById("passkey-data").textContent);
  const reply = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!reply.ok) throw new Error("no question");
  return reply.json();
}

async function credentialFor(form) {
  const data = await asked(form);
  if (form.dataset.passkey !== "create") {
    return navigator.credentials.get({ publicKey: question(data.request_options.publicKey) });
  }
  const publicKey = question(data.creation_options.publicKey);
  publicKey.authenticatorSelection = {
    ...publicKey.authenticatorSelection,
    residentKey: "required",
    requireResidentKey: true,
    userVerification: "required",
  };
  return navigator.credentials.create({ publicKey });
}

const WORDS = { NotAllowedError: "stopped", AbortError: "stopped", InvalidStateError: "known", SecurityError: "place" };

function say(form, problem) {
  const words = form.querySelector("[data-passkey-words]").content;
  const place = form.querySelector("[data-passkey-problem]");
  place.textContent = words.querySelector(`[data-word="${WORDS[problem.name] ?? "other"}"]`).textContent;
  place.hidden = false;
}

function attend(form) {
  form.closest("[hidden]")?.removeAttribute("hidden");
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    try {
      form.elements.credential.value = answer(await credentialFor(form));
      form.submit();
    } catch (problem) {
      say(form, problem);
    }
  }, { capture: true });
}

if (window.PublicKeyCredential) {
  const data = document.getElementById("passkey-data");
  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    // A second step with an app alone has no passkey to ask for.
    const options = data && form.dataset.passkey === "get" && JSON.parse(data.textContent).request_options;
    if (!options || options.publicKey.allowCredentials?.length) attend(form);
  });
}
