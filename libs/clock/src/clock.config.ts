import { developmentDefault, environmentName } from '@noillin/config';
import { IsString } from 'class-validator';

export class ClockConfig {
  /** Provider that takes the money of new payments. Only where nobody pays real money may time be moved. */
  @IsString() PAYMENT_PROVIDER = developmentDefault('sandbox') as string;
}

/** Whether the product's clock can be moved here: while the sandbox is active, and never in production. */
export const isClockMovable = ({ PAYMENT_PROVIDER }: ClockConfig): boolean =>
  PAYMENT_PROVIDER === 'sandbox' && environmentName() !== 'production';
