/** The environment the process runs in. Anything unnamed counts as production: the strict one. */
export const environmentName = (): string => process.env['NODE_ENV'] ?? 'production';

const isRelaxed = (): boolean => ['development', 'test'].includes(environmentName());

/** A default that exists in development and tests only; elsewhere the setting is required. */
export const developmentDefault = <Value>(value: Value): Value | undefined =>
  isRelaxed() ? value : undefined;

/** Reads `.env` of the working directory into the environment, without overriding what is set. */
export const readEnvFile = (): void => {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
};

/** The raw environment: the only place where `process.env` is read. */
export const rawEnvironment = (): NodeJS.ProcessEnv => process.env;
