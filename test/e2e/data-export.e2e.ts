import { type Person, eventually, freshBrand, freshInfluencer, succeeded } from '@noillin/testing';
import { type PlatformUnderTest, openPlatform, refused } from '../support';

interface ExportView {
  id: string;
  status: string;
  downloadPath: string | null;
}

interface FileView {
  format: string;
  userId: string;
  collections: Record<string, Record<string, unknown>[]>;
}

describe('a copy of one’s data', () => {
  let platform: PlatformUnderTest;
  let user: Person;
  beforeAll(async () => {
    platform = openPlatform();
    user = await freshInfluencer(platform.api);
  });
  afterAll(() => platform.close());

  const ready = ({ id }: ExportView): Promise<string> =>
    eventually(
      async () => {
        const { downloadPath } = await succeeded(user.api.get<ExportView>(`/account/export/${id}`));
        if (downloadPath === null) throw new Error('not ready yet');
        return downloadPath;
      },
      { within: 30_000 },
    );

  it('is gathered in the background, told of by mail, and downloaded by its owner alone', async () => {
    const asked = await user.api.post<ExportView>('/account/export');
    expect([asked.status, asked.body.status]).toEqual([202, 'requested']);
    const path = await ready(asked.body);
    const answer = await user.api.get<FileView>(path);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="noillin-data-/);
    expect(answer.body).toMatchObject({ format: 'noillin-data-export/1', userId: user.user.id });
    expect(answer.body.collections['users']).toEqual([expect.objectContaining({ email: user.email })]);
    expect(JSON.stringify(answer.body)).not.toContain('passwordHash');
    await platform.mailbox.waitFor(user.email, /A copy of your data is ready/, { within: 30_000 });
    const stranger = await freshBrand(platform.api);
    expect(await refused(stranger.api.get(path))).toEqual([404, 'not_found']);
    expect(await refused(platform.api.get(path))).toEqual([401, 'token_missing']);
  });
});
