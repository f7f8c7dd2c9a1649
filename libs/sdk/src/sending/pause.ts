/** Waits. @throws the signal's reason as soon as it is aborted */
export const pause = (ms: number, signal?: AbortSignal | null): Promise<void> =>
  new Promise((resolve, reject) => {
    const reason = (): Error => signal?.reason as Error;
    if (signal?.aborted) return reject(reason());
    const stop = (): void => {
      clearTimeout(timer);
      reject(reason());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
