import type { Incident, Report } from '../../domain/report.ts';

/** The incident with the most complaints above the usual. */
export function worstIncident({ incidents }: Pick<Report, 'incidents'>): Incident | undefined {
  return incidents.toSorted((a, b) => b.count - b.expected - (a.count - a.expected))[0];
}
