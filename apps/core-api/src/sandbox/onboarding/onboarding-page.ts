import type { SandboxAccount } from '@noillin/payments';
import { formatInstant } from '../pages/format';
import { escapeHtml } from '../pages/html';
import { actionsHtml, noteHtml, pageHtml, type Note } from '../pages/page';

const isOld = ({ link }: SandboxAccount, now: number): boolean => !link || link.expiresAt.getTime() <= now;

const noteOf = (account: SandboxAccount, now: number): Note | null => {
  if (account.identified) return { text: 'You are known here. Money can reach you.', tone: 'good' };
  if (isOld(account, now)) return { text: 'This link is too old. Ask for a new one.', tone: 'bad' };
  return null;
};

const wayBack = ({ identified, link }: SandboxAccount): string =>
  link ? ` <a href="${escapeHtml(identified ? link.returnUrl : link.refreshUrl)}">Back to Noillin</a>` : '';

/** The page on which an influencer would identify themselves and name their bank account. */
export const onboardingPage = (account: SandboxAccount, path: string, now: number): string => {
  const canGoOn = !account.identified && !isOld(account, now);
  return pageHtml(
    'Get paid',
    `  <p class="from">Noillin sandbox payouts</p>
  <h1>Get paid for your work</h1>
  <p>A real provider would ask who you are and for your bank account. Here one click does.</p>
  <dl>
    <dt>Account</dt>
    <dd>${escapeHtml(account.id)}</dd>
    <dt>Link works until</dt>
    <dd>${account.link ? formatInstant(account.link.expiresAt) : 'used up'}</dd>
  </dl>
  ${noteHtml(noteOf(account, now))}
  ${canGoOn ? actionsHtml([{ label: 'That is me, and this is my bank account', path: `${path}/complete` }]) : ''}
  <p class="small">This is a test provider: no money moves.${wayBack(account)}</p>`,
  );
};
