import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Orders } from '../domain/report.ts';
import { UserError } from '../domain/user-error.ts';
import { parseOrders } from '../read/orders.ts';
import type { Host } from './host.ts';

export interface OrdersFlag {
  readonly orders?: string;
}

/**
 * A number of orders, or a file with their numbers by day.
 * @throws {UserError} when it is neither
 */
export async function ordersFrom(
  { orders: value }: OrdersFlag,
  { cwd }: Pick<Host, 'cwd'>,
): Promise<Orders | undefined> {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) {
    if (Number(value) > 0 && Number.isSafeInteger(Number(value)))
      return { source: '--orders', total: Number(value), byDay: null };
    throw new UserError('usage', `--orders: "${value}" is no number of orders`);
  }
  const text = await readFile(resolve(cwd(), value), 'utf8').catch((cause: unknown) => {
    throw new UserError('usage', `--orders: "${value}" is neither a whole number nor a file that can be read`, {
      cause,
      hint: 'for example --orders 12400, or a CSV with lines such as 2025-11-17,1240',
    });
  });
  return parseOrders(text, value);
}
