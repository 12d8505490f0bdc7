import { printable } from '../../domain/printable.ts';
import type { Renderer } from '../renderers.ts';

/** The whole report, as `data/report.schema.json` describes it: the saved report, and the part of a larger run. */
export const renderJson = ((report) => `${printable(JSON.stringify(report, null, 1))}\n`) satisfies Renderer;
