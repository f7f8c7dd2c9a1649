import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import { ReplayWebhook, WebhookInbox } from '@noillin/payments';
import { AuditedAs } from '../../audit';
import { RequirePermissions } from '../../auth';
import { ApiProblems } from '../../docs';
import { positionOf } from '../../lists';
import { WebhookDetailsDto, WebhookDto, WebhookListDto, WebhookListQueryDto } from './webhook.dto';
import { webhookView } from './webhook-view';

/** The inbox of payment providers' events, for operators. */
@ApiTags('admin')
@Controller('admin/webhooks')
export class WebhookInboxController {
  constructor(
    private readonly inbox: WebhookInbox,
    private readonly replaying: ReplayWebhook,
  ) {}

  /** Events of payment providers, the latest first. */
  @Get()
  @RequirePermissions('admin:read')
  @ApiProblems('invalid_cursor')
  async list(@Query() query: WebhookListQueryDto): Promise<WebhookListDto> {
    const { status, provider, limit } = query;
    const { items, nextCursor } = await this.inbox.list({
      status,
      provider,
      before: positionOf(query),
      limit,
    });
    return { items: items.map(webhookView), nextCursor };
  }

  /** One event, with exactly what the provider sent. */
  @Get(':id')
  @RequirePermissions('admin:read')
  @ApiProblems('not_found')
  async read(@Param('id') id: string): Promise<WebhookDetailsDto> {
    const webhook = await this.inbox.findById(id);
    const rawBody = await this.inbox.rawBodyOf(id);
    if (!webhook || rawBody === null) throw new DomainError('not_found', { resource: 'webhook' });
    return { ...webhookView(webhook), rawBody };
  }

  /**
   * Has the worker process the event again as if it had just come, whatever its status. What it has changed already it
   * does not change again: money moves once.
   */
  @Post(':id/replay')
  @HttpCode(202)
  @RequirePermissions('admin:write')
  @AuditedAs('webhook.replayed', 'webhook')
  @ApiProblems('not_found')
  async replay(@Param('id') id: string): Promise<WebhookDto> {
    return webhookView(await this.replaying.run(id));
  }
}
