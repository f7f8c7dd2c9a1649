import { Controller, Logger } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EventEnvelope } from '@noillin/contracts';
import { Users } from '@noillin/identity';
import { OnEvent } from '@noillin/messaging';
import { NotificationRepository, type NotificationDraft } from '@noillin/notifications';
import { Presence } from '@noillin/redis';
import { messageNotification } from './compose';
import { Notify } from './notify';

/** Tells people who are away that somebody wrote to them: once per conversation, until they have read it. */
@Controller()
export class ChatEventsController {
  private readonly logger = new Logger(ChatEventsController.name);

  constructor(
    private readonly users: Users,
    private readonly notifications: NotificationRepository,
    private readonly presence: Presence,
    private readonly notify: Notify,
  ) {}

  @OnEvent('notifications', 'chat.message_sent')
  async messageSent(@Payload() { id, payload }: EventEnvelope<'chat.message_sent'>): Promise<void> {
    const sender = await this.users.findById(payload.senderId);
    const drafts: NotificationDraft[] = [];
    for (const userId of payload.recipientIds) {
      const draft = messageNotification(userId, payload.conversationId, sender?.displayName ?? 'Somebody');
      if (await this.shouldTell(draft)) drafts.push(draft);
    }
    await this.notify.execute(id, drafts);
  }

  private async shouldTell({ userId, type, data }: NotificationDraft): Promise<boolean> {
    if (await this.isOnline(userId)) return false;
    return !(await this.notifications.hasUnread(
      userId,
      type,
      'conversationId',
      data['conversationId'] ?? '',
    ));
  }

  /** Without Redis nobody knows: better to tell someone who is there than to leave out someone who is not. */
  private async isOnline(userId: string): Promise<boolean> {
    try {
      return await this.presence.isOnline(userId);
    } catch (error) {
      this.logger.debug({ err: error }, 'presence is unknown');
      return false;
    }
  }
}
