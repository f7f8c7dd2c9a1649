import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The one registry of the process. */
export const registry = new Registry();

/** The event loop is looked at this often (milliseconds). Node counts the wait itself as well: an idle loop shows 10 ms of delay. */
export const EVENT_LOOP_SAMPLING_MS = 10;

/** Starts collecting process, heap, event-loop and garbage-collection figures. */
export const collectProcessMetrics = (service: string): void => {
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: EVENT_LOOP_SAMPLING_MS });
};

type MetricOptions = { name: string; help: string; labelNames?: string[] };

export const counter = (options: MetricOptions): Counter =>
  new Counter({ ...options, registers: [registry] });

export const gauge = (options: MetricOptions): Gauge => new Gauge({ ...options, registers: [registry] });

/** Buckets are in seconds. */
export const histogram = (options: MetricOptions & { buckets?: number[] }): Histogram =>
  new Histogram({
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    ...options,
    registers: [registry],
  });
