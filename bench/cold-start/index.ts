import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { compare } from '../harness/compare';
import { run } from '../harness/run';
import { setting } from '../harness/settings';
import { compile } from './compile';
import { msUntilReady, type Program } from './ms-until-ready';

const CORE_API = join(__dirname, '../../apps/core-api');

/** From the start of the process to the first 200 of the liveness route: core-api / a Nest application of one route. */
run(async () => {
  const coreApi: Program = {
    script: join(CORE_API, 'dist/main.js'),
    cwd: CORE_API,
    environment: {
      LOG_LEVEL: 'warn',
      PUBLIC_URL: setting('PLATFORM_URL'),
      PAYMENT_PROVIDER: 'sandbox',
      // Production asks for them; nothing is sealed here.
      ACCOUNT_SECRET_KEY: randomBytes(32).toString('hex'),
      WEBHOOK_SECRET_KEY: randomBytes(32).toString('hex'),
    },
  };
  const bare: Program = {
    script: compile(join(__dirname, 'bare-app.ts')),
    cwd: __dirname,
    environment: {},
  };
  return compare({
    name: 'cold-start',
    target: { atMost: 1.5 },
    unit: 'ms',
    rounds: 9,
    ours: () => msUntilReady(coreApi),
    bare: () => msUntilReady(bare),
  });
});
