/** Tokens and personal data stay out of the log even when a caller passes them by mistake. */
import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

describe('log', () => {
  it('cuts secrets and personal data at every depth that we log', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    log.warn(
      {
        shop: 'a.myshopify.com',
        token: 'hush',
        grant: { accessToken: 'hush', refreshToken: 'hush' },
        request: { headers: { authorization: 'Bearer hush', cookie: 'hush' } },
        order: { email: 'hush@example.com' },
      },
      'careless',
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('hush');
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'warn', shop: 'a.myshopify.com', msg: 'careless' });
  });

  it('keeps below its level silent', () => {
    const lines: string[] = [];
    createLog('warn', { write: (line) => void lines.push(line) }).info({}, 'quiet');
    expect(lines).toEqual([]);
  });
});
