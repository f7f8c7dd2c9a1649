import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import { DeliveriesRepository, ManageEndpoints } from '@noillin/partners';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../../auth';
import { ApiProblems } from '../../docs';
import { positionOf } from '../../lists';
import { WebhookDeliveryDto, DeliveryListDto, DeliveryListQueryDto } from './delivery.dto';
import { deliveryView } from './webhook-views';

/** What became of what was sent. */
@ApiTags('partners')
@Controller('webhook-endpoints/:id/deliveries')
@RequirePermissions('webhook:write')
@ApiProblems('not_found')
export class WebhookDeliveriesController {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly manage: ManageEndpoints,
  ) {}

  /** Deliveries to an endpoint in the last 30 days, newest first, each with its attempts. */
  @Get()
  async list(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Query() query: DeliveryListQueryDto,
  ): Promise<DeliveryListDto> {
    await this.manage.find(id, user.id);
    const page = { before: positionOf(query), limit: query.limit, status: query.status };
    const { items, nextCursor } = await this.deliveries.list({ endpointId: id, ...page });
    return { items: items.map(deliveryView), nextCursor };
  }

  /** One delivery to an endpoint. */
  @Get(':deliveryId')
  async find(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Param('deliveryId') deliveryId: string,
  ): Promise<WebhookDeliveryDto> {
    await this.manage.find(id, user.id);
    const delivery = await this.deliveries.find(deliveryId);
    if (delivery?.endpointId !== id) throw new DomainError('not_found', { resource: 'delivery' });
    return deliveryView(delivery);
  }

  /** Sends a delivery again, whatever became of it before: the same body with the same event id, and with all its retries. */
  @Post(':deliveryId/redeliver')
  @HttpCode(202)
  @ApiProblems('rule_refused')
  async redeliver(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Param('deliveryId') deliveryId: string,
  ): Promise<WebhookDeliveryDto> {
    return deliveryView(await this.manage.redeliver(id, user.id, deliveryId));
  }
}
