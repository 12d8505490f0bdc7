import type { Complaint, Reject, Row } from '../../src/domain/row.ts';
import { type Log, openLogs, type ReadOptions } from '../../src/read/log.ts';
import { knowledge } from '../knowledge.ts';

/** Opens a log that stands in memory, delivered in small chunks. */
export async function openText(
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
  name = 'test.csv',
  once = false,
): Promise<Log> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
  }
  const { logs } = await openLogs([{ name, open: chunks, once }], knowledge, { columns: {}, ...options });
  const [log] = logs;
  if (log === undefined || logs.length > 1) throw new Error(`${logs.length} logs`);
  return log;
}

/** Reads all logs that stand in some files; each row as `source:line text`, rejected ones with their reason. */
export async function readFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<ReadOptions> = {},
) {
  const sources = Object.entries(files).map(([name, content]) => ({
    name,
    async *open() {
      yield Buffer.from(content as Uint8Array);
    },
  }));
  const { logs, skipped } = await openLogs(sources, knowledge, { columns: {}, ...options });
  const rows: string[] = [];
  for (const log of logs) {
    for (const row of await readRows(log)) {
      const [line, said] =
        'complaint' in row ? [row.complaint.line, row.complaint.text] : [row.reject.line, `! ${row.reject.reason}`];
      rows.push(`${log.format.source}:${line} ${said}`);
    }
  }
  return { logs, rows, skipped };
}

export async function readRows(log: Log): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of log.rows) rows.push(...batch);
  return rows;
}

export async function readAll(content: string | Uint8Array, options: Partial<ReadOptions> = {}, name?: string) {
  const log = await openText(content, options, name);
  const rows = await readRows(log);
  const complaints = rows.flatMap((row): Complaint[] => ('complaint' in row ? [row.complaint] : []));
  const rejects = rows.flatMap((row): Reject[] => ('reject' in row ? [row.reject] : []));
  const columns = Object.fromEntries(
    Object.entries(log.format.columns).map(([role, at]) => [
      role,
      [at].flat().map((index) => log.format.header[index]),
    ]),
  );
  return { log, rows, complaints, rejects, columns };
}
