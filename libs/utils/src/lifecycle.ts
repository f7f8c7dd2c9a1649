/** Tells the process manager that the process answers requests now (PM2's `wait_ready`). */
export const signalReady = (): void => {
  process.send?.('ready');
};
