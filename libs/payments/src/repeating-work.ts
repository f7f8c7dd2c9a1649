import { sleep } from '@noillin/utils';

export interface RepeatingWorkOptions {
  /** Pause between two runs, in milliseconds. */
  everyMs: number;
  /** A run that failed does not end the repetition; it is reported here. */
  onError: (error: unknown) => void;
}

/** Runs work again and again, one run at a time, until it is stopped; stopping waits for the run in progress. */
export class RepeatingWork {
  private stopped = false;
  private running: Promise<void> = Promise.resolve();
  private cutShort: (() => void) | undefined;

  constructor(
    private readonly work: () => Promise<unknown>,
    private readonly options: RepeatingWorkOptions,
  ) {}

  start(): void {
    this.running = this.repeat();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.cutShort?.();
    await this.running;
  }

  private async repeat(): Promise<void> {
    while (!this.stopped) {
      await this.work().catch(this.options.onError);
      await this.pause();
    }
  }

  private async pause(): Promise<void> {
    if (this.stopped) return;
    const stopped = new Promise<void>((resolve) => (this.cutShort = resolve));
    await Promise.race([sleep(this.options.everyMs), stopped]);
  }
}
