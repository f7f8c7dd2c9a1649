import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface ChildServer {
  /** `http://127.0.0.1:<port>` */
  url: string;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 20_000;

/** Starts a server of a benchmark as a process of its own, as the services are; it calls `announce` once it listens. */
export async function startChildServer(
  script: string,
  environment: Record<string, string> = {},
): Promise<ChildServer> {
  const child = fork(script, { env: { ...process.env, ...environment } });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
  };
  try {
    const [url] = (await Promise.race([
      once(child, 'message', { signal: AbortSignal.timeout(READY_WITHIN_MS) }),
      once(child, 'exit').then(() => Promise.reject(new Error(`${script} ended before it listened`))),
    ])) as [string];
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** For the server: tells the benchmark where it listens. */
export function announce(url: string): void {
  process.send?.(url);
}
