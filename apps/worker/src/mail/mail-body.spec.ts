import { escapeHtml, mailHtml, mailText } from './mail-body';

const mail = {
  subject: 'Booking <confirmed> & paid',
  greetingName: '<img src=x onerror=alert(1)>',
  body: `Your “reel” is "booked" & it's <b>paid</b>.`,
  link: 'https://noillin.example/?a=1&b="2"',
};

describe('a mail', () => {
  it('lets nobody write HTML into it', () => {
    const html = mailHtml(mail);
    expect(html).not.toMatch(/<img|<b>|<confirmed>/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).toContain('href="https://noillin.example/?a=1&amp;b=&quot;2&quot;"');
  });

  it('says the same as plain text, as it was written', () => {
    expect(mailText(mail)).toBe(
      `Hello ${mail.greetingName},\n\n${mail.body}\n\nOpen Noillin: ${mail.link}\n`,
    );
  });

  it('escapes every character that means something', () => {
    expect(escapeHtml(`&<>"'é`)).toBe('&amp;&lt;&gt;&quot;&#39;é');
  });
});
