import { Injectable } from '@nestjs/common';

/** Resolves when the dependency answers, rejects with the reason when it does not. */
export type HealthCheck = () => Promise<unknown>;

export interface HealthReport {
  ready: boolean;
  /** `up`, or the reason why not, per dependency. Private: the public route shows `ready` only. */
  dependencies: Record<string, string>;
}

const CHECK_TIMEOUT_MS = 1_500;

/** Collects the health checks that the modules of a service contribute. */
@Injectable()
export class HealthRegistry {
  private readonly checks = new Map<string, { check: HealthCheck; required: boolean }>();

  /** A service is ready while every required dependency is up; the others are only reported. */
  register(name: string, check: HealthCheck, required = true): void {
    this.checks.set(name, { check, required });
  }

  async report(): Promise<HealthReport> {
    const results = await Promise.all(
      [...this.checks].map(async ([name, { check, required }]) => ({
        name,
        required,
        state: await this.run(check),
      })),
    );
    return {
      ready: results.every(({ required, state }) => !required || state === 'up'),
      dependencies: Object.fromEntries(results.map(({ name, state }) => [name, state])),
    };
  }

  private async run(check: HealthCheck): Promise<string> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`no answer within ${CHECK_TIMEOUT_MS} ms`)),
        CHECK_TIMEOUT_MS,
      );
    });
    try {
      await Promise.race([check(), late]);
      return 'up';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      clearTimeout(timer);
    }
  }
}
