import { isClosed, isInitial, isKnownName, lastOfName, looksLikeName, type NameWords } from './name-words.ts';
import { hasSense, type Piece } from './pieces.ts';
import { SENSE } from './senses.ts';

const AGAIN = /^(?:again|here|from|опять|снова)$/;
const SELF = /^(?:i['’]m|im|it['’]?s|this|am|i|я|это)$/;
const SHORT_TITLE = /^(?:mr|mrs|ms|dr|prof|rev|messrs|гр|тов)$/;
const COPULA = /^(?:is|was|name['’]?s)$/;
/** Adjectives and participles that people say of themselves: «I'm British, …», «I'm Disgusted, …». */
const ADJECTIVE = /(?:ed|ing|ish|ian|ese|ful|less|ous)$/;
const LEADS = SENSE.ROLE | SENSE.TITLE | SENSE.NAMING | SENSE.ASKING | SENSE.GREETING | SENSE.LEAD;
const PART_OF_DAY = /^(?:день|вечер|утро|дня|вечера|времени|morning|afternoon|evening|day)$/;
const BESIDE_ROLE = /^(?:по|имени|named|called|фамилии|[-:])$/;
/** Pairs of words before a name: «called» only behind a person, «by» only behind a deed. */
const PAIRS: Readonly<Record<string, RegExp>> = {
  called: /^(?:someone|somebody|man|woman|person|people)$/,
  by: /^(?:served|helped|signed|treated|told|seen|assisted|handled|written|installed|fitted|greeted|insulted)$/,
  as: /^(?:himself|herself|themselves|known)$/,
  said: /^(?:badge|nametag|tag)$/,
  you: /^thank$/,
  to: /^(?:addressed|assigned|belongs|compliments|credit|grateful|issued|kudos|off|props|registered|thanks|you)$/,
  done: /^well$/,
  told: /^(?:i|we)$/,
  texted: /^(?:i|we)$/,
  herself: /^(?:calling|called|introduced)$/,
  himself: /^(?:calling|called|introduced)$/,
  of: /^(?:behalf|care|attention)$/,
};

/** Where the name begins that the word at a piece introduces; undefined where it introduces none. */
export function nameAfter(words: NameWords, at: number): number | undefined {
  const { pieces } = words;
  const piece = pieces[at];
  if (!hasSense(piece, LEADS) || piece === undefined) return undefined;
  if (hasSense(piece, SENSE.ROLE)) return afterRole(words, at);
  if (hasSense(piece, SENSE.TITLE)) return afterTitle(words, at);
  if (piece.form === 'г') return afterShortTitle(words, at);
  if (hasSense(piece, SENSE.NAMING) || piece.form === 'name' || COPULA.test(piece.form)) return afterNaming(words, at);
  if (PAIRS[piece.form]?.test(pieces[at - 1]?.form ?? '')) return nameAt(words, at + 1);
  if (hasSense(piece, SENSE.ASKING)) return afterAsking(words, at);
  if (SELF.test(piece.form)) return afterSelf(words, at);
  return isGreeting(pieces, at) ? afterGreeting(words, at) : undefined;
}

export function isGreeting(pieces: readonly Piece[], at: number): boolean {
  if (hasSense(pieces[at], SENSE.GREETING)) return true;
  const before = pieces[at - 1]?.form ?? '';
  return PART_OF_DAY.test(pieces[at]?.form ?? '') && (before.startsWith('добр') || before === 'good');
}

function nameAt(words: NameWords, at: number): number | undefined {
  return looksLikeName(words, at) && words.pieces[at]?.fresh === false ? at : undefined;
}

/** «Курьер Рустам», «оператор №17 Ксения», «the manager on duty, Odalys, said». */
function afterRole(words: NameWords, at: number): number | undefined {
  const { pieces } = words;
  let first = at + 1;
  if (/^[№#]$/.test(pieces[first]?.form ?? '') && pieces[first + 1]?.kind === 'number') first += 2;
  while (BESIDE_ROLE.test(pieces[first]?.form ?? '')) first += 1;
  if (pieces[first]?.fresh === true) return undefined;
  if (looksLikeName(words, first) || isKnownName(words, first)) return first;
  for (let comma = at + 1; comma <= at + 5; comma += 1) {
    if (pieces[comma]?.fresh === true) break;
    if (pieces[comma]?.form !== ',') continue;
    const isBetween =
      looksLikeName(words, comma + 1) && /^[,.]$/.test(pieces[lastOfName(words, comma + 1) + 1]?.form ?? '');
    return isBetween ? comma + 1 : undefined;
  }
  return undefined;
}

function afterTitle(words: NameWords, at: number): number | undefined {
  const isShort = SHORT_TITLE.test(words.pieces[at]?.form ?? '');
  const first = isShort && words.pieces[at + 1]?.form === '.' ? at + 2 : at + 1;
  const piece = words.pieces[first];
  if (isInitial(words, first) || looksLikeName(words, first) || isRaisedName(words, first)) return first;
  return isShort && piece?.kind === 'word' && !hasSense(piece, SENSE.PLAIN) ? first : undefined;
}

/** «г-н Петров», «г-жа Кох». */
function afterShortTitle(words: NameWords, at: number): number | undefined {
  const isTitle =
    words.pieces[at + 1]?.form === '-' && /^(?:на?|ну|жа|жу|же|жи)$/.test(words.pieces[at + 2]?.form ?? '');
  return isTitle ? nameAt(words, at + 3) : undefined;
}

/** «меня зовут тимофей», «my name is Farida»: here even small letters are believed, if the words are no others. */
function afterNaming(words: NameWords, at: number): number | undefined {
  const { pieces } = words;
  const lead = pieces[at]?.form ?? '';
  const isCopula = COPULA.test(lead);
  if (isCopula && !lead.startsWith('name') && pieces[at - 1]?.form !== 'name') return undefined;
  let first = at + 1;
  while (/^(?:[:—–("«“-]|of|is|was|as)$/.test(pieces[first]?.form ?? '')) first += 1;
  if (lead === 'name' && pieces[at - 1]?.form === 'my' && pieces[first]?.form === ',') first += 1;
  if (looksLikeName(words, first) || isRaisedName(words, first)) return first;
  const piece = pieces[first];
  const isFirm = lead === 'зовут' || (isCopula && (lead.startsWith('name') || pieces[at - 2]?.form === 'my'));
  if (!isFirm || piece?.kind !== 'word' || hasSense(piece, SENSE.PLAIN | SENSE.PREPOSITION)) return undefined;
  return ADJECTIVE.test(piece.form) || /(?:elt|ong|ly)$/.test(piece.form) ? undefined : first;
}

/** «Name: PRUITT» in a text that does not shout otherwise. */
function isRaisedName({ pieces, shouted }: NameWords, at: number): boolean {
  const piece = pieces[at];
  return !shouted && piece?.kind === 'word' && piece.letters === 'UPPER' && piece.form.length > 2 && piece.senses === 0;
}

/** «спросить Татьяну», «ask for Kwame», «общалась с Мадленой». */
function afterAsking(words: NameWords, at: number): number | undefined {
  const { pieces } = words;
  const first = /^(?:to|for|with|о|с|со)$/.test(pieces[at + 1]?.form ?? '') ? at + 2 : at + 1;
  const isNamed =
    pieces[at]?.form === 'named' && pieces[first]?.kind === 'word' && !hasSense(pieces[first], SENSE.PLAIN);
  return isNamed || isKnownName(words, first) ? first : nameAt(words, first);
}

/** «я Камила», «its Shaz again», «I, Bartholomew Finch,». */
function afterSelf(words: NameWords, at: number): number | undefined {
  const { pieces } = words;
  const lead = pieces[at]?.form ?? '';
  const first = /^(?:is|,)$/.test(pieces[at + 1]?.form ?? '') ? at + 2 : at + 1;
  if (lead === 'this' && pieces[at + 1]?.form !== 'is') return undefined;
  if (lead !== 'i' && isKnownName(words, first)) return first;
  if (!looksLikeName(words, first)) return undefined;
  const last = lastOfName(words, first);
  const after = pieces[last + 1]?.form ?? '';
  if (lead === 'я' || AGAIN.test(after)) return first;
  if (lead === 'i') return pieces[at + 1]?.form === ',' && after === ',' ? first : undefined;
  const isOwn = lead !== 'это' && (isClosed(words, last) || after === 'and');
  return isOwn && !ADJECTIVE.test(pieces[first]?.form ?? '') ? first : undefined;
}

/** «Hi Karen,», «Здравствуйте, Ольга Петровна!»: an unknown name must be closed by a mark. */
function afterGreeting(words: NameWords, at: number): number | undefined {
  const first = /^[,!]$/.test(words.pieces[at + 1]?.form ?? '') ? at + 2 : at + 1;
  if (isKnownName(words, first)) return first;
  if (nameAt(words, first) === undefined) return undefined;
  const last = lastOfName(words, first);
  return isClosed(words, last) || AGAIN.test(words.pieces[last + 1]?.form ?? '') ? first : undefined;
}
