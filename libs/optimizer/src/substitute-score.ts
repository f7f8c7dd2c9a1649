/** What a gig costs, in the minor unit of one currency, and how many followers it reaches. */
export interface Offer {
  readonly price: number;
  readonly reach: number;
}

const PRICE = 0.4;
const REACH = 0.3;
const WINDOW = 0.3;

/**
 * How well another gig does instead, 0 to 1: two fifths for not costing more, three tenths for not reaching fewer people, three
 * tenths for the score of its best window. To be cheaper, or to reach more, is not better than as wanted: it is another thing.
 */
export function substituteScore(wanted: Offer, offered: Offer & { readonly window: number }): number {
  const price = offered.price > 0 ? Math.min(1, wanted.price / offered.price) : 1;
  const reach = wanted.reach > 0 ? Math.min(1, offered.reach / wanted.reach) : 1;
  return PRICE * price + REACH * reach + WINDOW * offered.window;
}
