import { MINUTE } from './units';

/** A wall-clock time, `HH:mm`, `00:00` to `23:59`; the end of a window may also be `24:00`. */
export type LocalTime = string;

const LOCAL_TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/** Milliseconds on the wall clock since 00:00, `24:00` included; undefined for anything else. */
export function parseLocalTime(text: string): number | undefined {
  if (!LOCAL_TIME.test(text)) return undefined;
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * MINUTE;
}

/** @throws RangeError for anything but `HH:mm` or `24:00` */
export function timeOfDay(time: LocalTime): number {
  const milliseconds = parseLocalTime(time);
  if (milliseconds === undefined) throw new RangeError(`Not a local time: ${time}`);
  return milliseconds;
}
