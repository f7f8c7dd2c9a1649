import { IsString, MaxLength } from 'class-validator';

/** Whose password was forgotten. */
export class ForgottenPasswordDto {
  /**
   * E-mail address of the account; letter case does not matter.
   * @example 'asha@example.com'
   */
  @IsString()
  @MaxLength(254)
  email!: string;
}
