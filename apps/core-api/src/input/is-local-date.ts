import { isLocalDate } from '@noillin/scheduling';
import { ValidateBy } from 'class-validator';

/** Accepts days that the calendar has, as `YYYY-MM-DD`. */
export const IsLocalDate = (): PropertyDecorator =>
  ValidateBy({
    name: 'isLocalDate',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isLocalDate(value),
      defaultMessage: () => '$property must be a day such as 2026-11-24',
    },
  });
