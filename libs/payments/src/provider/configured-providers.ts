import type { PaymentsConfig } from '../payments.config';
import type { PaymentProvider } from './payment-provider';

/** The providers whose secrets are set: any other would answer webhooks that nobody can have signed. */
export const configuredProviders = (
  config: PaymentsConfig,
  sandbox: PaymentProvider,
  stripe: PaymentProvider,
): PaymentProvider[] => [
  ...(config.SANDBOX_WEBHOOK_SECRET ? [sandbox] : []),
  ...(config.STRIPE_SECRET_KEY ? [stripe] : []),
];
