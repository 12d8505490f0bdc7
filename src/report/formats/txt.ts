import { contentOf } from '../content/content.ts';
import type { Renderer } from '../renderers.ts';
import { renderTerminal } from '../terminal.ts';

const SHOWN = { fixes: 5, people: 5 };

/** For a terminal: the first fixes and complaints; the rest by name. */
export const renderTxt = ((report, knowledge, { terminal }) =>
  renderTerminal(contentOf(report, knowledge, SHOWN), terminal)) satisfies Renderer;
