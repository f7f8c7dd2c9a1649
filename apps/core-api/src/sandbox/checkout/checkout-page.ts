import type { SandboxPayment } from '@noillin/payments';
import { CHECKOUT_STYLE } from './checkout-style';
import { formatInstant, formatMoney } from './format';
import { escapeHtml } from './html';

interface Note {
  text: string;
  tone: 'good' | 'bad' | 'plain';
}

const noteOf = ({ status, expiresAt, payAt }: SandboxPayment, now: number): Note | null => {
  if (status === 'succeeded') return { text: 'Paid. You can close this page.', tone: 'good' };
  if (payAt) return { text: `A late payment will be made on ${formatInstant(payAt)}.`, tone: 'plain' };
  if (expiresAt.getTime() <= now)
    return { text: 'The hold is over. A payment made now is late: the booking may be gone.', tone: 'bad' };
  if (status === 'failed') return { text: 'The card was declined. You can try again.', tone: 'bad' };
  return null;
};

const noteHtml = (note: Note | null): string =>
  note ? `<p class="note ${note.tone}" role="status">${escapeHtml(note.text)}</p>` : '';

/** Each button posts to an address of its own, so that nothing has to be read out of the form. */
const buttons = (payment: SandboxPayment, path: string): string =>
  payment.status === 'succeeded'
    ? ''
    : `<form method="post" action="${path}/pay">
    <button class="pay" formaction="${path}/pay">Pay ${escapeHtml(formatMoney(payment.amount))}</button>
    <button formaction="${path}/decline">Decline the card</button>
    <button formaction="${path}/pay-late">Pay late, after the hold is over</button>
  </form>`;

/** The checkout page of one payment. `path` is where it stands, `now` is epoch milliseconds. */
export const checkoutPage = (payment: SandboxPayment, path: string, now: number): string => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  <title>Pay ${escapeHtml(formatMoney(payment.amount))} - Noillin sandbox</title>
  <style>${CHECKOUT_STYLE}</style>
</head>
<body>
<main>
  <p class="from">Noillin sandbox checkout</p>
  <h1>${escapeHtml(payment.description)}</h1>
  <p class="amount">${escapeHtml(formatMoney(payment.amount))}</p>
  <dl>
    <dt>Held until</dt>
    <dd><time datetime="${payment.expiresAt.toISOString()}">${formatInstant(payment.expiresAt)}</time></dd>
    <dt>Booking</dt>
    <dd>${escapeHtml(payment.bookingId)}</dd>
  </dl>
  ${noteHtml(noteOf(payment, now))}
  ${buttons(payment, path)}
  <p class="small">This is a test provider: no money moves. <a href="${escapeHtml(payment.returnUrl)}">Back to Noillin</a></p>
</main>
</body>
</html>
`;
