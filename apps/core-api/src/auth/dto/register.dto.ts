import { SELF_ASSIGNABLE_ROLES } from '@noillin/contracts';
import { Transform } from 'class-transformer';
import { IsEmail, IsIn, IsString, Length, MaxLength } from 'class-validator';
import { IsUnguessable } from '../passwords/is-unguessable';
import { TokenDeliveryDto } from './token-delivery.dto';

const trim = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

/** A new account. */
export class RegisterDto extends TokenDeliveryDto {
  /**
   * E-mail address; it is the login. Letter case does not matter. At most 254 characters (RFC 5321).
   * @example 'asha@example.com'
   */
  @Transform(trim)
  @IsEmail()
  @MaxLength(254)
  email!: string;

  /**
   * 10 to 128 characters. Common passwords and ones that contain the e-mail are refused.
   * @example 'teal-otter-glides-44'
   */
  @IsString()
  @Length(10, 128)
  @IsUnguessable('email')
  password!: string;

  /**
   * What the account is for. It cannot be changed.
   * @example 'influencer'
   */
  @IsIn(SELF_ASSIGNABLE_ROLES)
  role!: (typeof SELF_ASSIGNABLE_ROLES)[number];

  /**
   * Name that others see, 1 to 80 characters.
   * @example 'Asha Rao'
   */
  @Transform(trim)
  @IsString()
  @Length(1, 80)
  displayName!: string;
}
