import type { Severity } from '../domain/verdict.ts';
import type { Messages } from '../knowledge/messages.ts';
import { type Style, wrap } from '../report/style.ts';
import { isComplete, type LabelSheet, type SheetRow } from '../run/label-sheet.ts';
import type { Labels } from '../run/labelled-rows.ts';
import { askCodes, type Choice } from './code-prompt.ts';
import type { Key } from './terminal-keys.ts';

export interface Session {
  readonly sheet: LabelSheet;
  readonly keys: AsyncIterator<Key>;
  readonly choices: readonly Choice[];
  readonly say: Messages;
  readonly style: Style;
  write(text: string): void;
  /** Called after every change. */
  save(): Promise<void>;
}

type Answer = Labels | 'skip' | 'undo';

/** Why a session ended before its last row. */
class Left extends Error {
  readonly interrupted: boolean;

  constructor(interrupted: boolean) {
    super();
    this.interrupted = interrupted;
  }
}

/** The keys of a Russian keyboard stand for the Latin letters beside them. */
const KEYS: Readonly<Record<string, string>> = { с: 'c', е: 't', т: 'n', ы: 's', г: 'u', й: 'q' };
const NOTHING_WRONG: Labels = { severity: 'none', category: 'none', others: [] };

/**
 * Walks through the rows that are not labelled; the judge's verdict is not shown, so that nobody follows it.
 * @returns false when the person pressed Ctrl-C
 */
export async function walkThrough(session: Session): Promise<boolean> {
  try {
    await askEach(session);
  } catch (error) {
    if (!(error instanceof Left)) throw error;
    return !error.interrupted;
  } finally {
    await session.keys.return?.();
  }
  return true;
}

async function askEach(session: Session): Promise<void> {
  const { sheet, say, write, save } = session;
  const open = sheet.rows.filter((row) => !isComplete(sheet.labelsOf(row)));
  const before = open.map((row) => sheet.labelsOf(row));
  for (let at = 0; ; ) {
    const row = open[at];
    if (row === undefined) write(`\n${say('label.last')}\n`);
    else show(row, session);
    const answer = await ask(row !== undefined, session);
    if (answer === 'undo') {
      if (at === 0) write(`${say('label.nothingToUndo')}\n`);
      else at -= 1;
      await change(open[at], before[at] as Labels);
    } else {
      if (answer !== 'skip') await change(row, answer);
      at += 1;
    }
  }

  async function change(row: SheetRow | undefined, labels: Labels): Promise<void> {
    if (row === undefined || sheet.labelsOf(row) === labels) return;
    sheet.label(row, labels);
    await save();
  }
}

function show({ id, text }: SheetRow, { sheet, say, style, write }: Session): void {
  const lines = text.split('\n').flatMap((line) => wrap(line, style.width, 2));
  const head = say('label.row', { id: id.replace(/\p{Cc}/gu, ' '), done: sheet.done, rows: sheet.rows.length });
  write(`\n${style.paint(head, 'muted')}\n\n${lines.join('\n')}\n\n${style.paint(say('label.keys'), 'muted')}\n`);
}

/** One answer; where no row is left, the last can still be undone. */
async function ask(isRow: boolean, session: Session): Promise<Answer> {
  const next = () => nextKey(session.keys);
  for (;;) {
    const { sign } = await next();
    const key = sign.toLowerCase();
    const letter = KEYS[key] ?? key;
    if (letter === 'q') throw new Left(false);
    if (letter === 'u') return 'undo';
    if (!isRow) continue;
    if (letter === 's') return 'skip';
    if (letter === 'n') return NOTHING_WRONG;
    const severity: Severity | undefined = { c: 'critical' as const, t: 'trivial' as const }[letter];
    if (severity === undefined) continue;
    const [category, ...others] = (await askCodes({ ...session, next })) ?? [];
    if (category !== undefined) return { severity, category, others };
    session.write(`${session.say('label.keys')}\n`);
  }
}

async function nextKey(keys: AsyncIterator<Key>): Promise<Key> {
  const { value, done } = await keys.next();
  if (done === true || (value.ctrl && value.name === 'd')) throw new Left(false);
  if (value.ctrl && value.name === 'c') throw new Left(true);
  return value;
}
