import { Pool } from 'undici';

export interface CrowdRequest {
  path: string;
  body: string;
  headers: Record<string, string>;
}

/** How often each status was answered. */
export type Tally = Record<number, number>;

export interface CrowdResult {
  /** From the first request to the last byte of the last answer. */
  milliseconds: number;
  tally: Tally;
}

const TIMEOUT_MS = 60_000;

/** Many clients with a connection each, who all send at the same moment. Connections stay open between the moments. */
export class Crowd {
  private readonly pool: Pool;

  constructor(
    url: string,
    private readonly size: number,
  ) {
    const timeouts = { headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS, keepAliveTimeout: TIMEOUT_MS };
    this.pool = new Pool(url, { connections: size, pipelining: 1, ...timeouts });
  }

  /** Everybody sends the same POST. */
  async post(request: CrowdRequest): Promise<CrowdResult> {
    const started = performance.now();
    const statuses = await Promise.all(Array.from({ length: this.size }, () => this.send(request)));
    return { milliseconds: performance.now() - started, tally: tallyOf(statuses) };
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }

  private async send({ path, body, headers }: CrowdRequest): Promise<number> {
    const answer = await this.pool.request({ method: 'POST', path, body, headers });
    await answer.body.dump();
    return answer.statusCode;
  }
}

function tallyOf(statuses: readonly number[]): Tally {
  const tally: Tally = {};
  for (const status of statuses) tally[status] = (tally[status] ?? 0) + 1;
  return tally;
}
