/** A fetch that reaches public addresses alone: no answer of anybody's can turn the server to its own network. */
import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { Agent, buildConnector, fetch as undiciFetch } from 'undici';
import type { Fetch } from './origin.ts';

/** What is not globally reachable: IANA's special-purpose registries for IPv4 and IPv6 (RFC 6890), and multicast. */
const SPECIAL: readonly (readonly [net: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  // Unspecified, loopback, and what a private IPv4 address could hide in: compatible, translated, 6to4, Teredo.
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

const special = new BlockList();
for (const [net, prefix] of SPECIAL) special.addSubnet(net, prefix, net.includes(':') ? 'ipv6' : 'ipv4');

/** Whether an address, as written in numbers, is one of the public internet. IPv4 within IPv6 is judged as IPv4. */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '').split('%')[0]!;
  const family = isIP(plain);
  return family !== 0 && !special.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}

/** Code `EPRIVATE`; the name that was asked for is not told on: it may have been chosen by a stranger. */
function refusal(): NodeJS.ErrnoException {
  return Object.assign(new Error('The address is not one of the public internet.'), { code: 'EPRIVATE' });
}

export type Lookup = (
  name: string,
  options: LookupOptions,
  done: (error: NodeJS.ErrnoException | null, found: readonly LookupAddress[]) => void,
) => void;

const bySystem: Lookup = (name, options, done) => systemLookup(name, { ...options, all: true }, done);

/**
 * Judged where the connection is made, so after every redirect too, and by the very addresses that are connected to: a
 * name that resolves otherwise the next time gains nothing. One address that is not public is enough to refuse the name.
 * Rejects with a cause of code `EPRIVATE`.
 */
export function createPublicFetch(
  lookup: Lookup = bySystem,
  isAllowed: (address: string) => boolean = isPublicAddress,
): Fetch & { close(): Promise<void> } {
  const connect = buildConnector({
    lookup(name, options, done) {
      lookup(name, options, (error, found) => {
        if (error !== null) return done(error, '');
        if (found.length === 0 || !found.every(({ address }) => isAllowed(address)))
          return done(refusal(), '');
        const [first] = found;
        if (options.all) done(null, [...found]);
        else done(null, first!.address, first!.family);
      });
    },
  });
  const agent = new Agent({
    connect(options, done) {
      const host = options.hostname.replace(/^\[|\]$/g, '');
      // Addresses in numbers are never looked up.
      if (isIP(host) !== 0 && !isAllowed(host)) done(refusal(), null);
      else connect(options, done);
    },
  });
  const fetch = (url: string, init?: RequestInit) =>
    undiciFetch(url, { ...(init as object), dispatcher: agent }) as unknown as Promise<Response>;
  return Object.assign(fetch, { close: () => agent.close() });
}
