import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldProblem } from '@noillin/contracts';

/** One entry per offending field with its path, e.g. `weekly.0.start`. */
export const toFieldProblems = (errors: ValidationError[], parent = ''): FieldProblem[] =>
  errors.flatMap((error) => {
    const field = `${parent}${error.property}`;
    const own = Object.values(error.constraints ?? {}).map((message) => ({ field, message }));
    return [...own, ...toFieldProblems(error.children ?? [], `${field}.`)];
  });

/** Validates every DTO: unknown fields are refused and nothing is converted unless the DTO says so with `@Type`. */
export const createValidationPipe = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    transformOptions: { enableImplicitConversion: false, exposeDefaultValues: true },
    exceptionFactory: (errors) =>
      new DomainError('validation_failed', {}, { fields: toFieldProblems(errors) }),
  });
