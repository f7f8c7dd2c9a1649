import type { Withdrawal } from '@noillin/booking';
import { moneyText, type BookingOccurrence } from '@noillin/contracts';
import { when, type Texts } from './texts';

type GroupNews = Extract<BookingOccurrence, `member_${string}` | `substitute_${string}`>;

/** What is told about members who leave a group booking and who take their place. `what`: the booking, as mails name it. */
export const groupTexts = (
  news: GroupNews,
  what: string,
  withdrawal: Withdrawal | undefined,
  currency: string,
): Texts => {
  const until = withdrawal ? ` by ${when.format(withdrawal.decideBy)}` : '';
  switch (news) {
    case 'member_withdrawing':
      return {
        brand: {
          title: 'A member withdraws',
          body: `One of the members of ${what} withdraws. Choose a substitute, go on without them, or cancel for all your money${until}; afterwards the booking goes on without them if it can, and is cancelled if not.`,
        },
        members: {
          title: 'A member withdraws',
          body: `One of the members of ${what} withdraws. The brand decides${until} how it goes on.`,
        },
      };
    case 'substitute_offered':
      return {
        offered: {
          title: 'A place is offered to you',
          body: `Somebody cannot take part in ${what}. You are asked to take their place for ${moneyText({ amount: withdrawal?.offer?.amount ?? 0, currency })}. Accept or decline it${until}.`,
        },
      };
    case 'substitute_declined':
      return {
        brand: {
          title: 'Substitute declined',
          body: `Who you asked does not take the place in ${what}. Choose somebody else, go on without a substitute, or cancel${until}.`,
        },
      };
    case 'member_substituted':
      return {
        brand: { title: 'Substitute found', body: `Who you asked takes the place in ${what}.` },
        members: { title: 'A new member', body: `A new member has taken a place in ${what}.` },
        leaver: { title: 'You are out', body: `Somebody else has taken your place in ${what}.` },
      };
    case 'member_left':
      return {
        brand: {
          title: 'Goes on with fewer',
          body: `${what} goes on with one member less. What is due to you goes back to you.`,
        },
        members: { title: 'Goes on with fewer', body: `${what} goes on with one member less.` },
        leaver: {
          title: 'You are out',
          body: `You do not take part in ${what} any more; your time is free again.`,
        },
      };
  }
};
