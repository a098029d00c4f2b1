/** The model file: a header, the typed arrays and a checksum, so that a damaged or foreign file is never served. */
import { MersalgError } from '../errors.ts';
import type { ShopDomain } from '../ids.ts';
import type { ModelData } from './trained.ts';

/** Grows with every change of layout or of what a number means; files of another format are retrained. */
export const MODEL_FORMAT = 2;
const MAGIC = 'MERSALG\0';

type Section = Float64Array | Float32Array | Uint32Array;

/** What is no array: small, and readable with a text editor. */
type Facts = Pick<ModelData, 'stats' | 'blend' | 'ladder' | 'sizeDamping'> & { readonly breadth: number };

interface Header {
  readonly format: number;
  readonly shop: ShopDomain;
  readonly facts: Facts;
  /** Name, element type and length of each section, in file order. */
  readonly sections: readonly { name: string; type: 'f64' | 'f32' | 'u32'; length: number }[];
}

function sectionsOf({ ids, orders, scored, like, substitutes, groups, repurchase }: ModelData) {
  const { relation, bias, own, popularity, trend } = scored;
  return Object.entries<Section>({
    ids,
    orders,
    'relation.ptr': relation.ptr,
    'relation.item': relation.item,
    'relation.ridge': relation.ridge,
    'relation.weight': relation.weight,
    'relation.count': relation.count,
    bias,
    own,
    popularity,
    trend,
    like,
    'substitutes.ptr': substitutes.ptr,
    'substitutes.item': substitutes.item,
    'substitutes.score': substitutes.score,
    'substitutes.count': substitutes.count,
    groups,
    'repurchase.share': repurchase.share,
    'repurchase.medianDays': repurchase.medianDays,
  });
}

const typeOf = (section: Section) =>
  section instanceof Float64Array ? 'f64' : section instanceof Float32Array ? 'f32' : 'u32';

const aligned = (bytes: number) => (bytes + 7) & ~7;

/** Encodes little-endian, as every machine we run on stores numbers: magic, CRC-32, header length, header, sections. */
export function encodeModel(shop: ShopDomain, data: ModelData): Uint8Array {
  const sections = sectionsOf(data);
  const header: Header = {
    format: MODEL_FORMAT,
    shop,
    facts: {
      stats: data.stats,
      blend: data.blend,
      ladder: data.ladder,
      sizeDamping: data.sizeDamping,
      breadth: data.scored.breadth,
    },
    sections: sections.map(([name, array]) => ({ name, type: typeOf(array), length: array.length })),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = aligned(16 + text.length);
  let size = start;
  for (const [, array] of sections) size += aligned(array.byteLength);
  const file = new Uint8Array(size);
  file.set(new TextEncoder().encode(MAGIC));
  file.set(text, 16);
  let at = start;
  for (const [, array] of sections) {
    file.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  const view = new DataView(file.buffer);
  view.setUint32(12, text.length, true);
  view.setUint32(8, crc32(file.subarray(12)), true);
  return file;
}

/**
 * Decodes a model file of `shop`.
 * @throws MersalgError `model-corrupt` when it is truncated, altered, of another shop or another format.
 */
export function decodeModel(shop: ShopDomain, file: Uint8Array): ModelData {
  const corrupt = (why: string) =>
    new MersalgError('model-corrupt', `The saved model cannot be used (${why}); it will be trained anew.`, {
      shop,
      why,
    });
  if (file.length < 16 || new TextDecoder().decode(file.subarray(0, 8)) !== MAGIC)
    throw corrupt('not a model file');
  // A copy of its own, so that sections stand on 8-byte borders whatever buffer the database gave. Not `slice`:
  // on Node's Buffer, which PostgreSQL's driver gives, it copies nothing.
  const bytes = new Uint8Array(file);
  const view = new DataView(bytes.buffer);
  if (crc32(bytes.subarray(12)) !== view.getUint32(8, true)) throw corrupt('wrong checksum');
  const length = view.getUint32(12, true);
  const header = parsed(bytes.subarray(16, 16 + length)) as Header | null;
  if (header?.format !== MODEL_FORMAT)
    throw corrupt(`format ${header?.format}, this server reads ${MODEL_FORMAT}`);
  if (header.shop !== shop) throw corrupt('it belongs to another shop');
  const found = new Map<string, Section>();
  let at = aligned(16 + length);
  for (const { name, type, length: count } of header.sections) {
    if (at + count * (type === 'f64' ? 8 : 4) > bytes.length) throw corrupt('it ends too soon');
    const array =
      type === 'f64'
        ? new Float64Array(bytes.buffer, at, count)
        : type === 'f32'
          ? new Float32Array(bytes.buffer, at, count)
          : new Uint32Array(bytes.buffer, at, count);
    found.set(name, array);
    at += aligned(array.byteLength);
  }
  const take = <T extends Section>(name: string): T => {
    const section = found.get(name);
    if (section === undefined) throw corrupt(`no section ${name}`);
    return section as T;
  };
  const { breadth, ...facts } = header.facts;
  return {
    ...facts,
    ids: take<Float64Array>('ids'),
    orders: take<Uint32Array>('orders'),
    scored: {
      relation: {
        ptr: take<Uint32Array>('relation.ptr'),
        item: take<Uint32Array>('relation.item'),
        ridge: take<Float32Array>('relation.ridge'),
        weight: take<Float32Array>('relation.weight'),
        count: take<Uint32Array>('relation.count'),
      },
      bias: take<Float32Array>('bias'),
      own: take<Float32Array>('own'),
      popularity: take<Uint32Array>('popularity'),
      trend: take<Float32Array>('trend'),
      breadth,
    },
    like: take<Uint32Array>('like'),
    substitutes: {
      ptr: take<Uint32Array>('substitutes.ptr'),
      item: take<Uint32Array>('substitutes.item'),
      score: take<Float32Array>('substitutes.score'),
      count: take<Uint32Array>('substitutes.count'),
    },
    groups: take<Uint32Array>('groups'),
    repurchase: {
      share: take<Float32Array>('repurchase.share'),
      medianDays: take<Float32Array>('repurchase.medianDays'),
    },
  };
}

/** Null for what is no JSON. */
function parsed(text: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(text));
  } catch {
    return null;
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** CRC-32 of ISO-HDLC (the one of zip and PNG). */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (let k = 0; k < bytes.length; k++) value = (value >>> 8) ^ CRC_TABLE[(value ^ bytes[k]!) & 0xff]!;
  return (value ^ 0xffffffff) >>> 0;
}
