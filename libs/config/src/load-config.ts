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

/** Reads and validates the slices; throws one ConfigurationError that names everything that is wrong. */
export function loadConfig<Slices extends ConfigSlice[]>(
  slices: [...Slices],
  environment: NodeJS.ProcessEnv = rawEnvironment(),
): { [Index in keyof Slices]: InstanceType<Slices[Index]> } {
  const loaded = slices.map((slice) =>
    plainToInstance(slice, pick(slice, environment), {
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
