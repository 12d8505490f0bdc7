import type { Random } from './random.ts';
import { type Input, SAMPLES } from './samples.ts';

/** What readers stumble over: quotes, ends, brackets, magic bytes, sizes, broken characters. */
const PIECES = [
  '"',
  '""',
  ',"',
  '\n',
  '\r',
  '\r\n',
  '\t',
  ',',
  ';',
  '|',
  '\0',
  '\0\0\0\0',
  '{',
  '}',
  '[',
  ']',
  ':',
  '{"',
  '[[[[',
  '\\u0000',
  '\\ud800',
  '"__proto__":',
  '<',
  '>',
  '</',
  '<!--',
  '<![CDATA[',
  ']]>',
  '&x;',
  '&#0;',
  '&#x110000;',
  '<?xml',
  '<!DOCTYPE x [',
  '\ufeff',
  '\u202e',
  '\u001b[2J',
  '=cmd()',
  '-1',
  '1e999',
  'NaN',
  '99999999999999999999',
  'null',
  'PK\u0003\u0004',
  'PK\u0005\u0006',
  'PAR1',
  '😀',
].map((piece) => Buffer.from(piece));
const RAW = [
  [0xff, 0xff, 0xff, 0xff],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0x80],
  [0xc3],
  [0xd0],
  [0xf0, 0x9f],
  [0x1f, 0x8b, 8],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0, 0, 0, 0x80],
  [0xed, 0xa0, 0x80],
].map((bytes) => Buffer.from(bytes));

type Mutation = (bytes: Buffer, random: Random) => Buffer;

const MUTATIONS: readonly Mutation[] = [
  function flip(bytes, random) {
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    return bytes;
  },
  function overwrite(bytes, random) {
    bytes[random.below(bytes.length)] = random.below(256);
    return bytes;
  },
  function insert(bytes, random) {
    return splice(bytes, random, 0, random.pick([...PIECES, ...RAW]));
  },
  function replace(bytes, random) {
    return splice(bytes, random, random.below(8), random.pick([...PIECES, ...RAW]));
  },
  function remove(bytes, random) {
    return splice(bytes, random, 1 + random.below(32), Buffer.alloc(0));
  },
  function repeat(bytes, random) {
    const piece = stretch(bytes, random, 64);
    return splice(bytes, random, 0, Buffer.concat(Array.from({ length: 1 + random.below(40) }, () => piece)));
  },
  function cut(bytes, random) {
    return bytes.subarray(0, random.below(bytes.length + 1));
  },
  function behead(bytes, random) {
    return bytes.subarray(random.below(bytes.length + 1));
  },
  function graft(bytes, random) {
    return splice(bytes, random, random.below(64), stretch(Buffer.from(random.pick(SAMPLES).bytes), random, 400));
  },
];

/** A few changes at random places. */
export function mutate(bytes: Uint8Array, random: Random): Buffer {
  let mutated: Buffer = Buffer.from(bytes);
  for (let left = 1 + random.below(6); left > 0 && mutated.length > 0; left -= 1)
    mutated = random.pick(MUTATIONS)(Buffer.from(mutated), random);
  return mutated;
}

/** A sample with a few changes. */
export function mutatedSample(random: Random): Input {
  const { name, bytes } = random.pick(SAMPLES);
  return { name, bytes: mutate(bytes, random) };
}

function splice(bytes: Buffer, random: Random, removed: number, inserted: Buffer): Buffer {
  const at = random.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at + removed)]);
}

function stretch(bytes: Buffer, random: Random, most: number): Buffer {
  const start = random.below(bytes.length);
  return bytes.subarray(start, start + 1 + random.below(most));
}
