/** Hands the token of the address, and the password if the page asks for one, to the API, and says what became of it. */
export const LINK_SCRIPT = `'use strict';
const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
history.replaceState(null, '', location.pathname);
const form = document.querySelector('form');
const status = document.querySelector('[role=status]');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const password = form.elements.namedItem('password')?.value;
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(password === undefined ? { token } : { token, password }),
    });
    if (answer.ok) form.remove();
    const problem = answer.ok ? null : await answer.json();
    status.textContent = problem ? (problem.errors?.[0]?.message ?? problem.detail) : 'Done. You can close this page.';
  } catch {
    status.textContent = 'The server did not answer. Please try again.';
  }
});
`;
