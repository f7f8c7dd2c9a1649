import { LINK_STYLE } from './link-style';

/** What a mailed link leads to: one question, answered by a click, so that whatever merely opens links uses none up. */
export const LINK_PAGES = {
  'verify-email': { title: 'Confirm your e-mail address', button: 'Confirm', sendTo: 'email/verify' },
  'confirm-email': { title: 'Move to this address', button: 'Move', sendTo: 'email/confirm' },
  'reset-password': { title: 'Set a new password', button: 'Set the password', sendTo: 'password/reset' },
} as const;

export type LinkPage = keyof typeof LINK_PAGES;

export const isLinkPage = (name: string): name is LinkPage => Object.hasOwn(LINK_PAGES, name);

const PASSWORD_FIELD = `<label>New password, at least 10 characters
    <input name="password" type="password" autocomplete="new-password" minlength="10" maxlength="128" required>
  </label>`;

/** The page of one kind of link. The token is not in it: the script takes it from behind the `#` of the address. */
export const linkPage = (name: LinkPage): string => {
  const { title, button, sendTo } = LINK_PAGES[name];
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  <title>${title} - Noillin</title>
  <style>${LINK_STYLE}</style>
</head>
<body>
<main>
  <h1>${title}</h1>
  <form action="/api/v1/auth/${sendTo}" method="post">
  ${name === 'reset-password' ? PASSWORD_FIELD : ''}
  <button>${button}</button>
  </form>
  <p role="status"></p>
  <noscript><p>This page needs JavaScript.</p></noscript>
</main>
<script src="page.js"></script>
</body>
</html>
`;
};
