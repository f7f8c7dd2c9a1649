/** Overrides the refusal, for a production database that is known to be a demonstration. */
const FORCE = '--force';

/**
 * Demo accounts share a password that everybody can read.
 * @throws Error in production, unless forced
 */
export const refuseProduction = (environment: string, args: readonly string[]): void => {
  if (environment !== 'production' || args.includes(FORCE)) return;
  throw new Error(
    `NODE_ENV is production, and every demo account has the same documented password. Use ${FORCE} if you mean it.`,
  );
};
