import { IsString, MaxLength } from 'class-validator';
import { TokenDeliveryDto } from './token-delivery.dto';

/** Credentials of an account. */
export class LoginDto extends TokenDeliveryDto {
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
