import { SetMetadata } from '@nestjs/common';

export const IS_PUBLIC = 'access:public';

/** Opens a route to everybody. Every other route needs a token and names its permissions. */
export const Public = () => SetMetadata(IS_PUBLIC, true);
