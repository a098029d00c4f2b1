/** The log: one JSON line per event, with secrets and personal data cut out whatever the caller passes. */
import { type DestinationStream, pino } from 'pino';
import type { Logger } from './flows/ports.ts';

/** Keys whose values never reach the log, at the top or one level down. */
const SECRET = [
  'token',
  'accessToken',
  'refreshToken',
  'sessionToken',
  'id_token',
  'raw',
  'access',
  'refresh',
  'authorization',
  'cookie',
  'secret',
  'clientSecret',
  'encryptionKey',
  'hmac',
  'signature',
  'password',
  'databaseUrl',
  'body',
  'payload',
  'email',
  'phone',
  'address',
  'ip',
  'customerKey',
  'customer',
];

/** `destination` is standard output unless told otherwise. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[cut]' },
  };
  const log = destination === undefined ? pino(options) : pino(options, destination);
  return {
    info: (data, message) => log.info(data, message),
    warn: (data, message) => log.warn(data, message),
    error: (data, message) => log.error(data, message),
  };
}
