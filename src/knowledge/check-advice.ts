import { LANGUAGES, type Language } from '../domain/verdict.ts';
import type { Document } from './document.ts';
import { categoryOf, type Knowledge } from './knowledge.ts';
import type { Advice, Fix, Playbook } from './schema.ts';

/** Placeholders that every advice may hold; a concentration adds its own name. */
const PLACEHOLDERS = ['count', 'share', 'target', 'weeks'];

/**
 * Fixes name categories, kinds and roles that exist, and hold no placeholder that nothing fills.
 * @throws {UserError} with path:line:column at the first fault
 */
export function checkFixFile(document: Document<readonly Fix[]>, knowledge: Knowledge): readonly Fix[] {
  document.value.forEach((fix, at) => {
    const fault = (part: readonly (string | number)[], message: string, hint?: string) =>
      document.fault([at, ...part], message, hint);
    checkFix(fix, knowledge, fault);
    for (const [index, variant] of fix.variants.entries()) {
      checkVariant(variant, fix, knowledge, (part, message, hint) =>
        fault(['variants', index, ...part], message, hint),
      );
    }
  });
  return document.value;
}

type Fault = Document<unknown>['fault'];

function checkFix(fix: Fix, { categories, roles }: Knowledge, fault: Fault): void {
  const code = categoryOf(fix);
  const category = categories[code];
  if (category === undefined) throw fault(['id'], `no category "${code}"`);
  const kinds = Object.keys(category.kinds);
  const kind = fix.when.kinds?.find((name) => !kinds.includes(name));
  if (kind !== undefined)
    throw fault(['when', 'kinds'], `"${code}" has no kind "${kind}"`, `kinds: ${kinds.join(', ')}`);
  checkOwner(fix.owner, roles, fault);
  checkPlaceholders(fix, fix, fault);
}

/** A variant speaks for some of the fix's kinds, and replaces the same parts in both languages. */
function checkVariant(
  variant: Fix['variants'][number],
  fix: Fix,
  { categories, roles }: Knowledge,
  fault: Fault,
): void {
  const kinds = fix.when.kinds ?? Object.keys(categories[categoryOf(fix)]?.kinds ?? {});
  const kind = variant.kinds.find((name) => !kinds.includes(name));
  if (kind !== undefined) throw fault(['kinds'], `the fix is not for the kind "${kind}"`, `kinds: ${kinds.join(', ')}`);
  if (variant.owner !== undefined) checkOwner(variant.owner, roles, fault);
  const [ru, en] = [Object.keys(variant.ru), Object.keys(variant.en)];
  const lone = [...ru.filter((name) => !en.includes(name)), ...en.filter((name) => !ru.includes(name))][0];
  if (lone !== undefined) throw fault([], `"${lone}" stands in one language only`);
  checkPlaceholders(variant, fix, fault);
}

function checkOwner(owner: string, roles: Knowledge['roles'], fault: Fault): void {
  if (!Object.hasOwn(roles, owner))
    throw fault(['owner'], `no role "${owner}"`, `roles: ${Object.keys(roles).join(', ')}`);
}

function checkPlaceholders(texts: Record<Language, Partial<Advice>>, { when }: Fix, fault: Fault): void {
  const allowed = [...PLACEHOLDERS, when.concentration ?? ''];
  for (const language of LANGUAGES) {
    for (const [name, text] of Object.entries(texts[language])) {
      const odd = [...text.matchAll(/\{(\w*)/g)].find(([, placeholder]) => !allowed.includes(placeholder ?? ''));
      if (odd !== undefined) throw fault([language, name], `nothing fills "${odd[0]}}"`);
    }
  }
}

/** A category belongs to one family, so that its surge counts once. */
export function checkPlaybook(document: Document<Playbook>, categories: Knowledge['categories']): Playbook {
  const seen = new Set<string>();
  document.value.families.forEach(({ categories: own }, at) => {
    const odd = own.find((name) => !Object.hasOwn(categories, name) || seen.has(name));
    if (odd !== undefined) {
      const fault = seen.has(odd) ? `"${odd}" stands in two families` : `no category "${odd}"`;
      throw document.fault(['families', at, 'categories'], fault);
    }
    for (const name of own) seen.add(name);
  });
  return document.value;
}
