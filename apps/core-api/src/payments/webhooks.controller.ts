import { Controller, HttpCode, Param, Post, Req, type RawBodyRequest } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReceiveWebhook } from '@noillin/payments';
import type { FastifyRequest } from 'fastify';
import { Public } from '../auth';
import { ApiProblems } from '../docs';
import { WebhookReceiptDto } from './dto/payment.dto';

const RECEIVED: WebhookReceiptDto = { received: true };
const NOTHING = Buffer.alloc(0);

@ApiTags('payments')
@Controller('payments/webhooks')
@Public()
export class WebhooksController {
  constructor(private readonly receiving: ReceiveWebhook) {}

  /**
   * Where payment providers send their events, signed over the exact bytes of the body. Answers 200 once the event is
   * stored; the same event again answers 200 and has no second effect.
   */
  @Post(':provider')
  @HttpCode(200)
  @ApiProblems('webhook_signature_invalid', 'malformed_json', 'not_found')
  async receive(
    @Param('provider') provider: string,
    @Req() request: RawBodyRequest<FastifyRequest>,
  ): Promise<WebhookReceiptDto> {
    await this.receiving.run(provider, request.rawBody ?? NOTHING, request.headers);
    return RECEIVED;
  }
}
