import { ValidationPipe } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';

/** Checks a socket message against its class: unknown fields and wrong types are refused, as over HTTP. */
export const messagePipe = new ValidationPipe({
  whitelist: true,
  forbidNonWhitelisted: true,
  exceptionFactory: (errors) =>
    new DomainError(
      'validation_failed',
      {},
      {
        fields: errors.map(({ property, constraints }) => ({
          field: property,
          message: Object.values(constraints ?? {}).join('; '),
        })),
      },
    ),
});
