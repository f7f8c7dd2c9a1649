import { IsString, Length, MaxLength } from 'class-validator';

/** Another password for an account. */
export class ChangePasswordDto {
  /**
   * The password so far.
   * @example 'teal-otter-glides-44'
   */
  @IsString()
  @MaxLength(128)
  currentPassword!: string;

  /**
   * 10 to 128 characters. Common passwords and ones that contain the e-mail are refused.
   * @example 'seven-wet-umbrellas'
   */
  @IsString()
  @Length(10, 128)
  newPassword!: string;
}
