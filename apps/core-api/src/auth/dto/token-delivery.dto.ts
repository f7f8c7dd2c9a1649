import { IsIn, IsOptional } from 'class-validator';

export const TOKEN_DELIVERIES = ['body', 'cookie'] as const;
export type TokenDelivery = (typeof TOKEN_DELIVERIES)[number];

/** Where a client wants its refresh token. */
export class TokenDeliveryDto {
  /**
   * Where the refresh token goes: in the answer, or, for pages of the platform's own origin, in an httpOnly cookie that scripts
   * cannot read. The answer then has no `refreshToken`, and refreshing and logging out need none in the body.
   * @example 'body'
   */
  @IsOptional()
  @IsIn(TOKEN_DELIVERIES)
  refreshTokenIn?: TokenDelivery;
}
