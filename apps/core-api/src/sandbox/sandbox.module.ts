import { Module, type DynamicModule } from '@nestjs/common';
import { loadConfig } from '@noillin/config';
import { PaymentsConfig, SandboxModule as SandboxLibraryModule } from '@noillin/payments';
import { PaymentsModule } from '../payments';
import { CheckoutController } from './checkout/checkout.controller';
import { ClockController } from './clock/clock.controller';
import { OnboardingController } from './onboarding/onboarding.controller';
import { AcceptPageForms } from './pages/accept-page-forms';
import { SandboxAccountsController } from './sandbox-accounts.controller';
import { SimulationController } from './simulation.controller';

/** The sandbox's routes. */
@Module({})
export class SandboxModule {
  /** Registers the routes only while new payments go to the sandbox. */
  static whileActive(): DynamicModule {
    const [{ PAYMENT_PROVIDER }] = loadConfig([PaymentsConfig]);
    if (PAYMENT_PROVIDER !== 'sandbox') return { module: SandboxModule };
    return {
      module: SandboxModule,
      imports: [PaymentsModule, SandboxLibraryModule],
      controllers: [
        SimulationController,
        SandboxAccountsController,
        CheckoutController,
        OnboardingController,
        ClockController,
      ],
      providers: [AcceptPageForms],
    };
  }
}
