import { IsString, MaxLength } from 'class-validator';
import { TokenDeliveryDto } from '../../dto/token-delivery.dto';

/** The password once more. */
export class PasswordDto {
  /**
   * The account's password.
   * @example 'teal-otter-glides-44'
   */
  @IsString()
  @MaxLength(128)
  password!: string;
}

/** A one-time code. */
export class CodeDto {
  /**
   * Six digits of the authenticator, or, once there are some, a recovery code; each is good once.
   * @example '287082'
   */
  @IsString()
  @MaxLength(40)
  code!: string;
}

/** The password and a code. */
export class PasswordAndCodeDto extends CodeDto {
  /**
   * The account's password.
   * @example 'teal-otter-glides-44'
   */
  @IsString()
  @MaxLength(128)
  password!: string;
}

/** What an authenticator needs. Shown once. */
export class AuthenticatorDto {
  /**
   * The secret in Base32, for typing in.
   * @example 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
   */
  secret!: string;
  /**
   * The same for a QR code.
   * @example 'otpauth://totp/Noillin:asha%40example.com?issuer=Noillin&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30'
   */
  uri!: string;
}

/** Codes for the day on which the authenticator is lost. Shown once, each good once. */
export class RecoveryCodesDto {
  /**
   * Ten of them.
   * @example ['3vqd-8k2m-x0ra-7ncw']
   */
  recoveryCodes!: string[];
}

/** The second step of a login. */
export class AnswerChallengeDto extends TokenDeliveryDto {
  /**
   * What `POST /auth/login` gave with the problem `mfa_required`; good for five minutes and five attempts.
   * @example 'wm1CkJ0b7XlJ0w4m0vQ1m0y1R7u3t5h2s9d8f6g4k2A'
   */
  @IsString()
  @MaxLength(256)
  challengeToken!: string;

  /**
   * Six digits of the authenticator, or a recovery code; each is good once.
   * @example '287082'
   */
  @IsString()
  @MaxLength(40)
  code!: string;
}
