import { renderPage } from '../html/page.ts';
import type { Renderer } from '../renderers.ts';

/** One page for the eye: pictures, fixes, and a table of the complaints that can be searched. */
export const renderHtml = ((report, knowledge, { brand }) => renderPage(report, knowledge, brand)) satisfies Renderer;
