/** What became of a row; every row read has exactly one. */
export const STATUSES = ['classified', 'rejected', 'duplicate', 'empty', 'otherLanguage', 'reply', 'filtered'] as const;
export type Status = (typeof STATUSES)[number];

/** Above this share of the rows read, rejected rows are seldom bad rows, and mostly a layout that was taken wrongly. */
export const MANY_REJECTED = 0.05;

/** A moment as the log writes it: the wall clock of whoever wrote it, never shifted between time zones. */
export interface WallClock {
  /** YYYY-MM-DD */
  readonly day: string;
  /** Minutes since midnight; undefined where the log gives the day alone. */
  readonly minute: number | undefined;
}

/** What a column of a log may hold. `text` may be several columns; each other role is one. */
export const ROLES = [
  'text',
  'id',
  'date',
  'rating',
  'reply',
  'value',
  'customer',
  'channel',
  'product',
  'place',
] as const;
export type Role = (typeof ROLES)[number];

/** One row of a log, its columns understood. */
export interface Complaint {
  /** Index of the log in the run. */
  readonly source: number;
  /** Physical line where the row starts, from 1; for JSON, Parquet and letters the number of the row, for XLSX the row of the sheet. */
  readonly line: number;
  /** The id column, or the number of the data row from 1. */
  readonly id: string;
  /** The mapped text columns joined by `\n`, markup removed, a glued reply cut off; may be empty. */
  readonly text: string;
  readonly date: WallClock | undefined;
  /** True where a date is written that could not be read. */
  readonly dateUnreadable: boolean;
  readonly rating: number | undefined;
  /** What the company answered: its column, other rows, or what was glued to the text. */
  readonly reply: string | undefined;
  /** True where the row is the company's own. */
  readonly isReply: boolean;
  /** As written; money is parsed where it is used. */
  readonly value: string | undefined;
  readonly customer: string | undefined;
  readonly channel: string | undefined;
  readonly product: string | undefined;
  readonly place: string | undefined;
  /** The row as it stands in the log, one string a column. */
  readonly cells: readonly string[];
}

/** A row that could not be understood. */
export interface Reject {
  readonly source: number;
  readonly line: number;
  /** The column in question, or `row`. */
  readonly field: string;
  readonly reason: string;
  /** What stood there, cut to 1,000 characters, not masked. */
  readonly value: string;
}

export type Row = { readonly complaint: Complaint } | { readonly reject: Reject };

/** What was found out about a log before its first row was judged. */
export interface LogFormat {
  /** The log's name as the user gave it. */
  readonly source: string;
  readonly format: 'csv' | 'ndjson' | 'json' | 'xlsx' | 'parquet' | 'xml' | 'text';
  readonly encoding: string;
  readonly delimiter: string | undefined;
  /** The sheet that was read, of a workbook. */
  readonly sheet: string | undefined;
  /** Every column of the log, in its order. */
  readonly header: readonly string[];
  /** The code of the profile that the log was recognised by. */
  readonly profile: string | undefined;
  /** Indexes into `header`. */
  readonly columns: Columns;
  readonly dateOrder: DateOrder | undefined;
  /** Index of the column from which dates without a year are seen. */
  readonly asOf: number | undefined;
}

export type Columns = { readonly text: readonly number[] } & {
  readonly [role in Exclude<Role, 'text'>]?: number;
};

export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];
