import { lookup as lookupWithCallback, type LookupAddress, type LookupOptions } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { PartnersConfig } from '../../partners.config';
import { isAllowedAddress, literalAddress, readNetworks, type AllowedNetwork } from './address-rules';

type Answer = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** What keeps a webhook from being sent; shown in the delivery log. */
export class AddressRefused extends Error {
  constructor(host: string) {
    super(`${host} is not a public address`);
    this.name = 'AddressRefused';
  }
}

const refuse = (reason: string): never => {
  throw new DomainError('webhook_url_refused', { reason });
};

/**
 * Keeps webhooks out of the platform's own network, whose services trust each other (server-side request forgery, OWASP API7).
 * Asked when an address is registered, and again whenever a connection is made: what a name resolves to may change in between.
 */
@Injectable()
export class WebhookAddress {
  private readonly networks: AllowedNetwork[];
  private readonly protocols: readonly string[];

  constructor(config: PartnersConfig) {
    this.networks = readNetworks(config.WEBHOOK_ALLOWED_NETWORKS);
    this.protocols = config.WEBHOOK_ALLOW_HTTP ? ['https:', 'http:'] : ['https:'];
  }

  /** The URL as it is stored. @throws DomainError `webhook_url_refused` */
  async check(text: string): Promise<string> {
    if (!URL.canParse(text)) return refuse('it is no URL');
    const url = new URL(text);
    if (!this.protocols.includes(url.protocol)) return refuse('only https:// is allowed');
    if (url.username || url.password) return refuse('it must not contain a password');
    const addresses = await lookup(literalAddress(url) ?? url.hostname, { all: true }).catch(() =>
      refuse('its host is not found'),
    );
    if (!this.allowsAll(addresses)) return refuse('it is not a public address');
    url.hash = '';
    return url.href;
  }

  /** @throws AddressRefused for an address that the URL names itself: connections to such do not ask for a look-up */
  requireLiteralAllowed(url: URL): void {
    const literal = literalAddress(url);
    if (literal !== undefined && !this.allows(literal)) throw new AddressRefused(url.hostname);
  }

  /** As dns.lookup, for sockets: answers nothing of a name of which a single address is not allowed. */
  readonly lookup = (hostname: string, options: LookupOptions, answer: Answer): void => {
    lookupWithCallback(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return answer(error, []);
      const [first] = addresses;
      if (!first || !this.allowsAll(addresses)) return answer(new AddressRefused(hostname), []);
      return options.all ? answer(null, addresses) : answer(null, first.address, first.family);
    });
  };

  private allowsAll(addresses: readonly LookupAddress[]): boolean {
    return addresses.length > 0 && addresses.every(({ address }) => this.allows(address));
  }

  private allows(address: string): boolean {
    return isAllowedAddress(address, this.networks);
  }
}
