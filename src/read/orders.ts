import type { Orders } from '../domain/report.ts';
import { UserError } from '../domain/user-error.ts';
import { parseDate } from './date.ts';

const LINE = /^\s*"?([^",;\t]+)"?\s*[,;\t]\s*"?(\d{1,12})"?\s*$/;

/**
 * Orders by day from a CSV of two columns, day (YYYY-MM-DD or day first) and number; a first line that is a header is passed over.
 * @throws {UserError} with the line that is none, or whose day stands twice
 */
export function parseOrders(text: string, source: string): Orders {
  const byDay: Record<string, number> = {};
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .forEach((line, at) => {
      if (line.trim() === '' || (at === 0 && !/\d/.test(line))) return;
      const [, written = '', count = ''] = LINE.exec(line) ?? [];
      const day = (parseDate(written, 'ymd') ?? parseDate(written, 'dmy'))?.day;
      if (day === undefined || count === '')
        throw new UserError('orders', `${source}:${at + 1}: is no day and number of orders`, {
          hint: 'write lines such as 2025-11-17,1240',
        });
      if (byDay[day] !== undefined) throw new UserError('orders', `${source}:${at + 1}: ${day} stands twice`);
      byDay[day] = Number(count);
    });
  const total = Object.values(byDay).reduce((sum, orders) => sum + orders, 0);
  if (total === 0)
    throw new UserError('orders', `${source}: holds no orders`, { hint: 'write lines such as 2025-11-17,1240' });
  return { source, total, byDay };
}
