import { expect, test } from 'vitest';
import { runAmends } from './run-amends.ts';

const TEXT = 'The courier John Smith was two hours late and rude to me';

test.each(['quick', 'careful', 'auto'])(
  'explain --reader %s says what classify says, and more',
  { timeout: 60_000 },
  async (reader) => {
    const explained = await runAmends(['explain', TEXT, '--reader', reader, '--format', 'json']);
    const classified = await runAmends(['classify', '-', '--reader', reader, '--with-text'], {
      stdin: `id,text\n1,${TEXT}\n`,
    });
    expect([explained.code, explained.stderr]).toEqual([0, '']);
    const { contributions, readers, changes, line, ...verdict } = JSON.parse(explained.stdout);
    const { line: _, ...row } = JSON.parse(classified.stdout);
    // Where the careful reader decided, explain proves the evidence by it too: of the words that a list shows, some may go.
    const shown = ({ evidence: _evidence, reason: _reason, ...rest }: typeof row) => rest;
    expect(reader === 'quick' ? verdict : shown(verdict)).toEqual(reader === 'quick' ? row : shown(row));
    if (reader !== 'auto') expect(verdict.reader).toBe(reader);
    expect([contributions.length > 0, readers.length, Array.isArray(changes), line]).toEqual([true, 2, true, 1]);
  },
);
