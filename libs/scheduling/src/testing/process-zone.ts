import { runInThisContext } from 'node:vm';

type Scheduling = typeof import('../index');

/** Jest gives tests a copy of `process.env`; only the real one moves the clock that `Date` shows. */
const { env } = runInThisContext('process') as NodeJS.Process;

/** Does something with the library as a process loads it whose own time zone is this one. */
export function inProcessZone(zone: string, act: (scheduling: Scheduling) => void): void {
  const home = env['TZ'];
  env['TZ'] = zone;
  try {
    jest.isolateModules(() => act(jest.requireActual<Scheduling>('../index')));
  } finally {
    if (home === undefined) delete env['TZ'];
    else env['TZ'] = home;
  }
}
