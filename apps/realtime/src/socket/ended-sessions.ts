import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { CoreApiClient } from '../core-api/core-api.client';

/** How often core-api is asked: with its own time to answer, the end of a session reaches its sockets within five seconds. */
const ASKED_EVERY_MS = 2_000;

interface EndedSessionsAnswer {
  sessionIds: string[];
  next: string;
}

/**
 * Which sessions have ended, asked of core-api again and again. Redis closes their sockets at once; this closes those that it
 * did not reach, because it was down or because the socket was just coming.
 */
@Injectable()
export class EndedSessions implements OnApplicationShutdown {
  private readonly logger = new Logger(EndedSessions.name);
  private timer: NodeJS.Timeout | undefined;
  private since = new Date().toISOString();
  private stopped = false;

  constructor(private readonly coreApi: CoreApiClient) {}

  /** Calls `tell` after every answer with the sessions that ended lately; some come more than once. */
  watch(tell: (sessionIds: readonly string[]) => void): void {
    this.timer = setTimeout(() => void this.ask(tell), ASKED_EVERY_MS);
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async ask(tell: (sessionIds: readonly string[]) => void): Promise<void> {
    try {
      const path = `/internal/sessions/ended?since=${encodeURIComponent(this.since)}`;
      const { sessionIds, next } = await this.coreApi.getAsService<EndedSessionsAnswer>(path);
      this.since = next;
      tell(sessionIds);
    } catch (error) {
      this.logger.debug({ err: error }, 'which sessions have ended is not known; asking again');
    }
    if (!this.stopped) this.watch(tell);
  }
}
