import { Test, type TestingModule } from '@nestjs/testing';
import { ClockModule, ConfigModule, rawEnvironment } from '@noillin/config';
import { OneTimeTokens, Users } from '@noillin/identity';
import { ConsumerModule, MessagingConfig, OutboxModule } from '@noillin/messaging';
import { MongoConfig, MongoModule } from '@noillin/mongo';
import { ObservabilityModule } from '@noillin/observability';
import { RedisConfig, RedisModule } from '@noillin/redis';
import { Mailbox } from '@noillin/testing';
import { newId } from '@noillin/utils';
import { MailConfig, Mailer } from '../mail';
import { AccountMailsModule } from './account-mails.module';
import { MailAboutAccount } from './mail-about-account';

const mailbox = new Mailbox(rawEnvironment()['MAIL_WEB_URL'] ?? 'http://127.0.0.1:1080');
/** Nothing listens on the port of TCP's own multiplexer. */
const NO_MAIL_SERVER = 'smtp://127.0.0.1:1';

describe('mails with a link', () => {
  let module: TestingModule;
  let unreachable: Mailer;
  const get = <Value>(type: abstract new (...parameters: never[]) => Value): Value =>
    module.get<Value>(type, { strict: false });
  const person = async (): Promise<{ id: string; email: string }> => {
    const email = `${newId()}@example.com`;
    const account = { email, passwordHash: 'none', role: 'brand' as const, displayName: 'Chai & Co' };
    const { id } = await get(Users).create(account);
    return { id, email };
  };

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [
        ConfigModule.forRoot([MongoConfig, RedisConfig, MessagingConfig, MailConfig]),
        ObservabilityModule.forScript(),
        ClockModule,
        MongoModule,
        RedisModule,
        OutboxModule,
        ConsumerModule,
        AccountMailsModule,
      ],
    })
      .setLogger(false as never)
      .compile();
    await module.init();
    unreachable = new Mailer(Object.assign(new MailConfig(), get(MailConfig), { SMTP_URL: NO_MAIL_SERVER }));
  });
  afterAll(async () => {
    unreachable.onApplicationShutdown();
    await module.close();
  });

  it('use up no link while the mail server is away, however often they are tried', async () => {
    const { id, email } = await person();
    const event = newId();
    const failing = new MailAboutAccount(get(Users), get(OneTimeTokens), unreachable, get(MailConfig));
    for (let attempt = 0; attempt < 5; attempt += 1)
      await expect(failing.execute(event, 'account.password_reset_requested', id)).rejects.toMatchObject({
        code: 'dependency_unavailable',
      });
    await get(MailAboutAccount).execute(event, 'account.password_reset_requested', id);
    expect((await mailbox.waitFor(email, /new password/)).text).toContain('https://');
  });
});
