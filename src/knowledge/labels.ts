import type { Messages } from './messages.ts';

/** A place, product or channel as it is called; hours and weekdays in words. */
export function concentrationLabel(
  { dimension, value }: { dimension: string; value: string },
  messages: Messages,
): string {
  if (dimension === 'hours') return messages('hours', { hours: value });
  return dimension === 'weekday' ? messages(`weekday.${value}`) : value;
}
