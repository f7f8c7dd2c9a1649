import { IsInt, Max, Min } from 'class-validator';

export class PersonalDataConfig {
  /** Days between asking for an erasure and its being carried out, in which it can be withdrawn. */
  @IsInt() @Min(1) @Max(30) ERASURE_GRACE_DAYS = 14;
}
