export { StripeProvider } from './stripe-provider';
export { STRIPE_API_VERSION } from './stripe-client';
