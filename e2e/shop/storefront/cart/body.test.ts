import { expect, test } from 'vitest';
import { nest, readFields, toInteger, toTexts } from './body.ts';

test('nests bracketed names, as Rails does', () => {
  const fields = nest([
    ['id', '1'],
    ['items[0][id]', '5'],
    ['items[1][id]', '6'],
    ['properties[_mersalg]', 'x'],
    ['updates[]', '1'],
    ['updates[]', '2'],
    ['sections', 'a'],
    ['sections', 'b'],
  ]);
  expect(JSON.parse(JSON.stringify(fields))).toEqual({
    id: '1',
    items: [{ id: '5' }, { id: '6' }],
    properties: { _mersalg: 'x' },
    updates: ['1', '2'],
    sections: 'b',
  });
});

test('cannot reach an object’s prototype', async () => {
  nest([['__proto__[polluted]', 'yes']]);
  nest([['constructor[prototype][polluted]', 'yes']]);
  const request = new Request('http://x/', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"properties":{"__proto__":{"polluted":"yes"},"a":"b"}}',
  });
  expect(toTexts((await readFields(request))?.properties)).toEqual({ a: 'b' });
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});

test('reads whole numbers only', () => {
  expect(['12', 12, ' 3 ', '-1'].map(toInteger)).toEqual([12, 12, 3, -1]);
  expect(['1.5', 'x', '', null, 1.5, '9'.repeat(30)].map(toInteger)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});
