/** Tells the process manager that the process answers requests now (PM2's `wait_ready`). */
export const signalReady = (): void => {
  process.send?.('ready');
};

/**
 * Connections that may wait to be accepted. With Node's 511 a burst of a thousand would find the queue full, and TCP tries
 * again only after a second: longer than NGINX waits. The system's own limit (net.core.somaxconn) still applies.
 */
export const LISTEN_BACKLOG = 4_096;
