export const DELIVERY_ORDERS = ['normal', 'reversed', 'shuffled'] as const;
export type DeliveryOrder = (typeof DELIVERY_ORDERS)[number];

/** How the platform is to hear of what happened. */
export interface DeliveryWishes {
  /** How late it hears of it, in milliseconds. What happens does so at once. */
  delayMs: number;
  /** How often the same event is delivered. */
  times: number;
  /**
   * `reversed`: an earlier attempt's event arrives after the outcome's. `shuffled`: every event of the payment so far is
   * delivered once more, all of them in any order.
   */
  order: DeliveryOrder;
}

export const PROMPTLY: DeliveryWishes = { delayMs: 0, times: 1, order: 'normal' };
