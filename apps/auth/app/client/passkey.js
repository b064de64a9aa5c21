/**
 * Passkeys are the one thing here that a form cannot do alone. A form with `data-passkey` asks the browser for one
 * before it is sent, and carries the answer in its field `response`.
 */
const BASE = '/api/v1';
const PATHS = {
  get: `${BASE}/auth/sign-in/passkey/options`,
  create: `${BASE}/account/factors/passkeys/options`,
};

async function ask(kind) {
  const answer = await fetch(PATHS[kind], {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.title);
  if (kind === 'create') {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(body.options);
    return navigator.credentials.create({ publicKey });
  }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(body.options);
  return navigator.credentials.get({ publicKey });
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) continue;
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const message = form.querySelector('[data-message]');
    message.textContent = '';
    try {
      const credential = await ask(form.dataset.passkey);
      form.elements.response.value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch (error) {
      message.textContent =
        error.name === 'NotAllowedError'
          ? 'No passkey was used. Try again, or use another way.'
          : error.message;
    }
  });
}
