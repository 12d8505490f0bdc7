import { createContext } from '../content/context.ts';
import type { Renderer } from '../renderers.ts';
import { categoriesSheet } from '../sheets/categories.ts';
import { findingsSheet } from '../sheets/findings.ts';
import { fixesSheet } from '../sheets/fixes.ts';
import { incidentsSheet } from '../sheets/incidents.ts';
import { planSheet } from '../sheets/plan.ts';
import { segmentsSheets } from '../sheets/segments.ts';
import { summarySheet } from '../sheets/summary.ts';
import { trendSheet } from '../sheets/trend.ts';
import { renderWorkbook } from '../workbook/workbook.ts';

/** A workbook in the language of the report. */
export const renderXlsx = ((report, knowledge) => {
  const context = createContext(report, knowledge);
  return renderWorkbook([
    summarySheet(context),
    planSheet(context),
    findingsSheet(context),
    fixesSheet(context),
    incidentsSheet(context),
    trendSheet(context),
    categoriesSheet(context),
    ...segmentsSheets(context),
  ]);
}) satisfies Renderer;
