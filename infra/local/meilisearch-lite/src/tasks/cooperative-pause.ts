import type { Pause } from '../search-index';

const SLICE_MS = 20;

/** A pause that costs nothing until the work has run for a while, and then lets waiting requests through. */
export function cooperativePause(): Pause {
  let sliceStart = performance.now();
  return async () => {
    if (performance.now() - sliceStart < SLICE_MS) return;
    await new Promise(setImmediate);
    sliceStart = performance.now();
  };
}
