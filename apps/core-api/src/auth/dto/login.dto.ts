import { IsString, MaxLength } from 'class-validator';

/** Credentials of an account. */
export class LoginDto {
  /**
   * E-mail address of the account; letter case does not matter.
   * @example 'asha@example.com'
   */
  @IsString()
  @MaxLength(254)
  email!: string;

  /**
   * The password.
   * @example 'teal-otter-glides-44'
   */
  @IsString()
  @MaxLength(128)
  password!: string;
}
