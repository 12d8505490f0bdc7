import type { OrderRates } from '../../domain/report.ts';
import type { Context } from '../content/context.ts';
import type { Sheet } from '../workbook/sheet.ts';

/** The Pareto of failures. */
export function categoriesSheet({ report, say, category, kind }: Context): Sheet {
  const { orderRates } = report;
  return {
    name: say('failures'),
    columns: [
      { title: say('column.failure'), width: 40, form: 'wrapped' },
      { title: say('column.count'), width: 10, form: 'integer' },
      { title: say('column.critical'), width: 12, form: 'integer' },
      { title: say('column.share'), width: 10, form: 'percent' },
      { title: say('workbook.low'), width: 10, form: 'percent' },
      { title: say('workbook.high'), width: 10, form: 'percent' },
      { title: say('column.cumulative'), width: 13, form: 'percent' },
      { title: say('workbook.named'), width: 14, form: 'integer' },
      ...(orderRates === null
        ? []
        : [
            { title: say('column.rate'), width: 12, form: 'decimal' as const },
            { title: say('workbook.low'), width: 10, form: 'decimal' as const },
            { title: say('workbook.high'), width: 10, form: 'decimal' as const },
          ]),
      { title: say('taxonomy.kinds'), width: 60, form: 'wrapped' },
      { title: say('workbook.code'), width: 22, form: 'text' },
    ],
    rows: report.categories.map(({ code, count, critical, share, low, high, cumulative, named, kinds }) => [
      category(code),
      count,
      critical,
      share,
      low,
      high,
      cumulative,
      named,
      ...ratesOf(code, orderRates),
      kinds.map((own) => `${kind(code, own.code)} ${own.count}`).join(' · '),
      code,
    ]),
    filtered: true,
  };
}

/** Complaints per 1,000 orders, where orders are known. */
function ratesOf(code: string, orderRates: OrderRates | null): (number | null)[] {
  if (orderRates === null) return [];
  const own = orderRates.categories.find((one) => one.code === code);
  return own === undefined ? [null, null, null] : [own.rate, own.low, own.high];
}
