import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Gateway, PRODUCTION_LIMITS, createInstance, startGateway } from '@noillin/local';
import { ApiClient, type ApiResponse, freePorts } from '@noillin/testing';
import { outcomes, refusal, sendWebhook, webhookBody } from '../support';

/** The test instance is one address that stands for thousands; here is a second NGINX before it, limited as in production. */
describe('too many requests from one address', () => {
  let stateDir: string;
  let gateway: Gateway;
  let api: ApiClient;

  beforeAll(async () => {
    stateDir = mkdtempSync(join(tmpdir(), 'noillin-limits-'));
    const { secrets, ports: of } = createInstance('test');
    const behind = { coreApi: of.coreApi, realtime: of.realtime };
    const [https = 0, http = 0] = await freePorts(2);
    const ports = { https, http, ...behind };
    gateway = await startGateway({ stateDir, ports, secrets }, PRODUCTION_LIMITS);
    const ca = readFileSync(join(stateDir, 'certificate', 'certificate.pem'));
    api = ApiClient.open({ url: `https://localhost:${ports.https}`, ca });
  });
  afterAll(async () => {
    await api.close();
    await gateway.stop();
    rmSync(stateDir, { recursive: true, force: true });
  });

  const atOnce = (times: number, ask: () => Promise<ApiResponse<unknown>>) =>
    Promise.all(Array.from({ length: times }, ask));
  const guess = () => api.post('/auth/login', { email: 'asha@noillin.test', password: 'guess-after-guess' });

  it('to sign in are refused with when to come back', async () => {
    const answers = await atOnce(60, guess);
    const { '401 credentials_invalid': answered = 0, '429 rate_limited': limited = 0 } = outcomes(answers);
    expect(answered + limited).toBe(60);
    expect(limited).toBeGreaterThan(20);
    const refusedOne = answers.find(({ status }) => status === 429);
    const problem = await refusal(Promise.resolve(refusedOne as ApiResponse<unknown>));
    expect(problem.retryAfter).toBeGreaterThanOrEqual(1);
  });

  it('to sign in do not keep anybody from reading', async () => {
    await atOnce(40, guess);
    expect(outcomes(await atOnce(20, () => api.get('/gigs?limit=1')))).toEqual({ '200': 20 });
  });

  it('never keep a payment provider from telling its news', async () => {
    await atOnce(40, guess);
    const news = () =>
      sendWebhook(api, webhookBody({ paymentId: 'nobodys', amount: 1, type: 'payment.dreamt' }));
    expect(outcomes(await atOnce(50, news))).toEqual({ '200': 50 });
  });
});
