import type { Money } from '@noillin/contracts';
import { IsCurrency } from './is-currency';
import { IsInt, Max, Min } from 'class-validator';

/** An amount of money. */
export class MoneyDto implements Money {
  /**
   * Whole number of the currency's minor unit (paise, cents); never a fraction.
   * @example 250000
   */
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  amount!: number;

  /**
   * ISO 4217 code in capitals.
   * @example 'INR'
   */
  @IsCurrency()
  currency!: string;
}
