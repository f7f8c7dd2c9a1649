import { ValidateBy } from 'class-validator';

const isLanguageTag = (value: unknown): boolean => {
  try {
    return typeof value === 'string' && Intl.getCanonicalLocales(value).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** Accepts language tags (BCP 47), in any case. */
export const IsLanguageTag = (options: { each?: boolean } = {}): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isLanguageTag',
      validator: {
        validate: isLanguageTag,
        defaultMessage: () => '$property must be a language tag (BCP 47) such as en-IN',
      },
    },
    options,
  );
