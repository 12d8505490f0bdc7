import type { Claims } from './claims.ts';
import { isGreeting } from './introductions.ts';
import { isClosed, lastOfName, looksLikeName, type NameWords } from './name-words.ts';
import { hasSense } from './pieces.ts';
import { SENSE } from './senses.ts';

/** Where in a firm somebody sits, by the beginning of the word; «from your» leads there too. */
const DESK = new RegExp(
  `^(?:${(
    'accounts bar billing booking branch checkout claims complaints counter customer desk dispatch door enquir finance ' +
      'front housekeeping letting maintenance reception refund repair return sales shipping support tech till warehouse ' +
      'window your банк бухгалтер ваш клиник колл компани магазин отдел офис поддерж регистратур сервис служб'
  ).replaceAll(' ', '|')})`,
);
/** Deeds and qualities of people, not of firms and things. */
const HUMAN = /^(?:laughed|shouted|shrugged|smiled|yelled|sighed|swore)$/;
const HUMAN_QUALITY = /^(?:rude|polite|patient|kind|friendly|lovely|courteous|arrogant|dismissive)$/;
const ARTICLE = /^(?:the|your|our|my|a|ваш|ваша|наш|наша|мой|моя|ваши)$/;

/** A name that what stands behind tells: «Odalys from billing», «Odalys, your agent,», «Виктор, добрый день». */
export function nameBefore(claims: Claims, words: NameWords, at: number): number | undefined {
  if (!looksLikeName(words, at)) return undefined;
  const { pieces } = words;
  const last = lastOfName(words, at);
  const next = pieces[last + 1]?.form ?? '';
  if (/^(?:from|in|at|из)$/.test(next)) {
    const desk = pieces[last + 2]?.form === 'the' ? last + 3 : last + 2;
    if (DESK.test(pieces[desk]?.form ?? '')) return at;
  }
  // «Odalys on 07700 900142»: the number was found before.
  if (/^(?:on|at)$/.test(next) && last + 2 < pieces.length && !claims.isFree(last + 2)) return at;
  if (/^(?:here|again)$/.test(next) && pieces[at]?.fresh === true && isClosed(words, last + 1)) return at;
  if (/^(?:family|household)$/.test(next)) return at;
  if (HUMAN.test(next) || (next === 'was' && HUMAN_QUALITY.test(afterAdverb(words, last + 2)))) return at;
  if (isBracketed(words, at, last)) return at;
  if (next === 'the' && hasSense(pieces[last + 2], SENSE.ROLE) && !/ly$/.test(pieces[at]?.form ?? '')) return at;
  if (!/^[,(]$/.test(next)) return undefined;
  const isVocative = isGreeting(pieces, last + 2) || /^(?:добр|good$|thank|please)/.test(pieces[last + 2]?.form ?? '');
  if (isVocative && pieces[at]?.fresh === true && !/ly$/.test(pieces[at]?.form ?? '')) return at;
  const role = ARTICLE.test(pieces[last + 2]?.form ?? '') ? last + 3 : last + 2;
  return hasSense(pieces[role], SENSE.ROLE) && isClosed(words, role) && role < pieces.length - 1 ? at : undefined;
}

/** «the lady at desk 4 (Odalys)» */
function isBracketed({ pieces }: NameWords, at: number, last: number): boolean {
  if (pieces[at - 1]?.form !== '(' || pieces[last + 1]?.form !== ')') return false;
  return pieces.slice(Math.max(0, at - 8), at - 1).some((piece) => hasSense(piece, SENSE.ROLE));
}

function afterAdverb({ pieces }: NameWords, at: number): string {
  const form = pieces[at]?.form ?? '';
  return (/^(?:so|very|really|extremely|incredibly|always|super)$/.test(form) ? pieces[at + 1]?.form : form) ?? '';
}
