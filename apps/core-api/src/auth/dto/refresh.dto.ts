import { IsOptional, IsString, MaxLength } from 'class-validator';

/** A refresh token, where it is not in a cookie. */
export class RefreshDto {
  /**
   * The token that the last login or refresh gave. A browser that has it in a cookie leaves it out.
   * @example 'wm1CkJ0b7XlJ0w4m0vQ1m0y1R7u3t5h2s9d8f6g4k2A'
   */
  @IsOptional()
  @IsString()
  @MaxLength(256)
  refreshToken?: string;
}
