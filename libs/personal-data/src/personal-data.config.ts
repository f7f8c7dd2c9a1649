import { IsInt, Max, Min } from 'class-validator';

export class PersonalDataConfig {
  /** Days between asking for an erasure and its being carried out, in which it can be withdrawn. */
  @IsInt() @Min(1) @Max(30) ERASURE_GRACE_DAYS = 14;
  /**
   * Seconds between the closing of an account and the erasure of what it holds: what was let in before comes to its end. Longer than
   * any instance takes a session for live that has ended, and than a request takes.
   */
  @IsInt() @Min(5) @Max(3_600) ERASURE_SETTLE_SECONDS = 60;
}
