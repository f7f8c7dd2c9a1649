const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Aborted by the first Ctrl-C (or `npm stop`, or a closed terminal); later ones do not disturb the tidying up. */
export function interruptionBySignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of SIGNALS) process.on(signal, () => controller.abort());
  return controller.signal;
}

/** Waits, and keeps the process alive for it: a signal handler alone does not. */
export async function stayUntilAborted(signal: AbortSignal): Promise<void> {
  const keepAlive = setInterval(() => {}, 2 ** 30);
  await abortionOf(signal);
  clearInterval(keepAlive);
}

/** The task's result, unless the signal comes first: then it throws and the task goes on unheeded. */
export async function unlessAborted<Result>(task: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const aborted = abortionOf(signal).then((): never => {
    throw new Error('interrupted');
  });
  return Promise.race([task, aborted]);
}

function abortionOf(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
