import { Logger } from '@nestjs/common';

/**
 * Runs a piece of work again and again, one run at a time, with a pause in between. A run that fails is logged and the
 * next one comes as usual; work that found more than it could take is run again at once.
 */
export class Periodic {
  private readonly logger: Logger;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  /** `work` answers whether there is more to do right now. */
  constructor(
    name: string,
    private readonly pauseMs: number,
    private readonly work: () => Promise<boolean>,
  ) {
    this.logger = new Logger(name);
  }

  start(): void {
    this.running = this.run();
  }

  /** Resolves when the run in progress, if any, has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    let more = false;
    try {
      more = await this.work();
    } catch (error) {
      this.logger.warn({ err: error }, 'a timer run failed; the next one comes as usual');
    }
    if (this.stopped) return;
    this.timer = setTimeout(() => this.start(), more ? 0 : this.pauseMs);
  }
}
