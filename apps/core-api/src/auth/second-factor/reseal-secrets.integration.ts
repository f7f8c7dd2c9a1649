import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SecondFactors } from '@noillin/identity';
import { newId } from '@noillin/utils';
import { bootApp } from '../../testing';
import type { AccountConfig } from '../account.config';
import { ResealSecrets } from './reseal-secrets';
import { SecretBox } from './secret-box';

jest.setTimeout(60_000);

const [OLD, NEW] = ['o'.repeat(32), 'n'.repeat(32)];
const configOf = (config: Partial<AccountConfig>) => config as AccountConfig;
const replacing = configOf({ ACCOUNT_SECRET_KEY: NEW, ACCOUNT_SECRET_KEY_PREVIOUS: OLD });

describe('a change of the key of accounts', () => {
  let app: NestFastifyApplication;
  /** Those of this file: other tests keep secrets of another key in the same database. */
  let ours: string[] = [];
  const factors = () => app.get(SecondFactors, { strict: false });

  beforeAll(async () => {
    app = await bootApp();
  });
  afterEach(() => Promise.all(ours.map((id) => factors().remove(id))));
  afterAll(() => app.close());

  /** So many people whose secrets were sealed with the old key. */
  const people = async (count: number) => {
    ours = Array.from({ length: count }, () => newId());
    const box = new SecretBox(configOf({ ACCOUNT_SECRET_KEY: OLD }));
    for (const id of ours) await factors().begin(id, box.seal(`secret of ${id}`, id));
  };
  const reseal = () =>
    new ResealSecrets(factors(), new SecretBox(replacing), replacing).run().catch((error: unknown) => error);

  it('loses nobody their second factor, also with two services that do it at once', async () => {
    await people(205);
    await Promise.all([reseal(), reseal()]);
    const box = new SecretBox(configOf({ ACCOUNT_SECRET_KEY: NEW }));
    for (const id of ours) {
      const { sealedSecret = '' } = (await factors().find(id)) ?? {};
      expect(box.open(sealedSecret, id)).toBe(`secret of ${id}`);
    }
  });

  it('does not bring back a secret that was replaced meanwhile', async () => {
    await people(1);
    const [id = ''] = ours;
    const before = (await factors().find(id))?.sealedSecret ?? '';
    await factors().begin(id, 'another');
    expect(await factors().reseal(id, before, 'the old one')).toBe(false);
    expect((await factors().find(id))?.sealedSecret).toBe('another');
  });
});
