import { IsEmail, IsString, MaxLength } from 'class-validator';
import { Trimmed } from '../../../input';

/** Another address for an account. */
export class ChangeEmailDto {
  /**
   * The new address. At most 254 characters.
   * @example 'asha.rao@example.com'
   */
  @Trimmed()
  @IsEmail()
  @MaxLength(254)
  email!: string;

  /**
   * The account's password.
   * @example 'teal-otter-glides-44'
   */
  @IsString()
  @MaxLength(128)
  password!: string;
}
