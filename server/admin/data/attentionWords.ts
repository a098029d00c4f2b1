/** Puts what needs attention into words, with the place where something can be done about it. */
import type { Attention } from '../../domain/attention.ts';
import { type AttentionWords, homeText } from '../text/home.ts';
import { format } from './format.ts';

export interface ToDo {
  /** Of this list, one of its kind. */
  readonly key: string;
  /** Harm is being done, or nothing works; else it can wait for an hour. */
  readonly isBad: boolean;
  readonly title: string;
  readonly what: string;
  readonly action: string;
  readonly href: string;
}

const BAD: readonly Attention['kind'][] = ['sync-failed', 'sync-behind', 'model-absent', 'groups-uneven'];

/** `now`: epoch milliseconds. */
export function toDo(told: Attention, now: number): ToDo {
  // Each kind's words take its own facts; that the two belong together, a lookup cannot tell the compiler.
  const { title, what, action } = homeText.attention.of[told.kind] as unknown as AttentionWords;
  return {
    key: keyOf(told),
    isBad: BAD.includes(told.kind),
    title: title(told),
    what: what(told, (at) => format.when(at, now)),
    action,
    href: hrefOf(told),
  };
}

function keyOf(told: Attention): string {
  switch (told.kind) {
    case 'offer-paused':
      return `${told.kind} ${told.offer.id}`;
    case 'promise-unkept':
      return `${told.kind} ${told.why}`;
    case 'groups-uneven':
      return `${told.kind} ${told.trial?.id ?? ''}`;
    default:
      return told.kind;
  }
}

function hrefOf(told: Attention): string {
  switch (told.kind) {
    case 'setup':
    case 'model-absent':
      return '#/setup';
    case 'sync-failed':
    case 'sync-stuck':
    case 'sync-behind':
    case 'webhooks-late':
    case 'work-stopped':
    case 'model-old':
      return '#/diagnostics';
    case 'offer-paused':
      return `#/offers?offer=${told.offer.id}`;
    case 'promise-unkept':
    case 'shipping-differs': {
      const [only, ...others] = told.offers;
      return only !== undefined && others.length === 0 ? `#/offers?offer=${only.id}` : '#/offers';
    }
    case 'offers-conflict':
      return '#/offers';
    case 'groups-uneven':
      return told.trial === null ? '#/results' : `#/experiments?trial=${told.trial.id}`;
    case 'no-consent':
      return '#/measuring';
  }
}
