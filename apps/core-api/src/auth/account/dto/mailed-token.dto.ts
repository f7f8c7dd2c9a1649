import { IsString, Length, MaxLength } from 'class-validator';

/** What stood in a mailed link after `#token=`. */
export class MailedTokenDto {
  /**
   * The token, good once.
   * @example 'wm1CkJ0b7XlJ0w4m0vQ1m0y1R7u3t5h2s9d8f6g4k2A'
   */
  @IsString()
  @MaxLength(256)
  token!: string;
}

/** A new password, by a mailed link. */
export class ResetPasswordDto extends MailedTokenDto {
  /**
   * 10 to 128 characters. Common passwords and ones that contain the e-mail are refused.
   * @example 'seven-wet-umbrellas'
   */
  @IsString()
  @Length(10, 128)
  password!: string;
}
