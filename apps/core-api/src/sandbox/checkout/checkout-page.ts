import { PAYABLE, type SandboxPayment, type SandboxPaymentStatus } from '@noillin/payments';
import { formatInstant, formatMoney } from '../pages/format';
import { escapeHtml } from '../pages/html';
import { actionsHtml, noteHtml, pageHtml, type Action, type Note } from '../pages/page';

const END: Partial<Readonly<Record<SandboxPaymentStatus, Note>>> = {
  succeeded: { text: 'Paid. You can close this page.', tone: 'good' },
  authorised: { text: 'Reserved. The money is taken once everybody has accepted.', tone: 'good' },
  voided: { text: 'Closed: nothing was taken, and this cannot be paid any more.', tone: 'plain' },
};

const noteOf = ({ status, expiresAt, payAt, failureCode }: SandboxPayment, now: number): Note | null => {
  const end = END[status];
  if (end) return end;
  if (payAt) return { text: `A late payment will be made on ${formatInstant(payAt)}.`, tone: 'plain' };
  if (status === 'requires_action')
    return { text: 'Your bank wants to know that it is you (3-D Secure).', tone: 'plain' };
  if (expiresAt.getTime() <= now)
    return { text: 'The hold is over. A payment made now is late: the booking may be gone.', tone: 'bad' };
  if (status === 'failed')
    return { text: `The card was declined (${failureCode ?? 'no reason'}). You can try again.`, tone: 'bad' };
  return null;
};

const actionsOf = ({ status, capture, amount }: SandboxPayment, path: string): Action[] => {
  if (status === 'requires_action')
    return [
      { label: 'Confirm at the bank', path: `${path}/pay` },
      { label: 'Refuse at the bank', path: `${path}/decline/authentication_failed` },
    ];
  if (!PAYABLE.some((payable) => payable === status)) return [];
  const verb = capture === 'manual' ? 'Reserve' : 'Pay';
  return [
    { label: `${verb} ${formatMoney(amount)}`, path: `${path}/pay` },
    { label: `${verb} with 3-D Secure`, path: `${path}/challenge` },
    { label: 'Decline the card', path: `${path}/decline` },
    { label: 'Decline for lack of funds', path: `${path}/decline/insufficient_funds` },
    { label: `${verb} late, after the hold is over`, path: `${path}/pay-late` },
  ];
};

/** The checkout page of one payment. `path` is where it stands, `now` is epoch milliseconds. */
export const checkoutPage = (payment: SandboxPayment, path: string, now: number): string =>
  pageHtml(
    `Pay ${formatMoney(payment.amount)}`,
    `  <p class="from">Noillin sandbox checkout</p>
  <h1>${escapeHtml(payment.description)}</h1>
  <p class="amount">${escapeHtml(formatMoney(payment.amount))}</p>
  <dl>
    <dt>Held until</dt>
    <dd><time datetime="${payment.expiresAt.toISOString()}">${formatInstant(payment.expiresAt)}</time></dd>
    <dt>Booking</dt>
    <dd>${escapeHtml(payment.bookingId)}</dd>
  </dl>
  ${noteHtml(noteOf(payment, now))}
  ${actionsHtml(actionsOf(payment, path))}
  <p class="small">This is a test provider: no money moves. <a href="${escapeHtml(payment.returnUrl)}">Back to Noillin</a></p>`,
  );
