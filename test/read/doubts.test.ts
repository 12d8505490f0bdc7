import { describe, expect, test } from 'vitest';
import { openText, readAll } from './memory-log.ts';

const warningsOf = async (content: string, options = {}) => (await openText(content, options)).warnings.join('\n');
const many = (count: number, row: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => row(at)).join('\n');

describe('a doubt about a log is said with the flag that settles it', () => {
  test('where nothing tells day from month', async () => {
    const log = 'text,date\nLate,03/04/2025\nLate again,05/06/2025\n';
    expect(await warningsOf(log)).toContain('(--date-order mdy for month first)');
    expect(await warningsOf(log, { dateOrder: 'dmy' })).toBe('');
  });

  test('where a second column could be the date', async () => {
    const log = 'text,created,updated on,date\nLate,2025-03-14,x,2025-03-13\n';
    expect(await warningsOf(log)).toBe(
      'test.csv: "created" could be the date too; "date" is read (--date-column "created")',
    );
    expect(await warningsOf(log, { columns: { date: 'created' } })).toBe('');
  });

  test('where two columns have one name', async () => {
    expect(await warningsOf('comment,comment\nLate,Cold\n')).toBe(
      'test.csv: has two columns "comment"; the first is read (rename one)',
    );
  });

  test('but not where the second column is empty', async () => {
    expect(await warningsOf('comment,review\nLate,\n')).toBe('');
  });

  test('where the log holds titles and no texts', async () => {
    const view = 'Id,Subject,Requester,Created at\n7,Box arrived broken,Ann,2025-03-14\n';
    expect(await warningsOf(view)).toContain('the judgement rests on "Subject" (--text-column names another column)');
    expect(await warningsOf(view.replace('Requester', 'Description'))).toBe('');
  });

  test('where dates have no year and nobody says when the log was made', async () => {
    const log = 'отзыв,дата\nОпоздали,"27 октября, 16:28"\nХолодное,"Вчера, 09:10"\nГрубо,Дата не указана\n';
    expect(await warningsOf(log)).toContain('(--today YYYY-MM-DD does)');
    const { complaints } = await readAll(log, { today: '2025-03-02' });
    expect(complaints.map(({ date }) => date)).toEqual([
      { day: '2024-10-27', minute: 988 },
      { day: '2025-03-01', minute: 550 },
      undefined,
    ]);
    expect(complaints.filter(({ dateUnreadable }) => dateUnreadable)).toEqual([]);
  });

  test('and a column that says when the page was read settles it', async () => {
    const { log, complaints } = await readAll(
      'review,date,parsed_at\nLate,30 августа,2025-09-21T02:08:17\nCold,2 ноября,2025-09-21\n',
    );
    expect(log.warnings).toEqual([]);
    expect(complaints.map(({ date }) => date?.day)).toEqual(['2025-08-30', '2024-11-02']);
    expect(log.format.asOf).toBe(2);
  });

  test('where ages were written as dates: their day is not known', async () => {
    const log = `text,date\n${many(60, (at) => `Late,${at % 2 === 0 ? `20${16 + (at % 9)}-05-16 07:07` : `2025-03-${10 + (at % 20)} 1${at % 10}:1${at % 7}`}`)}\n`;
    const { log: opened, complaints } = await readAll(log);
    expect(opened.warnings.join()).toContain('30 dates at one minute of one day of many months');
    expect(complaints.filter(({ dateUnreadable }) => dateUnreadable).length).toBe(30);
  });

  test('but not where every date has that minute, as days without a time do', async () => {
    const log = `text,date\n${many(60, (at) => `Late,20${16 + (at % 9)}-0${1 + (at % 9)}-1${at % 7} 00:00`)}\n`;
    expect(await warningsOf(log)).toBe('');
  });

  test('where a spreadsheet turned the dates that it could', async () => {
    const log = `text,date\n${many(60, (at) => `Late,${at % 2 === 0 ? `${13 + (at % 15)}-05-2025` : `2025-0${1 + (at % 9)}-05`}`)}\n`;
    const { log: opened, complaints } = await readAll(log);
    expect(opened.warnings.join()).toContain('a spreadsheet has turned "date"');
    expect(new Set(complaints.map(({ date }) => date?.day.slice(0, 7)))).toEqual(new Set(['2025-05']));
  });

  test('where a later date contradicts the order of the first ones', async () => {
    const padding = 'x'.repeat(2000);
    const log = `text,date\n${many(600, () => `${padding},04/25/2025`)}\nLate,25/04/2025\nLate,26/04/2025\n`;
    const { log: opened, complaints } = await readAll(log);
    expect(complaints.filter(({ dateUnreadable }) => dateUnreadable).length).toBe(2);
    expect(opened.lateWarnings()).toEqual([
      'test.csv:602: "25/04/2025" contradicts the order mdy that "date" was read in; it and 1 like it count as unreadable (--date-order dmy)',
    ]);
  });

  test('where the company’s replies stand behind the texts of an unknown export', async () => {
    const { log, complaints } = await readAll(
      `review\n${many(20, (at) => `"Lid cracked on day ${at}. Dear customer, thank you for your feedback. Please contact our support."`)}\n`,
    );
    expect(log.warnings.join()).toContain('the company’s replies stand behind the texts');
    expect(complaints[3]).toMatchObject({
      text: 'Lid cracked on day 3.',
      reply: 'Dear customer, thank you for your feedback. Please contact our support.',
    });
  });
});
