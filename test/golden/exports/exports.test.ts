// Each folder holds an invented export of a known tool and `expected.txt`: what the log was taken for, and of every row
// its status, date, rating, text and reply. UPDATE_GOLDEN=1 writes them anew; read the difference before you commit it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { LogFormat, Row } from '../../../src/domain/row.ts';
import { type Log, openLogs } from '../../../src/read/log.ts';
import { fileSource } from '../../../src/read/source.ts';
import { Admission } from '../../../src/run/admission.ts';
import { knowledge } from '../../knowledge.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
/** Dates without a year are seen from here; the others do not mind. */
const TODAY = '2025-11-02';

test.each(cases)('%s opens without a flag', async (name) => {
  const file = readdirSync(join(folder, name)).find((each) => each !== 'expected.txt') ?? '';
  const { logs } = await openLogs([fileSource(join(folder, name, file), file)], knowledge, {
    columns: {},
    today: TODAY,
  });
  const text = (await Promise.all(logs.map(describeLog))).join('\n');
  const expected = join(folder, name, 'expected.txt');
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(expected, text);
  expect(text).toBe(readFileSync(expected, 'utf8'));
});

async function describeLog({ format, rows, warnings }: Log): Promise<string> {
  const admission = new Admission({});
  const lines = [describeFormat(format), ...warnings.map((warning) => `warning: ${warning}`), ''];
  for await (const batch of rows) for (const row of batch) lines.push(describeRow(row, format, admission));
  return `${lines.join('\n')}\n`;
}

function describeFormat({
  source,
  header,
  columns,
  profile,
  format,
  encoding,
  delimiter = '',
  dateOrder,
}: LogFormat): string {
  const mapped = Object.entries(columns).map(
    ([role, at]) =>
      `${role}: ${[at]
        .flat()
        .map((index) => header[index])
        .join(' + ')}`,
  );
  return [`${source}: ${profile}, ${format} ${encoding} ${delimiter} ${dateOrder}`, ...mapped].join('\n');
}

function describeRow(row: Row, { columns }: LogFormat, admission: Admission): string {
  if ('reject' in row) return `${row.reject.line} rejected ${row.reject.reason}`;
  const { line, id, date, rating, text, reply } = row.complaint;
  const { status } = admission.admit(row.complaint, columns);
  const minute = date?.minute === undefined ? '' : ` ${clock(date.minute)}`;
  const facts = [
    line,
    id,
    status,
    `${date?.day ?? 'no date'}${minute}`,
    rating === undefined ? 'no rating' : `${rating}★`,
  ];
  return [
    facts.join(' · '),
    ...text.split('\n').map((part) => `    ${part}`),
    ...(reply === undefined ? [] : [`    → ${reply.replaceAll('\n', '\n      ')}`]),
  ]
    .join('\n')
    .trimEnd();
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
