import { getConnectionToken } from '@nestjs/mongoose';
import { Test, type TestingModule } from '@nestjs/testing';
import { BookingConfig } from '@noillin/booking';
import { ClockModule, ConfigModule, rawEnvironment } from '@noillin/config';
import { isDomainError, type EventEnvelope } from '@noillin/contracts';
import { Users } from '@noillin/identity';
import { ConsumerModule, MessagingConfig, OutboxModule } from '@noillin/messaging';
import { MongoConfig, MongoModule } from '@noillin/mongo';
import { NotificationRepository, type NotificationDraft } from '@noillin/notifications';
import { ObservabilityModule } from '@noillin/observability';
import { PartnersConfig } from '@noillin/partners';
import { PaymentsConfig } from '@noillin/payments';
import { Presence, RedisClient, RedisConfig, RedisModule } from '@noillin/redis';
import { eventually, Mailbox } from '@noillin/testing';
import { newId } from '@noillin/utils';
import type { Connection } from 'mongoose';
import { MailConfig } from '../mail/mail.config';
import { MailModule } from '../mail/mail.module';
import { MailNotification } from '../mail/mail-notification';
import { Mailer } from '../mail/mailer';
import { ChatEventsController } from './chat-events.controller';
import { NotificationsModule } from './notifications.module';
import { Notify } from './notify';

jest.setTimeout(60_000);

const mailbox = new Mailbox(rawEnvironment()['MAIL_WEB_URL'] ?? 'http://127.0.0.1:1080');

describe('notifications', () => {
  let module: TestingModule;
  const get = <Value>(type: abstract new (...parameters: never[]) => Value): Value =>
    module.get<Value>(type, { strict: false });
  const ofUser = async (userId: string) => (await get(NotificationRepository).list(userId, 50)).items;
  const waitingMails = async (userId: string) => {
    const rows = await module
      .get<Connection>(getConnectionToken())
      .collection<{ envelope: EventEnvelope<'notification.created'> }>('outbox')
      .find({ 'envelope.name': 'notification.created', 'envelope.payload.userId': userId })
      .toArray();
    return rows.length;
  };
  const draft = (userId: string, changes: Partial<NotificationDraft> = {}): NotificationDraft => ({
    userId,
    type: 'booking.confirmed',
    title: 'Booking confirmed',
    body: 'It is <paid>.',
    data: { bookingId: newId() },
    mail: 'always',
    ...changes,
  });
  const person = async (): Promise<{ id: string; email: string }> => {
    const email = `${newId()}@example.com`;
    const account = { email, passwordHash: 'none', role: 'brand' as const, displayName: 'Chai & Co' };
    const { id } = await get(Users).create(account);
    return { id, email };
  };

  beforeAll(async () => {
    module = await Test.createTestingModule({
      imports: [
        ConfigModule.forRoot([
          MongoConfig,
          RedisConfig,
          MessagingConfig,
          MailConfig,
          BookingConfig,
          PartnersConfig,
          PaymentsConfig,
        ]),
        ObservabilityModule.forScript(),
        ClockModule,
        MongoModule,
        RedisModule,
        OutboxModule,
        ConsumerModule,
        NotificationsModule,
        MailModule,
      ],
    })
      .setLogger(false as never)
      .compile();
    await module.init();
    await eventually(() => expect(get(RedisClient).redis.status).toBe('ready'));
  });
  afterAll(() => module.close());

  it('tells each person once per event, however often and however parallel the event comes', async () => {
    const [one, other, event] = [newId(), newId(), newId()];
    await Promise.all(
      Array.from({ length: 10 }, () => get(Notify).execute(event, [draft(one), draft(other)])),
    );
    expect([(await ofUser(one)).length, (await ofUser(other)).length]).toEqual([1, 1]);
    expect([await waitingMails(one), await waitingMails(other)]).toEqual([1, 1]);
  });

  it('pushes what it stored to the open sockets', async () => {
    const user = newId();
    const listener = get(RedisClient).connect({ enableOfflineQueue: true });
    const channels: string[] = [];
    listener.on('pmessage', (_pattern: string, channel: string) => channels.push(channel));
    await listener.psubscribe('socket.io#/#*');
    await get(Notify).execute(newId(), [draft(user)]);
    await eventually(() => expect(channels.filter((channel) => channel.includes(user))).toHaveLength(1));
  });

  it('keeps the time of the first reading, and other people’s notifications from everybody', async () => {
    const [user, stranger] = [newId(), newId()];
    await get(Notify).execute(newId(), [draft(user)]);
    const [notification] = await ofUser(user);
    const id = notification?.id ?? '';
    const repository = get(NotificationRepository);
    expect(await repository.markRead(id, stranger)).toBeNull();
    const first = await repository.markRead(id, user);
    const second = await repository.markRead(id, user);
    expect(first?.readAt).not.toBeNull();
    expect(second?.readAt).toEqual(first?.readAt);
  });

  describe('of chat messages', () => {
    const messageTo = (recipientId: string, conversationId: string) =>
      get(ChatEventsController).messageSent({
        id: newId(),
        payload: {
          conversationId,
          messageId: newId(),
          senderId: newId(),
          seq: 1,
          recipientIds: [recipientId],
        },
      } as EventEnvelope<'chat.message_sent'>);

    it('come once per conversation until they are read', async () => {
      const [user, conversation] = [newId(), newId()];
      for (let i = 0; i < 3; i += 1) await messageTo(user, conversation);
      expect(await ofUser(user)).toHaveLength(1);
      await messageTo(user, newId());
      expect(await ofUser(user)).toHaveLength(2);
      await get(NotificationRepository).markAllRead(user);
      await messageTo(user, conversation);
      expect(await ofUser(user)).toHaveLength(3);
    });

    it('do not come to who is there', async () => {
      const user = newId();
      await get(Presence).arrive(user, 'phone');
      await messageTo(user, newId());
      expect(await ofUser(user)).toEqual([]);
    });
  });

  describe('by mail', () => {
    const notified = async (changes: Partial<NotificationDraft> = {}) => {
      const user = await person();
      await get(Notify).execute(newId(), [draft(user.id, changes)]);
      const [notification] = await ofUser(user.id);
      if (!notification) throw new Error('nothing was stored');
      return { user, notification };
    };

    it('go out once, as text and as HTML in which nobody else writes', async () => {
      const { user, notification } = await notified();
      await get(MailNotification).execute(notification.id);
      await get(MailNotification).execute(notification.id);
      const mail = await mailbox.waitFor(user.email, /Booking confirmed/);
      expect(mail.text).toContain('It is <paid>.');
      expect(mail.html).toContain('It is &lt;paid&gt;.');
      expect(mail.html).toContain('Chai &amp; Co');
      expect(mail.messageId).toContain(notification.id);
      expect(await mailbox.to(user.email)).toHaveLength(1);
    });

    it('do not go out for what was read in the meantime, unless they always do', async () => {
      const { user, notification } = await notified({ mail: 'when_away' });
      await get(NotificationRepository).markAllRead(user.id);
      await get(MailNotification).execute(notification.id);
      expect((await get(NotificationRepository).findById(notification.id))?.mailedAt).toBeNull();
    });

    it('are put off while the mail server is away', async () => {
      const config = Object.assign(new MailConfig(), { SMTP_URL: 'smtp://127.0.0.1:9' });
      const mailer = new Mailer(config);
      const mail = {
        id: newId(),
        to: 'a@example.com',
        subject: 's',
        greetingName: 'n',
        body: 'b',
        link: 'https://x.example',
      };
      const error = await mailer.send(mail).catch((failure: unknown) => failure);
      expect(isDomainError(error, 'dependency_unavailable')).toBe(true);
      mailer.onApplicationShutdown();
    });
  });
});
