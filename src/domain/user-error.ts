export interface UserErrorOptions {
  /** What to do about it, in one sentence. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/**
 * Something the user can mend: a flag, a file, a configuration. The message begins with the file and, where it can,
 * line and column. The command line prints message and hint and exits 2; any other error is a bug of ours.
 */
export class UserError extends Error {
  readonly code: string;
  readonly hint: string | undefined;

  constructor(code: string, message: string, { hint, cause }: UserErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'UserError';
    this.code = code;
    this.hint = hint;
  }
}
