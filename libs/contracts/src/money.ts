/** An amount of money: an integer count of the currency's minor unit (paise, cents) and an ISO 4217 code. Never a float. */
export interface Money {
  /** Minor units, e.g. 250000 = 2,500.00 INR. */
  amount: number;
  /** ISO 4217 code in capitals, e.g. INR. */
  currency: string;
}
