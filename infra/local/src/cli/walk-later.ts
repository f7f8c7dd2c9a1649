import { type Instance } from '../instance';

/** Stands in until the walk exists. */
export function runWalk(_instance: Instance): Promise<void> {
  return Promise.resolve();
}
