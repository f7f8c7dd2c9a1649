import { splitByWeight, type Part } from '@noillin/payments';

const NOBODY: Part = { influencerId: null, amount: 0, left: 0 };

/** What is left of a member's part, and of the platform's fee on it: the fee spread over the members' parts by largest remainder. */
export const shareOf = (parts: readonly Part[], memberId: string): { part: number; fee: number } => {
  const members = parts.filter(({ influencerId }) => influencerId !== null);
  const platform = parts.find(({ influencerId }) => influencerId === null) ?? NOBODY;
  const lefts = members.map(({ left }) => left);
  const fees = lefts.some((left) => left > 0) ? splitByWeight(platform.left, lefts) : [];
  const index = members.findIndex(({ influencerId }) => influencerId === memberId);
  return { part: lefts[index] ?? 0, fee: fees[index] ?? 0 };
};
