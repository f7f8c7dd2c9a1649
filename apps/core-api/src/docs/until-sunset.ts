import { Injectable, mixin, type CanActivate, type Type } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { SystemClock } from '@noillin/utils';

/** Lets requests through until a route's sunset (`YYYY-MM-DD`, UTC); from then on the route is as unknown as any other. */
export const untilSunset = (sunset: string): Type<CanActivate> => {
  const goneFrom = Date.parse(sunset);

  @Injectable()
  class UntilSunset implements CanActivate {
    constructor(private readonly clock: SystemClock) {}

    /** @throws DomainError `route_not_found` */
    canActivate(): boolean {
      if (this.clock.now() >= goneFrom) throw new DomainError('route_not_found');
      return true;
    }
  }
  return mixin(UntilSunset);
};
