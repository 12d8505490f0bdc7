import type { Incident, Report } from '../../domain/report.ts';

/** The incident with the most complaints beyond the usual. */
export function worstIncident({ incidents }: Pick<Report, 'incidents'>): Incident | undefined {
  return incidents.toSorted((a, b) => b.excess - a.excess)[0];
}
