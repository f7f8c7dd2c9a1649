import { type Instance } from '../instance';
import { runChecks } from './checks';
import { type JestStage, runJest } from './jest-stage';
import { type Stage, type TestOptions } from './options';
import { PlatformUnderTest } from './platform-under-test';
import { serviceLogs } from './service-logs';
import { NOTHING, type Tally, add, failedAsAWhole } from './tally';
import { type TestRun } from './test-run';

const MINUTE_MS = 60_000;

/** Chosen stages in order; one that fails does not keep the next from running. Everything that was started is stopped. */
export async function runStages(
  run: TestRun,
  instance: Instance,
  { stages, full }: TestOptions,
): Promise<Tally> {
  let tally = NOTHING;
  if (stages.includes('lint')) tally = add(tally, await runChecks(run));
  if (stages.includes('unit')) tally = add(tally, await runJest(run, UNIT));
  const onServers = stages.filter(
    (stage) => stage === 'integration' || stage === 'e2e' || stage === 'drills',
  );
  return onServers.length > 0 ? add(tally, await runOnServers(run, instance, onServers, full)) : tally;
}

async function runOnServers(
  run: TestRun,
  instance: Instance,
  stages: readonly Stage[],
  full: boolean,
): Promise<Tally> {
  let platform: PlatformUnderTest;
  try {
    platform = await PlatformUnderTest.start(instance, run);
  } catch (error) {
    return allFailed(run, stages, error);
  }
  try {
    let tally = NOTHING;
    if (stages.includes('integration')) {
      tally = add(tally, await runJest(run, { ...INTEGRATION, env: platform.integrationEnvironment() }));
    }
    const onPlatform = stages.filter((stage) => stage !== 'integration');
    return onPlatform.length > 0 ? add(tally, await runOnPlatform(run, platform, onPlatform, full)) : tally;
  } finally {
    await run.progress.run('Stopping', () => platform.stop());
  }
}

async function runOnPlatform(
  run: TestRun,
  platform: PlatformUnderTest,
  stages: readonly Stage[],
  full: boolean,
): Promise<Tally> {
  let env: Record<string, string>;
  try {
    env = await platform.startApplication();
  } catch (error) {
    run.progress.note(serviceLogs(run.logsDir));
    return allFailed(run, stages, error);
  }
  let tally = NOTHING;
  if (stages.includes('e2e')) tally = add(tally, await runJest(run, { ...E2E, env }));
  if (stages.includes('drills'))
    tally = add(tally, await runJest(run, { ...drills(full), env: { ...env, ...drillLength(full) } }));
  if (tally.failed > 0) run.progress.note(serviceLogs(run.logsDir));
  return tally;
}

/** What could not even be started counts as failed: none of its tests was seen to pass. */
function allFailed(run: TestRun, stages: readonly Stage[], error: unknown): Tally {
  run.interruption.throwIfAborted();
  run.progress.note(error instanceof Error ? error.message : String(error));
  return stages.map((stage) => failedAsAWhole(`${stage} could not start`)).reduce(add, NOTHING);
}

const UNIT: JestStage = {
  project: 'unit',
  label: 'Unit tests',
  env: {},
  inBand: false,
  timeoutMs: 15 * MINUTE_MS,
};
const INTEGRATION: JestStage = {
  project: 'integration',
  label: 'Integration tests',
  env: {},
  inBand: true,
  timeoutMs: 35 * MINUTE_MS,
};
const E2E: JestStage = {
  project: 'e2e',
  label: 'End-to-end tests',
  env: {},
  inBand: true,
  timeoutMs: 25 * MINUTE_MS,
};

function drills(full: boolean): JestStage {
  return {
    project: 'drills',
    label: 'Drills',
    env: {},
    inBand: true,
    timeoutMs: (full ? 60 : 20) * MINUTE_MS,
  };
}

const drillLength = (full: boolean): Record<string, string> => (full ? { DRILL: 'full' } : {});
