/** Where everything of the sandbox stands. */
export const SANDBOX_PREFIX = '/api/v1/sandbox/';

export const checkoutPath = (token: string): string =>
  `${SANDBOX_PREFIX}checkout/${encodeURIComponent(token)}`;

export const onboardingPath = (token: string): string =>
  `${SANDBOX_PREFIX}onboarding/${encodeURIComponent(token)}`;
