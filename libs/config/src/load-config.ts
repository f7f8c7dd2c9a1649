import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import { rawEnvironment } from './environment';

/** A class whose decorated properties are named like the environment variables they hold. */
export type ConfigSlice<Slice extends object = object> = new () => Slice;

/** Names every setting that is wrong and why, never its value. */
export class ConfigurationError extends Error {
  constructor(readonly problems: string[]) {
    super(`Configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigurationError';
  }
}

const explain = (error: ValidationError): string =>
  `${error.property}: ${Object.values(error.constraints ?? { invalid: 'is not valid' }).join('; ')}`;

/** Only the settings that the slice describes, and of those only the ones that are set. */
const pick = (slice: ConfigSlice, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const described = getMetadataStorage().getTargetValidationMetadatas(slice, '', false, false);
  const names = new Set(described.map(({ propertyName }) => propertyName));
  return Object.fromEntries(Object.entries(environment).filter(([name, value]) => names.has(name) && value));
};

/** The compiler records no type for a property that only has a default, so the default's own type decides. */
const convert = (value: string | undefined, defaultValue: unknown): unknown => {
  if (typeof defaultValue === 'number') return Number(value);
  if (typeof defaultValue === 'boolean')
    return ['true', 'false'].includes(value ?? '') ? value === 'true' : value;
  return value;
};

const toTyped = (slice: ConfigSlice, environment: NodeJS.ProcessEnv): object => {
  const defaults = new slice() as Record<string, unknown>;
  const given = Object.entries(pick(slice, environment));
  return Object.fromEntries(given.map(([name, value]) => [name, convert(value, defaults[name])]));
};

/** Reads and validates the slices; throws one ConfigurationError that names everything that is wrong. */
export function loadConfig<Slices extends ConfigSlice[]>(
  slices: [...Slices],
  environment: NodeJS.ProcessEnv = rawEnvironment(),
): { [Index in keyof Slices]: InstanceType<Slices[Index]> } {
  const loaded = slices.map((slice) =>
    plainToInstance(slice, toTyped(slice, environment), {
      enableImplicitConversion: true,
      exposeDefaultValues: true,
    }),
  );
  const problems = loaded.flatMap((slice) =>
    validateSync(slice, { validationError: { target: false, value: false } }),
  );
  if (problems.length > 0) throw new ConfigurationError([...new Set(problems.map(explain))]);
  return loaded as { [Index in keyof Slices]: InstanceType<Slices[Index]> };
}
