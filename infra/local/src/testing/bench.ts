import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Progress } from '../../bin/shared/progress.mjs';
import { interruptionBySignals } from '../cli/interruption';
import { certificateFiles, UNHINDERED_LIMITS } from '../gateway';
import { REPOSITORY_ROOT, createInstance } from '../instance';
import { startPlatform } from '../platform';
import { platformEnvironment } from './environment';
import { runProgram } from './run-program';

const BENCH_TIMEOUT_MS = 30 * 60_000;

/** Benchmarks are TypeScript, compiled as they are loaded. */
const RUNTIME = { NODE_ENV: 'production', SWC_NODE_PROJECT: join(REPOSITORY_ROOT, 'tsconfig.base.json') };

/** `pnpm bench NAME`: the benchmark of that folder, on an instance of its own without rate limits. @returns the exit code */
export async function runBench(argv: readonly string[]): Promise<number> {
  const [name = '', ...args] = argv;
  if (!benchmarks().includes(name)) {
    process.stderr.write(`pnpm bench NAME, with one of: ${benchmarks().join(', ')}\n`);
    return 1;
  }
  const interruption = interruptionBySignals();
  const progress = new Progress((line) => process.stderr.write(`${line}\n`));
  const instance = createInstance('bench_test');
  // Most benchmarks ask the services themselves, past the gateway: without its secret they let them.
  const serviceEnv = { LOG_LEVEL: 'warn', GATEWAY_SECRET: '' };
  const measured = { limits: UNHINDERED_LIMITS, serviceEnv };
  const platform = await startPlatform(instance, { progress, interruption, ...measured });
  try {
    const { exitCode } = await runProgram({
      script: join(REPOSITORY_ROOT, 'bench', name, 'index.ts'),
      nodeArgs: ['--require', '@swc-node/register'],
      args,
      cwd: join(REPOSITORY_ROOT, 'bench'),
      env: {
        ...process.env,
        ...platformEnvironment(instance, ''),
        PLATFORM_CA_KEY: certificateFiles(dirname(instance.certificate)).key,
        CORE_API_URL: `http://127.0.0.1:${instance.ports.coreApi}`,
        CORE_API_METRICS_URL: `http://127.0.0.1:${instance.ports.coreApiMetrics}/metrics`,
        ...RUNTIME,
      },
      logFile: join(instance.logsDir, `${name}.log`),
      timeoutMs: BENCH_TIMEOUT_MS,
      interruption,
      onOutput: (text) => process.stdout.write(text),
    });
    return exitCode;
  } finally {
    await platform.stop();
  }
}

function benchmarks(): string[] {
  const folder = join(REPOSITORY_ROOT, 'bench');
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, 'index.ts')));
}
