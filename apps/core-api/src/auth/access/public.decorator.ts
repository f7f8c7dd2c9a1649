import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';

export const IS_PUBLIC = 'access:public';

/** Opens a route to everybody. Every other route needs a token and names its permissions. */
export const Public = () => SetMetadata(IS_PUBLIC, true);

export const KNOWS_USER = 'access:knows-user';

/** As Public, but whoever sends a token is who it says, and may see more: a bad token is refused rather than ignored. */
export const PublicKnowingUser = () =>
  applyDecorators(Public(), SetMetadata(KNOWS_USER, true), ApiBearerAuth());
