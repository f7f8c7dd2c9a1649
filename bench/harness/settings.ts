/** What `pnpm bench` tells its benchmarks about the running platform. @throws Error when they are run without it */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run benchmarks with pnpm bench NAME`);
  return value;
}

/** core-api's own port: what is measured there is the service, not NGINX in front of it. */
export const coreApiUrl = (): string => setting('CORE_API_URL');
