import { UserError } from '../../domain/user-error.ts';

/** How much a file may unpack to. */
export interface Limits {
  /** Bytes that all logs of a file may unpack to. */
  readonly unpacked: number;
  /** Bytes out for a byte in, once over `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** Archives in archives: `logs.zip` with a `log.csv.gz` is 2. */
  readonly depth: number;
  /** Bytes held in memory where a format needs the whole of them: a workbook in an archive, a Parquet row group. */
  readonly held: number;
}

const MIB = 1 << 20;

export const LIMITS: Limits = { unpacked: 4096 * MIB, ratio: 200, ratioFrom: 64 * MIB, depth: 2, held: 512 * MIB };

/** Told how many bytes of a log went in and came out so far. @throws {UserError} once it is too much */
export type Meter = (bytesIn: number, bytesOut: number) => void;

/** Counts what a file unpacks to, over all logs in it; a log that is read twice counts once. */
export class Budget {
  readonly #limits: Limits;
  #spent = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  meter(name: string): Meter {
    const { unpacked, ratio, ratioFrom } = this.#limits;
    let most = 0;
    return (bytesIn, bytesOut) => {
      this.#spent += Math.max(0, bytesOut - most);
      most = Math.max(most, bytesOut);
      if (this.#spent > unpacked) throw tooLarge(name, `unpacks to more than ${sizeOf(unpacked)}`);
      if (bytesOut > ratioFrom && bytesOut > ratio * bytesIn)
        throw tooLarge(name, `unpacks to more than ${ratio} times its size`);
    };
  }
}

export function sizeOf(bytes: number): string {
  const gib = bytes / (1024 * MIB);
  return gib >= 1 ? `${Number(gib.toFixed(1))} GiB` : `${Math.ceil(bytes / MIB)} MiB`;
}

function tooLarge(name: string, reason: string): UserError {
  return new UserError('too-large', `${name}: ${reason}`, {
    hint: 'if you trust it, unpack it yourself and give the files',
  });
}
