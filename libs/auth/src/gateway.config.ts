import { developmentDefault } from '@noillin/config';
import { IsString, Matches } from 'class-validator';

export class GatewayConfig {
  /**
   * What the gateway shows the services so that they know its requests, at least 32 characters. Required outside development; there,
   * and only there, it may be left out, and then requests may come from anywhere on the machine.
   */
  @IsString()
  @Matches(/^$|^[\w.~+/=-]{32,}$/, { message: 'must be 32 or more letters, digits or any of . _ ~ + / = -' })
  GATEWAY_SECRET = developmentDefault('') as string;
}
