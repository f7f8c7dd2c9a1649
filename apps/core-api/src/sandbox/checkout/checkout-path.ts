/** Where checkout pages stand. */
export const CHECKOUT_PREFIX = '/api/v1/sandbox/checkout/';

export const checkoutPath = (token: string): string => `${CHECKOUT_PREFIX}${encodeURIComponent(token)}`;
