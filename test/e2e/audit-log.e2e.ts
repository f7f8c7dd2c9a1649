import { execFile } from 'node:child_process';
import { type ApiClient, type Person, eventually, freshBrand, succeeded } from '@noillin/testing';
import { Database, type PlatformUnderTest, freshAdmin, openPlatform, refused } from '../support';

interface EntryView {
  seq: number;
  action: string;
  actorId: string | null;
  subject: { type: string; id: string } | null;
  details: Record<string, unknown>;
  correlationId: string;
}

describe('the audit log', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let admin: Person;
  let user: Person;
  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    admin = await freshAdmin(platform.api, database, 'super');
  });
  beforeEach(async () => void (user = await freshBrand(platform.api)));
  afterAll(() => Promise.all([platform.close(), database.close()]));

  const list = async (api: ApiClient, query: Record<string, string | number>): Promise<EntryView[]> =>
    (await succeeded(api.get<{ items: EntryView[] }>('/admin/audit', { query: { limit: 100, ...query } })))
      .items;
  /** Waits until what the actor did is in the log. */
  const did = (actor: Person, action: string, subjectId: string): Promise<EntryView> =>
    eventually(async () => {
      const entries = await list(admin.api, { actor: actor.user.id, action });
      const found = entries.find(({ subject }) => subject?.id === subjectId);
      if (!found) throw new Error(`no ${action} of ${subjectId} among ${JSON.stringify(entries)}`);
      return found;
    });

  it('tells of an account from its beginning on: opened, logged in, password changed', async () => {
    const newPassword = 'seven-wet-umbrellas-8';
    await succeeded(user.api.post('/auth/password', { currentPassword: user.password, newPassword }));
    const [opened, changed] = [
      await did(user, 'account.registered', user.user.id),
      await did(user, 'account.password_changed', user.user.id),
    ];
    expect(opened.details).toEqual({ role: 'brand' });
    expect(changed.seq).toBeGreaterThan(opened.seq);
    expect(await list(admin.api, { actor: user.user.id, action: 'session.opened' })).toHaveLength(1);
  });

  it('tells what admins look at and change, by whom, under which request', async () => {
    const answer = await admin.api.post(`/admin/users/${user.user.id}/suspend`);
    expect(answer.status).toBe(200);
    const asked = await eventually(async () => {
      const writes = await list(admin.api, { actor: admin.user.id, action: 'admin.write' });
      const write = writes.find(({ details }) => details['id'] === user.user.id);
      if (!write) throw new Error('not written down yet');
      return write;
    });
    const suspended = await did(admin, 'account.suspended', user.user.id);
    expect(asked.subject?.id).toMatch(/^POST .*\/admin\/users\/:id\/suspend$/);
    expect(suspended.correlationId).toBe(asked.correlationId);
    await eventually(async () =>
      expect(await list(admin.api, { actor: admin.user.id, action: 'admin.read' })).not.toHaveLength(0),
    );
  });

  it('tells of wrong passwords, and names nobody by more than an id', async () => {
    const wrong = { email: user.email, password: 'guess-after-guess' };
    expect((await platform.api.post('/auth/login', wrong)).status).toBe(401);
    const failed = await eventually(async () => {
      const all = await list(admin.api, { action: 'account.login_failed' });
      const own = all.find(({ subject }) => subject?.id === user.user.id);
      if (!own) throw new Error('not written down yet');
      return own;
    });
    expect(failed).toMatchObject({ actorId: null, details: { waitSeconds: 0 } });
    expect(JSON.stringify(failed)).not.toContain(user.email);
  });

  it('is read by super admins and nobody else', async () => {
    const support = await freshAdmin(platform.api, database, 'support');
    for (const api of [user.api, support.api])
      expect(await refused(api.get('/admin/audit'))).toEqual([403, 'permission_denied']);
    const { details } = await did(support, 'admin.refused', 'GET /api/v1/admin/audit');
    expect(details).toEqual({ code: 'permission_denied' });
    expect(await refused(platform.api.get('/admin/audit'))).toEqual([401, 'token_missing']);
    expect(await refused(admin.api.get('/admin/audit?cursor=bm90LWEtbnVtYmVy'))).toEqual([
      400,
      'invalid_cursor',
    ]);
  });

  it('is found sound by `pnpm audit:verify`', async () => {
    await did(user, 'account.registered', user.user.id);
    expect(await auditVerify()).toMatch(/^The audit log is sound: \d+ entries/);
  });
});

/** Runs what `pnpm audit:verify` runs, on the platform under test. @throws Error when the log is broken */
const auditVerify = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: 'test' };
    execFile('node', ['apps/worker/dist/verify-audit.js'], { env }, (error, stdout, stderr) =>
      error ? reject(new Error(`${stdout}${stderr}`, { cause: error })) : resolve(stdout),
    );
  });
