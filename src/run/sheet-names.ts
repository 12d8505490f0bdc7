import type { Complaint } from '../domain/row.ts';
import { type LabelSheet, rowName, type SheetRow } from './label-sheet.ts';

/** Finds the rows of a log that stand in a sheet. */
export interface SheetNames {
  /** The name under which the sheet has the row. */
  find(complaint: Pick<Complaint, 'id' | 'text'>): string | undefined;
  /** The first row of the sheet that was not found so far. */
  stranger(): SheetRow | undefined;
}

/** @param shown what the sheet writes for a text; called only where the id is in the sheet */
export function createSheetNames({ rows }: LabelSheet, shown: (text: string) => string): SheetNames {
  const ids = new Set(rows.map(({ id }) => rowName(id, '')));
  const missing = new Map(rows.map((row) => [row.name, row]));
  const all = new Set(missing.keys());
  return {
    find({ id, text }) {
      if (!ids.has(rowName(id, ''))) return undefined;
      const name = rowName(id, shown(text));
      missing.delete(name);
      return all.has(name) ? name : undefined;
    },
    stranger: () => missing.values().next().value,
  };
}
