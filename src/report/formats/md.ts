import { contentOf } from '../content/content.ts';
import { renderMarkdown } from '../markdown.ts';
import type { Renderer } from '../renderers.ts';

const SHOWN = { fixes: 20, people: 50 };

/** For a page of a repository or a ticket. */
export const renderMd = ((report, knowledge) => renderMarkdown(contentOf(report, knowledge, SHOWN))) satisfies Renderer;
