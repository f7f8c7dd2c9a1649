import { isIP } from 'node:net';
import ipaddr, { type IPv4, type IPv6 } from 'ipaddr.js';

/** A network that is allowed although it is not public. */
export type AllowedNetwork = [IPv4 | IPv6, number];

/** @throws Error for what is no network */
export const readNetworks = (text: string): AllowedNetwork[] =>
  text === '' ? [] : text.split(',').map((network) => ipaddr.parseCIDR(network));

const isWithin = (address: IPv4 | IPv6, [network, bits]: AllowedNetwork): boolean =>
  address.kind() === network.kind() && address.match([network, bits] as never);

/**
 * Whether webhooks may go to this address: a public one, or one that was allowed. Private, loopback, link-local, multicast,
 * reserved and translated ones (an IPv4 address inside an IPv6 one) are not public: behind them is what trusts its neighbours.
 */
export const isAllowedAddress = (address: string, allowed: readonly AllowedNetwork[]): boolean => {
  if (!isIP(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast' || allowed.some((network) => isWithin(parsed, network));
};

/** The address that a URL names itself, without asking DNS; undefined for a name. */
export const literalAddress = ({ hostname }: URL): string | undefined => {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) ? ipaddr.parse(bare).toString() : undefined;
};
