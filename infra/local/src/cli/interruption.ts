const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Aborted by the first Ctrl-C (or `npm stop`, or a closed terminal); later ones do not disturb the tidying up. */
export function interruptionBySignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of SIGNALS) process.on(signal, () => controller.abort());
  return controller.signal;
}

export function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  // An abort signal does not keep the process alive; this timer does.
  const keepAlive = setInterval(() => {}, 2 ** 30);
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      clearInterval(keepAlive);
      resolve();
    });
  });
}

/** The task's result, unless the signal comes first: then it throws and the task goes on unheeded. */
export async function unlessAborted<Result>(task: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const aborted = untilAborted(signal).then((): never => {
    throw new Error('interrupted');
  });
  return Promise.race([task, aborted]);
}
