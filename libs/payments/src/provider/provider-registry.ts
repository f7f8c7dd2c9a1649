import { Inject, Injectable } from '@nestjs/common';
import { PaymentsConfig } from '../payments.config';
import type { PaymentProvider } from './payment-provider';

/** Injection token of all providers of this build. */
export const PROVIDERS = Symbol('PROVIDERS');

/** The providers by name: the configured one takes new payments, the others still answer for old ones. */
@Injectable()
export class ProviderRegistry {
  private readonly byName: ReadonlyMap<string, PaymentProvider>;

  constructor(@Inject(PROVIDERS) providers: PaymentProvider[], config: PaymentsConfig) {
    this.byName = new Map(providers.map((provider) => [provider.name, provider]));
    this.get(config.PAYMENT_PROVIDER);
  }

  find(name: string): PaymentProvider | undefined {
    return this.byName.get(name);
  }

  /** @throws Error for a name that no provider of this build has */
  get(name: string): PaymentProvider {
    const provider = this.find(name);
    if (!provider) throw new Error(`there is no payment provider named ${name}`);
    return provider;
  }
}
