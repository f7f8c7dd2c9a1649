import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Gigs, type Gig } from '@noillin/catalog';
import type { EventEnvelope } from '@noillin/contracts';
import { Users } from '@noillin/identity';
import { OnEvent } from '@noillin/messaging';
import { answerNotification, invitationNotifications } from './compose-gig';
import { Notify } from './notify';

/** Asks influencers to take part in group gigs, and tells the owner what they answer. */
@Controller()
export class GigEventsController {
  constructor(
    private readonly gigs: Gigs,
    private readonly users: Users,
    private readonly notify: Notify,
  ) {}

  @OnEvent('notifications', 'gig.members_invited')
  async invited(@Payload() { id, payload }: EventEnvelope<'gig.members_invited'>): Promise<void> {
    const gig = await this.gig(payload.gigId);
    const drafts = invitationNotifications(gig, payload.invitedIds, await this.nameOf(payload.ownerId));
    await this.notify.execute(id, drafts);
  }

  @OnEvent('notifications', 'gig.invitation_answered')
  async answered(@Payload() { id, payload }: EventEnvelope<'gig.invitation_answered'>): Promise<void> {
    const gig = await this.gig(payload.gigId);
    await this.notify.execute(id, [answerNotification(gig, await this.nameOf(payload.memberId), payload)]);
  }

  private async gig(id: string): Promise<Gig> {
    const gig = await this.gigs.findById(id);
    if (!gig) throw new Error(`there is no gig ${id}`);
    return gig;
  }

  private async nameOf(userId: string): Promise<string> {
    return (await this.users.findById(userId))?.displayName ?? 'Somebody';
  }
}
