import { isValidZone } from '@noillin/scheduling';
import { ValidateBy } from 'class-validator';

/** Accepts IANA time zones. */
export const IsTimeZone = (): PropertyDecorator =>
  ValidateBy({
    name: 'isTimeZone',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isValidZone(value),
      defaultMessage: () => '$property must be an IANA time zone such as Asia/Kolkata',
    },
  });
