import { createHash } from 'node:crypto';
import { newSandboxPayment, type SandboxPayment } from '@noillin/payments';
import { checkoutPage } from './checkout-page';
import { PAGE_POLICY } from '../pages/page-style';

const NOW = Date.UTC(2026, 10, 22, 9);
const request = {
  paymentId: 'payment-1',
  bookingId: 'booking-1',
  amount: { amount: 250_000, currency: 'INR' },
  description: 'Reel with Asha',
  returnUrl: 'https://localhost:8443/',
  expiresAt: new Date(NOW + 900_000),
  idempotencyKey: 'payment-1',
};
const payment = (changes: Partial<SandboxPayment> = {}): SandboxPayment => ({
  ...newSandboxPayment(request, new Date(NOW)),
  ...changes,
});
const page = (changes?: Partial<SandboxPayment>): string =>
  checkoutPage(payment(changes), '/api/v1/sandbox/checkout/token', NOW);

describe('checkout page', () => {
  it('shows what is paid for, how much and until when', () => {
    expect(page()).toContain('Reel with Asha');
    expect(page()).toContain('INR 2,500.00');
    expect(page()).toContain(
      '<time datetime="2026-11-22T09:15:00.000Z">22 November 2026 at 09:15:00 UTC</time>',
    );
  });

  const addressesIn = (html: string): string[] =>
    [...html.matchAll(/formaction="\/api\/v1\/sandbox\/checkout\/token\/([^"]+)"/g)].map(
      ([, address = '']) => address,
    );

  it('offers to pay, to be asked by the bank, to be declined and to pay late, each by an address of its own', () => {
    expect(addressesIn(page())).toEqual([
      'pay',
      'challenge',
      'decline',
      'decline/insufficient_funds',
      'pay-late',
    ]);
  });

  it('asks to confirm or refuse while the bank waits for the payer', () => {
    expect(page({ status: 'requires_action' })).toContain('3-D Secure');
    expect(addressesIn(page({ status: 'requires_action' }))).toEqual([
      'pay',
      'decline/authentication_failed',
    ]);
  });

  it('reserves where the money is captured later, and says so', () => {
    expect(page({ capture: 'manual' })).toContain('Reserve INR 2,500.00');
    expect(page({ capture: 'manual', status: 'authorised' })).toContain('Reserved.');
  });

  it.each(['succeeded', 'authorised', 'voided'] as const)('offers nothing once it is %s', (status) => {
    expect(addressesIn(page({ status }))).toEqual([]);
  });

  it('can be tried again after a decline', () => {
    expect(page({ status: 'failed', failureCode: 'expired_card' })).toContain(
      'declined (expired_card). You can try again',
    );
    expect(page({ status: 'failed' })).toContain('<button');
  });

  it('takes nothing once it is paid', () => {
    expect(page({ status: 'succeeded' })).toContain('Paid.');
    expect(page({ status: 'succeeded' })).not.toContain('<button');
  });

  it('says when the hold is over, and when a late payment is on its way', () => {
    expect(page({ expiresAt: new Date(NOW - 1) })).toContain('The hold is over');
    expect(page({ payAt: new Date(NOW + 905_000) })).toContain(
      'late payment will be made on 22 November 2026 at 09:15:05',
    );
  });

  it('lets no markup of others in', () => {
    const hostile = page({ description: `<script>alert('x')</script> & "more"` });
    expect(hostile).not.toContain('<script');
    expect(hostile).toContain('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;');
  });

  it('runs no script and carries exactly the style that its policy allows', () => {
    const style = /<style>([^]*?)<\/style>/.exec(page())?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(PAGE_POLICY).toContain(`style-src 'sha256-${hash}'`);
    expect(PAGE_POLICY).toContain("default-src 'none'");
    expect(page()).not.toMatch(/<script| on\w+=| style=/);
  });
});
