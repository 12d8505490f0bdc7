// The hot part of reading in AssemblyScript, compiled to WebAssembly: cuts a text into words, finds each among those met
// before, and then the items of the lexicon and the reach of negations. Words that are new are looked up in TypeScript
// (`spell`); what is known of a spelling lies in one record, so that a word costs two places in memory.

/** The class of a code point, as in characters.ts; `UPPER` is added for capital letters. */
@external('env', 'classify')
declare function classify(point: i32): i32;
/** A spelling that is new: its units stand in the record. Returns the word's number, and fills in the rest. */
@external('env', 'spell')
declare function spell(record: usize): i32;

const LETTER = 1;
const MARK = 2;
const NUMBER = 3;
const SPACE = 4;
const SYMBOL = 5;
const APOSTROPHE = 6;
const ENDS = 7;
const PARTS = 8;
const CLASS = 15;
const UPPER = 16;

const NEWLINE = 0x0a;
const HYPHEN = 0x2d;
const DOT = 0x2e;

/** A record: hash (4 bytes), word (4), entry (4), length, russian, english, script (1 each), then the units. */
const RECORD = 128;
const WORD = 4;
const ENTRY = 8;
const LENGTH = 12;
const RUSSIAN = 13;
const ENGLISH = 14;
const SCRIPT = 15;
const UNITS = 16;
/** Of the script: the raw spelling has Cyrillic letters; the folded form has. */
const RAW_CYRILLIC = 1;
const FORM_CYRILLIC = 2;

/** How many words a negation reaches: measured, Russian negates what follows at once, English often over an auxiliary. */
const REACH_RUSSIAN = 2;
const REACH_ENGLISH = 4;

let mostTokens: i32 = 0;
let mostWords: i32 = 0;
let mostMarks: i32 = 0;
let longest: i32 = 0;
let slotMask: u32 = 0;
let phraseMask: u32 = 0;
let negation: i32 = 0;
let noNegation: i32 = 0;

/** Classes of the UTF-16 units met so far; 0 is not met. */
const classes: usize = 1024;
const scalars: usize = classes + 0x1_0000;
// What a text has, for the caller: see the order in kernel.ts.
const TOKENS = scalars;
const MARKS = scalars + 4;
const IS_CYRILLIC = scalars + 8;
const RUSSIAN_WORDS = scalars + 12;
const ENGLISH_WORDS = scalars + 16;
const SPELLINGS = scalars + 20;

let slots: usize = 0;
let records: usize = 0;
let words: usize = 0;
let entries: usize = 0;
let scripts: usize = 0;
let starts: usize = 0;
let ends: usize = 0;
let sentences: usize = 0;
let clauses: usize = 0;
let negated: usize = 0;
let negating: usize = 0;
let items: usize = 0;
let firsts: usize = 0;
let lasts: usize = 0;
let phraseSlots: usize = 0;
let phrases: usize = 0;
let pool: usize = 0;
let units: usize = 0;

/** Lays the memory out; call it once, before anything else. `phraseSlotCount` is a power of two. */
export function configure(
  tokenMost: i32,
  wordMost: i32,
  wordLongest: i32,
  markMost: i32,
  phraseSlotCount: i32,
  phraseInts: i32,
  poolInts: i32,
  negationItem: i32,
  noNegationItem: i32,
): void {
  mostTokens = tokenMost;
  mostWords = wordMost;
  longest = wordLongest;
  mostMarks = markMost;
  slotMask = 2 * wordMost - 1;
  phraseMask = phraseSlotCount - 1;
  negation = negationItem;
  noNegation = noNegationItem;
  let at: usize = scalars + 64;
  slots = at;
  records = at = aligned(at + 2 * wordMost * 4);
  words = at = at + wordMost * RECORD;
  entries = at = at + tokenMost * 4;
  scripts = at = at + tokenMost * 4;
  starts = at = at + tokenMost * 4;
  ends = at = at + tokenMost * 4;
  sentences = at = at + tokenMost * 4;
  clauses = at = at + tokenMost * 4;
  negated = at = at + tokenMost * 4;
  negating = at = at + tokenMost;
  items = at = at + tokenMost;
  firsts = at = at + markMost * 4;
  lasts = at = at + markMost * 4;
  phraseSlots = at = at + markMost * 4;
  phrases = at = at + phraseSlotCount * 12;
  pool = at = at + phraseInts * 4;
  units = at = aligned(at + poolInts * 4);
  grow(at);
}

function aligned(at: usize): usize {
  return (at + 63) & ~63;
}

function grow(to: usize): void {
  const missing = <i32>((to + 0xffff) >>> 16) - memory.size();
  if (missing > 0) memory.grow(missing);
}

/** Makes room for a text of so many units; views of the memory must be taken again when it has grown. */
export function reserve(length: i32): void {
  grow(units + length * 2);
}

export function scalarsAt(): usize {
  return scalars;
}
export function recordsAt(): usize {
  return records;
}
export function wordsAt(): usize {
  return words;
}
export function entriesAt(): usize {
  return entries;
}
export function scriptsAt(): usize {
  return scripts;
}
export function startsAt(): usize {
  return starts;
}
export function endsAt(): usize {
  return ends;
}
export function sentencesAt(): usize {
  return sentences;
}
export function clausesAt(): usize {
  return clauses;
}
export function negatedAt(): usize {
  return negated;
}
export function itemsAt(): usize {
  return items;
}
export function firstsAt(): usize {
  return firsts;
}
export function lastsAt(): usize {
  return lasts;
}
export function phraseSlotsAt(): usize {
  return phraseSlots;
}
export function phrasesAt(): usize {
  return phrases;
}
export function poolAt(): usize {
  return pool;
}
export function unitsAt(): usize {
  return units;
}

/** Forgets every spelling. */
export function forget(): void {
  memory.fill(slots, 0, 2 * mostWords * 4);
  store<i32>(SPELLINGS, 0);
}

/** Cuts the text into words and symbols, with their places. */
export function tokenize(length: i32): void {
  let tokens = 0;
  let sentence = 0;
  let clause = 0;
  let newline = false;
  let isCyrillic = 0;
  let russian = 0;
  let english = 0;
  for (let at = 0; at < length && tokens < mostTokens; ) {
    const start = at;
    const point = pointAt(at, length);
    const character = classOf(point);
    at += point > 0xffff ? 2 : 1;
    if (character == SPACE) {
      newline = newline || point == NEWLINE;
      continue;
    }
    if (newline) {
      sentence += 1;
      clause += 1;
      newline = false;
    }
    if (character <= NUMBER) at = endOfWord(at, length);
    else if (character == ENDS && endsSentence(start, length)) {
      sentence += 1;
      clause += 1;
    } else if (character == PARTS && (point != HYPHEN || standsAfterSpace(start))) clause += 1;
    if (character > NUMBER && character != SYMBOL) continue;
    const record = find(start, min(at - start, longest));
    const token = tokens * 4;
    store<i32>(words + token, load<i32>(record + WORD));
    store<i32>(entries + token, load<i32>(record + ENTRY));
    const script = <i32>load<u8>(record + SCRIPT);
    store<i32>(scripts + token, script);
    store<i32>(starts + token, start);
    store<i32>(ends + token, at);
    store<i32>(sentences + token, sentence);
    store<i32>(clauses + token, clause);
    isCyrillic |= script & RAW_CYRILLIC;
    russian += load<u8>(record + RUSSIAN);
    english += load<u8>(record + ENGLISH);
    tokens += 1;
  }
  store<i32>(TOKENS, tokens);
  store<i32>(IS_CYRILLIC, isCyrillic);
  store<i32>(RUSSIAN_WORDS, russian);
  store<i32>(ENGLISH_WORDS, english);
}

function unitAt(at: i32): i32 {
  return <i32>load<u16>(units + at * 2);
}

/** The code point at a place; a surrogate without its other half stands for itself. */
function pointAt(at: i32, length: i32): i32 {
  const unit = unitAt(at);
  if (unit < 0xd800 || unit >= 0xdc00 || at + 1 >= length) return unit;
  const low = unitAt(at + 1);
  return low >= 0xdc00 && low < 0xe000 ? 0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00) : unit;
}

function classOf(point: i32): i32 {
  return kindOf(point) & CLASS;
}

function kindOf(point: i32): i32 {
  if (point > 0xffff) return classify(point);
  const known = <i32>load<u8>(classes + point);
  if (known != 0) return known;
  const found = classify(point);
  store<u8>(classes + point, <u8>found);
  return found;
}

/** Letters, marks and digits; after an apostrophe only letters and marks. */
function endOfWord(from: i32, length: i32): i32 {
  let inside = NUMBER;
  let at = from;
  while (at < length) {
    const point = pointAt(at, length);
    const character = classOf(point);
    if (character <= inside) at += point > 0xffff ? 2 : 1;
    else if (character == APOSTROPHE && at + 1 < length) {
      if (classOf(pointAt(at + 1, length)) != LETTER) return at;
      inside = MARK;
      at += 1;
    } else return at;
  }
  return at;
}

/** A dot inside a number or between letters without a blank («5.99», «т.е») ends nothing. */
function endsSentence(at: i32, length: i32): bool {
  if (unitAt(at) != DOT || at + 1 == length) return true;
  const next = kindOf(unitAt(at + 1));
  const character = next & CLASS;
  return (character != LETTER && character != NUMBER) || (next & UPPER) != 0;
}

/** A hyphen inside a word joins: «wi-fi», «интернет-магазин». */
function standsAfterSpace(at: i32): bool {
  return at == 0 || classOf(unitAt(at - 1)) == SPACE;
}

/** The record of the spelling that stands in the text at `start`. */
function find(start: i32, length: i32): usize {
  let hash: u32 = 0;
  for (let at = start; at < start + length; at += 1) hash = (hash ^ unitAt(at)) * 0x01000193;
  let slot = (hash ^ (hash >>> 15)) & slotMask;
  for (let known = load<i32>(slots + slot * 4); known != 0; known = load<i32>(slots + slot * 4)) {
    const record = records + (known - 1) * RECORD;
    if (load<u32>(record) == hash && stands(record, start, length)) return record;
    slot = (slot + 1) & slotMask;
  }
  const index = load<i32>(SPELLINGS);
  store<i32>(SPELLINGS, index + 1);
  store<i32>(slots + slot * 4, index + 1);
  const record = records + index * RECORD;
  store<u32>(record, hash);
  store<u8>(record + LENGTH, <u8>length);
  memory.copy(record + UNITS, units + start * 2, length * 2);
  store<i32>(record + WORD, spell(record));
  return record;
}

function stands(record: usize, start: i32, length: i32): bool {
  if (<i32>load<u8>(record + LENGTH) != length) return false;
  const from = units + start * 2;
  for (let at = 0; at < length; at += 1)
    if (load<u16>(record + UNITS + at * 2) != load<u16>(from + at * 2)) return false;
  return true;
}

/**
 * Finds every item in the text, in the order of the tokens, phrases before the words that they begin with; then what a
 * negation reaches. An entry is a place in the pool: how many items, atoms that begin phrases and atoms that follow in
 * them it has, then these; 0 is an entry of none.
 */
export function findMarks(): void {
  const tokens = load<i32>(TOKENS);
  let marks = 0;
  let isNegated = false;
  for (let token = 0; token < tokens; token += 1) {
    const entry = load<i32>(entries + token * 4);
    if (entry == 0) continue;
    const own = pool + entry * 4;
    const itemCount = load<i32>(own);
    const leads = load<i32>(own + 4);
    const list = own + 12;
    if (leads > 0 && inSentence(token, token + 1, tokens)) {
      const next = load<i32>(entries + token * 4 + 4);
      if (next != 0) marks = findPhrases(list + itemCount * 4, leads, pool + next * 4, token, tokens, marks);
    }
    for (let at = 0; at < itemCount; at += 1) marks = addMark(marks, load<i32>(list + at * 4), token, token);
  }
  store<i32>(MARKS, marks);
  memory.fill(negated, 0, tokens * 4);
  memory.fill(negating, 0, tokens);
  for (let mark = 0; mark < marks; mark += 1) {
    if (load<i32>(items + mark * 4) != negation) continue;
    store<u8>(negating + load<i32>(lasts + mark * 4), 1);
    isNegated = true;
  }
  if (isNegated) negate(tokens, marks);
}

function addMark(marks: i32, item: i32, first: i32, last: i32): i32 {
  if (marks == mostMarks) return marks;
  store<i32>(items + marks * 4, item);
  store<i32>(firsts + marks * 4, first);
  store<i32>(lasts + marks * 4, last);
  return marks + 1;
}

/** Phrases do not reach over the end of a sentence. */
function inSentence(first: i32, last: i32, tokens: i32): bool {
  return last < tokens && load<i32>(sentences + last * 4) == load<i32>(sentences + first * 4);
}

function findPhrases(leads: usize, leadCount: i32, next: usize, first: i32, tokens: i32, known: i32): i32 {
  let marks = known;
  const followCount = load<i32>(next + 8);
  const follows = next + 12 + (load<i32>(next) + load<i32>(next + 4)) * 4;
  for (let lead = 0; lead < leadCount; lead += 1) {
    for (let follow = 0; follow < followCount; follow += 1) {
      let list = phrasesOf(load<i32>(leads + lead * 4), load<i32>(follows + follow * 4));
      if (list == 0) continue;
      const count = load<i32>(list);
      list += 4;
      for (let at = 0; at < count; at += 1) {
        const rest = load<i32>(list + 4);
        const last = first + 1 + rest;
        if (inSentence(first, last, tokens) && goesOn(list + 8, rest, first + 2))
          marks = addMark(marks, load<i32>(list), first, last);
        list += 8 + rest * 4;
      }
    }
  }
  return marks;
}

/** Where the phrases that begin with two atoms are listed, or 0: how many; of each its item, how many atoms, these. */
function phrasesOf(lead: i32, follow: i32): usize {
  let slot = hashOfPair(lead, follow) & phraseMask;
  for (;;) {
    const at = phraseSlots + slot * 12;
    const list = load<i32>(at + 8);
    if (list == 0) return 0;
    if (load<i32>(at) == lead && load<i32>(at + 4) == follow) return phrases + list * 4;
    slot = (slot + 1) & phraseMask;
  }
  return 0;
}

function hashOfPair(lead: i32, follow: i32): u32 {
  const hash = <u32>lead * 0x9e3779b1 + <u32>follow * 0x85ebca6b;
  return hash ^ (hash >>> 15);
}

function goesOn(rest: usize, count: i32, token: i32): bool {
  for (let at = 0; at < count; at += 1) {
    const entry = load<i32>(entries + (token + at) * 4);
    if (entry == 0 || !hasFollower(pool + entry * 4, load<i32>(rest + at * 4))) return false;
  }
  return true;
}

function hasFollower(entry: usize, atom: i32): bool {
  const follows = entry + 12 + (load<i32>(entry) + load<i32>(entry + 4)) * 4;
  const count = load<i32>(entry + 8);
  for (let at = 0; at < count; at += 1) if (load<i32>(follows + at * 4) == atom) return true;
  return false;
}

/** What a negation reaches, never past a mark of punctuation. The negating words themselves are not negated. */
function negate(tokens: i32, marks: i32): void {
  for (let mark = 0; mark < marks; mark += 1) {
    if (load<i32>(items + mark * 4) != noNegation) continue;
    const first = load<i32>(firsts + mark * 4);
    memory.fill(negating + first, 0, load<i32>(lasts + mark * 4) - first + 1);
  }
  for (let token = 0; token < tokens; token += 1) {
    if (load<u8>(negating + token) == 0) continue;
    const isRussian = (load<i32>(scripts + token * 4) & FORM_CYRILLIC) != 0;
    const last = min(tokens - 1, token + (isRussian ? REACH_RUSSIAN : REACH_ENGLISH));
    const clause = load<i32>(clauses + token * 4);
    for (let next = token + 1; next <= last; next += 1) {
      if (load<i32>(clauses + next * 4) != clause) break;
      if (load<u8>(negating + next) == 0) store<i32>(negated + next * 4, 1);
    }
  }
}
