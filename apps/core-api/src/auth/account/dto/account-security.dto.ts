/** How an account is secured. */
export class AccountSecurityDto {
  /**
   * Whether the e-mail address has been confirmed by a link that was mailed to it.
   * @example true
   */
  emailVerified!: boolean;
  /**
   * Whether logging in needs a second factor.
   * @example false
   */
  secondFactor!: boolean;
}
