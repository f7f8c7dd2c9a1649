import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';

export const IS_FOR_SERVICES = 'access:for-services';

/** A route of the platform's own services, which show a service token. The gateway leads nobody there, nor does the documentation. */
export const ForServices = () => applyDecorators(SetMetadata(IS_FOR_SERVICES, true), ApiExcludeEndpoint());
