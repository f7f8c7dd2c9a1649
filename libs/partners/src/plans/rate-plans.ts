/** How often an API key may ask. */
export interface RatePlan {
  name: string;
  /** Requests in a window. */
  requests: number;
  /** Length of a window. */
  seconds: number;
}

/** The plans in `name=requests/seconds,...`; the first one is for everybody who has no other. */
export const readRatePlans = (text: string): [RatePlan, ...RatePlan[]] => {
  const plans = text.split(',').map((entry) => {
    const [name = '', rate = ''] = entry.split('=');
    const [requests, seconds] = rate.split('/').map(Number);
    return { name, requests: requests ?? 0, seconds: seconds ?? 0 };
  });
  return plans as [RatePlan, ...RatePlan[]];
};
