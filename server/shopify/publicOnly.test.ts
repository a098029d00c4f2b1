/** Server-side requests: whatever address, name or redirect is given, nothing but the public internet is connected to. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reasonOf } from './exchange.ts';
import { createPublicFetch, isPublicAddress, type Lookup } from './publicOnly.ts';

const PRIVATE = [
  '127.0.0.1',
  '127.9.9.9',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1%eth0',
  'ff02::1',
  '[::1]',
];
const PUBLIC = ['23.227.38.65', '172.32.0.1', '100.63.0.1', '8.8.8.8', '::ffff:8.8.8.8', '2620:0:1::1'];

describe('an address', () => {
  it.each(PRIVATE)('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(PUBLIC)('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));
  it.each(['', 'localhost', 'example.com', '1.2.3', 'x:y'])('%j is none', (text) =>
    expect(isPublicAddress(text)).toBe(false),
  );
});

describe('a server-side request', () => {
  let server: Server;
  let port: number;
  let met: string[];
  beforeEach(async () => {
    met = [];
    server = createServer((request, response) => {
      met.push(request.url ?? '');
      if (request.url === '/away') response.writeHead(302, { location: `http://127.0.0.2:${port}/` });
      response.end('secret');
    });
    await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
    ({ port } = server.address() as AddressInfo);
  });
  afterEach(() => server.close());

  const names = (found: Record<string, readonly string[]>): Lookup & { asked: string[] } => {
    const asked: string[] = [];
    const lookup: Lookup = (name, _options, done) => {
      asked.push(name);
      const addresses = (found[name] ?? []).map((address) => ({
        address,
        family: address.includes(':') ? 6 : 4,
      }));
      if (addresses.length > 0) done(null, addresses);
      else done(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []);
    };
    return Object.assign(lookup, { asked });
  };
  const why = async (lookup: Lookup, url: string, init?: RequestInit) => {
    const fetch = createPublicFetch(lookup);
    try {
      return await fetch(url, { signal: AbortSignal.timeout(2_000), ...init }).then(
        () => 'answered',
        (error: unknown) => reasonOf(error),
      );
    } finally {
      await fetch.close();
    }
  };

  it.each(['127.0.0.1', '[::ffff:127.0.0.1]', '[::1]', '0x7f.1', '2130706433', '0177.0.0.1'])(
    'to %s is refused before anything is sent',
    async (host) => {
      expect(await why(names({}), `http://${host}:${port}/`)).toBe('EPRIVATE');
      expect(met).toEqual([]);
    },
  );

  it.each([['127.0.0.1'], ['::1'], ['::ffff:169.254.169.254'], ['8.8.8.8', '127.0.0.1']])(
    'to a name that resolves to %s is refused',
    async (...addresses) => {
      expect(await why(names({ 'files.example': addresses }), `http://files.example:${port}/`)).toBe(
        'EPRIVATE',
      );
      expect(met).toEqual([]);
    },
  );

  it('is resolved once, so a name that is rebound after the check gains nothing', async () => {
    let times = 0;
    const rebinding: Lookup = (_name, _options, done) => {
      times += 1;
      done(null, [{ address: times === 1 ? '127.0.0.1' : '8.8.8.8', family: 4 }]);
    };
    expect(await why(rebinding, `http://files.example:${port}/`)).toBe('EPRIVATE');
    expect(times).toBe(1);
  });

  it('is judged anew after a redirect', async () => {
    const fetch = createPublicFetch(names({}), (address) => address === '127.0.0.1');
    const error = await fetch(`http://127.0.0.1:${port}/away`).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    await fetch.close();
    expect(reasonOf(error)).toBe('EPRIVATE');
    expect(met).toEqual(['/away']);
  });

  it('that is allowed comes through', async () => {
    const fetch = createPublicFetch(names({ 'files.example': ['127.0.0.1'] }), () => true);
    expect(await (await fetch(`http://files.example:${port}/`)).text()).toBe('secret');
    await fetch.close();
  });

  it('that finds no name says so', async () => {
    expect(await why(names({}), `http://nowhere.example:${port}/`)).toBe('ENOTFOUND');
  });
});
