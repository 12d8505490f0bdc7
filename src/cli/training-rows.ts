import { UserError } from '../domain/user-error.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { LabelledRow } from '../learn/labelled.ts';
import { openLogs } from '../read/log.ts';
import type { Source } from '../read/source.ts';
import { type PartlyLabelled, readLabelledRows } from '../run/labelled-rows.ts';
import { type LabelFlags, labelColumns, readOptions } from './options.ts';

/**
 * Reads rows with both labels, in the order of the files.
 * @throws {UserError} where a row has only one of them, or a label is not known
 */
export async function readTrainingRows(
  sources: readonly Source[],
  flags: LabelFlags,
  knowledge: Knowledge,
): Promise<LabelledRow[]> {
  const rows: LabelledRow[] = [];
  const { logs } = await openLogs(sources, knowledge, readOptions(flags));
  for (const log of logs) {
    const labelled = await readLabelledRows(log, Object.keys(knowledge.categories), labelColumns(flags));
    for (const row of labelled) rows.push(complete(row, log.format.source));
  }
  return rows;
}

function complete({ id, text, severity, category, others, line }: PartlyLabelled, source: string): LabelledRow {
  if (severity === undefined || category === undefined)
    throw new UserError('label', `${source}:${line}: severity and category are both needed to learn from a row`, {
      hint: 'leave both empty to leave the row out',
    });
  return { id, text, severity, category, others };
}
