import { printable } from '../domain/printable.ts';

/** What a stretch of text is, so that a renderer may set it off; the words alone must say it too. */
export type Tone = 'plain' | 'critical' | 'trivial' | 'none' | 'muted' | 'strong';

export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
}

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Takes the room that the others leave, and wraps. */
  readonly grows?: boolean;
}

/** A bar of stacked parts, each a share of the longest bar in the table. */
export interface Bar {
  readonly parts: readonly { readonly share: number; readonly tone: Tone }[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: Tone }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly { readonly cells: readonly Cell[]; readonly bar?: Bar }[];
    }
  | {
      readonly kind: 'quote';
      readonly text: string;
      /** Code points of the text to set off. */
      readonly marks: readonly { readonly start: number; readonly end: number }[];
      readonly caption: string;
    }
  | { readonly kind: 'terms'; readonly items: readonly { readonly term: string; readonly text: string }[] };

/** A report as blocks: said once, set out by each renderer. */
export type Document = readonly Block[];

/** The same block with nothing in it that a terminal would obey; texts of complaints have no such signs any more. */
export function printableBlock(block: Block): Block {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, text: printable(block.text) };
    case 'quote':
      return { ...block, caption: printable(block.caption) };
    case 'terms':
      return {
        ...block,
        items: block.items.map(({ term, text }) => ({ term: printable(term), text: printable(text) })),
      };
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => ({ ...cell, text: printable(cell.text) })),
        })),
      };
  }
}
