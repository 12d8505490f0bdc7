import { bench } from './bench.ts';

// The work is done while this file is imported: what is loaded on the way must come through the same loader.
export const exitCode = bench(process.argv.slice(2));
