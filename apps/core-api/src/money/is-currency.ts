import { ValidateBy, type ValidationOptions } from 'class-validator';

/** The ISO 4217 codes that this platform knows. */
const CODES = new Set(Intl.supportedValuesOf('currency'));

/** Accepts ISO 4217 currency codes in capitals. */
export const IsCurrency = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isCurrency',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && CODES.has(value),
        defaultMessage: () => '$property must be an ISO 4217 currency code',
      },
    },
    options,
  );
