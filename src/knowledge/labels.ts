import type { Language } from '../domain/verdict.ts';
import type { Knowledge } from './knowledge.ts';
import type { Messages } from './messages.ts';

/** A place, product or channel as it is called; hours and weekdays in words. */
export function concentrationLabel(
  { dimension, value }: { dimension: string; value: string },
  messages: Messages,
): string {
  if (dimension === 'hours') {
    const [from = '', to = ''] = value.split('–');
    return messages('hours', { from, to });
  }
  return dimension === 'weekday' ? messages(`weekday.${value}`) : value;
}

/** The role that owns a fix, by its name. */
export function ownerName(owner: string, { roles }: Pick<Knowledge, 'roles'>, lang: Language): string {
  return roles[owner]?.[lang] ?? owner;
}
