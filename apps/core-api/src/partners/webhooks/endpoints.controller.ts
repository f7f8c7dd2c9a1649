import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EndpointsRepository, ManageEndpoints } from '@noillin/partners';
import { CurrentUser, RequirePermissions, type AuthenticatedUser } from '../../auth';
import { ApiProblems } from '../../docs';
import { withoutUndefined } from '../../input';
import { WebhookDeliveryDto } from './delivery.dto';
import {
  ChangeEndpointDto,
  CreateEndpointDto,
  EndpointDto,
  EndpointListDto,
  IssuedEndpointDto,
  RotateSecretDto,
} from './endpoint.dto';
import { deliveryView, endpointView, issuedView } from './webhook-views';

const HOUR_MS = 3_600_000;

/** Where one's own programs hear of what happens. */
@ApiTags('partners')
@Controller('webhook-endpoints')
@RequirePermissions('webhook:write')
export class WebhookEndpointsController {
  constructor(
    private readonly endpoints: EndpointsRepository,
    private readonly manage: ManageEndpoints,
  ) {}

  /**
   * Has events sent to an address.
   * @remarks Its signing secret is in this answer and nowhere else. Every request carries `Noillin-Signature: t=...,v1=...`, where
   * `v1` is the HMAC-SHA256 of `t`, a dot and the body. What does not answer 2xx within ten seconds is sent again for three days;
   * an endpoint that has only failed for five days is switched off, and its owner is told.
   */
  @Post()
  @ApiProblems('webhook_url_refused', 'rule_refused')
  async create(
    @CurrentUser() { id }: AuthenticatedUser,
    @Body() wish: CreateEndpointDto,
  ): Promise<IssuedEndpointDto> {
    const { url, events, description } = wish;
    return issuedView(await this.manage.create(id, { url, events, description }));
  }

  /** Own endpoints. */
  @Get()
  async list(@CurrentUser() { id }: AuthenticatedUser): Promise<EndpointListDto> {
    return { items: (await this.endpoints.listOf(id)).map(endpointView) };
  }

  /** One of one's own endpoints. */
  @Get(':id')
  @ApiProblems('not_found')
  async find(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<EndpointDto> {
    return endpointView(await this.manage.find(id, user.id));
  }

  /** Changes an endpoint, or switches it off or on again. */
  @Patch(':id')
  @ApiProblems('not_found', 'webhook_url_refused')
  async change(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() change: ChangeEndpointDto,
  ): Promise<EndpointDto> {
    return endpointView(await this.manage.change(id, user.id, withoutUndefined(change)));
  }

  /** Removes an endpoint with the log of its deliveries. */
  @Delete(':id')
  @HttpCode(204)
  @ApiProblems('not_found')
  async remove(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<void> {
    await this.manage.remove(id, user.id);
  }

  /** Gives an endpoint a new signing secret; for `graceHours` each request carries a signature of both. */
  @Post(':id/rotate-secret')
  @HttpCode(200)
  @ApiProblems('not_found')
  async rotate(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @Body() { graceHours }: RotateSecretDto,
  ): Promise<IssuedEndpointDto> {
    return issuedView(await this.manage.rotateSecret(id, user.id, graceHours * HOUR_MS));
  }

  /** Sends an event of no meaning, `webhook.ping`, to try an endpoint out. */
  @Post(':id/ping')
  @HttpCode(202)
  @ApiProblems('not_found', 'rule_refused')
  async ping(@CurrentUser() user: AuthenticatedUser, @Param('id') id: string): Promise<WebhookDeliveryDto> {
    return deliveryView(await this.manage.ping(id, user.id));
  }
}
