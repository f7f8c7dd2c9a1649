import { escapeHtml } from './html';
import { PAGE_STYLE } from './page-style';

export interface Note {
  text: string;
  tone: 'good' | 'bad' | 'plain';
}

/** A form of one button: each posts to an address of its own, so that nothing has to be read out of the form. */
export interface Action {
  label: string;
  path: string;
}

export const noteHtml = (note: Note | null): string =>
  note ? `<p class="note ${note.tone}" role="status">${escapeHtml(note.text)}</p>` : '';

/** The first action stands out: it is what a form does that is sent by the Enter key, too. */
export const actionsHtml = (actions: readonly Action[]): string => {
  const [first] = actions;
  if (!first) return '';
  const buttons = actions.map(
    ({ label, path }, index) =>
      `<button${index === 0 ? ' class="pay"' : ''} formaction="${path}">${escapeHtml(label)}</button>`,
  );
  return `<form method="post" action="${first.path}">
    ${buttons.join('\n    ')}
  </form>`;
};

/** A whole page of the sandbox around its main part, which is HTML already. */
export const pageHtml = (title: string, main: string): string => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  <title>${escapeHtml(title)} - Noillin sandbox</title>
  <style>${PAGE_STYLE}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
