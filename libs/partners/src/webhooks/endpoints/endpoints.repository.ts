import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Clock, newId, newSecret, SealingKey, SystemClock } from '@noillin/utils';
import { Model } from 'mongoose';
import { freePlaces } from '../../free-places';
import { PartnersConfig } from '../../partners.config';
import type { WebhookEventType } from '../webhook-events';
import type { EndpointChange, EndpointWish, IssuedEndpoint, WebhookEndpoint } from './endpoint';
import type { EndpointDocument } from './endpoint.schema';

/** Endpoints that one owner may have. */
export const MOST_ENDPOINTS = 10;

const toEndpoint = ({ _id, secrets, slot: _slot, ...row }: EndpointDocument): WebhookEndpoint => ({
  ...row,
  id: _id,
  previousSecretUntil: secrets[1]?.goodUntil ?? null,
});

const newSigningSecret = (): string => `whsec_${newSecret(32)}`;

@Injectable()
export class EndpointsRepository {
  private readonly key: SealingKey;

  constructor(
    @InjectModel('WebhookEndpoint') private readonly model: Model<EndpointDocument>,
    private readonly clock: Clock,
    private readonly systemClock: SystemClock,
    config: PartnersConfig,
  ) {
    this.key = new SealingKey(config.WEBHOOK_SECRET_KEY, 'noillin webhooks');
  }

  /** The places of the owner's that no endpoint has. */
  async freeSlots(ownerId: string): Promise<string[]> {
    const rows = await this.model.find({ ownerId }, { slot: 1 }).lean<Pick<EndpointDocument, 'slot'>[]>();
    return freePlaces(MOST_ENDPOINTS, rows);
  }

  /** @throws a duplicate key error on `slot` when somebody else has just taken the place */
  async insert(ownerId: string, slot: string, wish: EndpointWish): Promise<IssuedEndpoint> {
    const [_id, secret] = [newId(), newSigningSecret()];
    const row: EndpointDocument = {
      ...{ _id, ownerId, slot, ...wish },
      secrets: [{ sealed: this.key.seal(secret, _id), goodUntil: null }],
      status: 'enabled',
      disabledReason: null,
      failingSince: null,
      createdAt: this.clock.date(),
    };
    await this.model.create([row]);
    return { endpoint: toEndpoint(row), secret };
  }

  async find(id: string): Promise<WebhookEndpoint | null> {
    const row = await this.model.findById(id).lean<EndpointDocument>();
    return row && toEndpoint(row);
  }

  /** An owner's endpoints, oldest first. */
  async listOf(ownerId: string): Promise<WebhookEndpoint[]> {
    const rows = await this.model.find({ ownerId }).sort({ _id: 1 }).lean<EndpointDocument[]>();
    return rows.map(toEndpoint);
  }

  /** Ids of enabled endpoints of these owners that want events of the type. */
  async listening(ownerIds: readonly string[], type: WebhookEventType): Promise<WebhookEndpoint[]> {
    const wanted = { ownerId: { $in: ownerIds }, status: 'enabled' as const, events: type };
    return (await this.model.find(wanted).lean<EndpointDocument[]>()).map(toEndpoint);
  }

  /** Null where the owner has no such endpoint. Switched on again, it begins anew. */
  async change(
    id: string,
    ownerId: string,
    { status, ...wish }: EndpointChange,
  ): Promise<WebhookEndpoint | null> {
    const switched = status && {
      status,
      disabledReason: status === 'disabled' ? ('owner' as const) : null,
      failingSince: null,
    };
    const row = await this.model
      .findOneAndUpdate({ _id: id, ownerId }, { $set: { ...wish, ...switched } }, { returnDocument: 'after' })
      .lean<EndpointDocument>();
    return row && toEndpoint(row);
  }

  /** A new signing secret; the present one signs as well for a while. Null where the owner has no such endpoint. */
  async replaceSecret(id: string, ownerId: string, graceMs: number): Promise<IssuedEndpoint | null> {
    const present = await this.model.findOne({ _id: id, ownerId }).lean<EndpointDocument>();
    const sealed = present?.secrets[0]?.sealed;
    if (sealed === undefined) return null;
    const secret = newSigningSecret();
    const goodUntil = new Date(this.systemClock.now() + graceMs);
    const secrets = [
      { sealed: this.key.seal(secret, id), goodUntil: null },
      ...(graceMs > 0 ? [{ sealed, goodUntil }] : []),
    ];
    const row = await this.model
      .findOneAndUpdate(
        { _id: id, 'secrets.0.sealed': sealed },
        { $set: { secrets } },
        { returnDocument: 'after' },
      )
      .lean<EndpointDocument>();
    return row && { endpoint: toEndpoint(row), secret };
  }

  /** The secrets that sign now, the present one first. */
  async signingSecrets(id: string): Promise<string[]> {
    const row = await this.model.findById(id, { secrets: 1 }).lean<Pick<EndpointDocument, 'secrets'>>();
    const good = (row?.secrets ?? []).filter(
      ({ goodUntil }) => !goodUntil || goodUntil.getTime() > this.systemClock.now(),
    );
    return good.map(({ sealed }) => this.key.open(sealed, id));
  }

  /** False where the owner has no such endpoint. */
  async remove(id: string, ownerId: string): Promise<boolean> {
    return (await this.model.deleteOne({ _id: id, ownerId })).deletedCount === 1;
  }

  async noteSuccess(id: string): Promise<void> {
    await this.model.updateOne({ _id: id, failingSince: { $ne: null } }, { $set: { failingSince: null } });
  }

  async noteFailure(id: string): Promise<void> {
    await this.model.updateOne(
      { _id: id, failingSince: null },
      { $set: { failingSince: this.clock.date() } },
    );
  }

  /** Switches an enabled endpoint off that has failed since before `since`. Null where there is no reason to. */
  async disableFailing(id: string, since: Date): Promise<WebhookEndpoint | null> {
    const row = await this.model
      .findOneAndUpdate(
        { _id: id, status: 'enabled', failingSince: { $ne: null, $lte: since } },
        { $set: { status: 'disabled', disabledReason: 'failing' } },
        { returnDocument: 'after' },
      )
      .lean<EndpointDocument>();
    return row && toEndpoint(row);
  }
}
