/** Endings by which logs are found in folders and archives; what a log is, is told by its bytes. */
export const ENDINGS = [
  '.csv',
  '.tsv',
  '.txt',
  '.json',
  '.ndjson',
  '.jsonl',
  '.xlsx',
  '.xlsm',
  '.parquet',
  '.xml',
  '.gz',
  '.zst',
  '.zip',
] as const;

export function hasLogEnding(path: string): boolean {
  const lower = path.toLowerCase();
  return ENDINGS.some((ending) => lower.endsWith(ending));
}
