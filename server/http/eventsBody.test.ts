/** What a beacon may say: each part of it is read or refused by name, whoever wrote it. */
import { describe, expect, it } from 'vitest';
import { eventsBody } from './eventsBody.ts';

const VISITOR = '3b241101-e2bb-4255-8caf-4136c566a962';
const SHOWN = { kind: 'shown', placement: 'upgrade', count: 1 };
const read = (body: unknown) => eventsBody(JSON.stringify(body));

describe('a beacon', () => {
  it('says who it is, what stands on the page, and what was seen of which technique and offer', () => {
    const event = { ...SHOWN, technique: 'downsell', offer: 'o3fk29ax1' };
    expect(read({ visitor: VISITOR, spots: ['product', 'upgrade', 'product'], events: [event] })).toEqual({
      visitor: VISITOR,
      spots: ['product', 'upgrade'],
      events: [event],
    });
  });

  it('may say no more than what was seen, as browsers without consent do', () => {
    expect(read({ events: [SHOWN] })).toEqual({ visitor: null, spots: [], events: [SHOWN] });
  });

  it('drops what nobody asked for', () => {
    expect(read({ events: [{ ...SHOWN, money: 100 }] }).events).toEqual([SHOWN]);
  });

  it.each([
    ['visitor', { visitor: 'me', events: [] }],
    ['visitor', { visitor: null, events: [] }],
    ['visitor', { visitor: VISITOR.toUpperCase(), events: [] }],
    ['spots', { spots: 'product', events: [] }],
    ['spots', { spots: ['product', 'footer'], events: [] }],
    ['spots', { spots: Array(9).fill('product'), events: [] }],
    ['technique', { events: [{ ...SHOWN, technique: 'hard-sell' }] }],
    ['technique', { events: [{ ...SHOWN, technique: '' }] }],
    ['offer', { events: [{ ...SHOWN, offer: 'o3f k29' }] }],
    ['offer', { events: [{ ...SHOWN, offer: 7 }] }],
  ])('is refused for its %s: %j', (field, body) => {
    expect(() => read(body)).toThrow(expect.objectContaining({ code: 'bad-input', data: { field } }));
  });
});
