export interface Mail {
  subject: string;
  greetingName: string;
  body: string;
  /** What the link says. Default: "Open Noillin". */
  action?: string;
  /** Where it leads. */
  link: string;
}

const DEFAULT_ACTION = 'Open Noillin';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, whatever people wrote. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

export const mailText = ({ greetingName, body, action = DEFAULT_ACTION, link }: Mail): string =>
  [`Hello ${greetingName},`, '', body, '', `${action}: ${link}`, ''].join('\n');

export const mailHtml = ({
  subject,
  greetingName,
  body,
  action = DEFAULT_ACTION,
  link,
}: Mail): string => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
  <body style="margin:0;background:#f4f4f6;font-family:system-ui,sans-serif;color:#1c1c28">
    <main style="max-width:32rem;margin:2rem auto;padding:2rem;background:#fff;border-radius:12px">
      <h1 style="font-size:1.25rem;margin:0 0 1rem">${escapeHtml(subject)}</h1>
      <p>Hello ${escapeHtml(greetingName)},</p>
      <p>${escapeHtml(body)}</p>
      <p><a href="${escapeHtml(link)}" style="display:inline-block;padding:.6rem 1.2rem;background:#4338ca;color:#fff;border-radius:8px;text-decoration:none">${escapeHtml(action)}</a></p>
    </main>
  </body>
</html>
`;
