import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type CarefulModel, decodeCarefulModel } from './model.ts';
import { type CarefulReader, createCarefulReader } from './reader.ts';

export interface Careful {
  readonly read: CarefulReader;
  readonly model: CarefulModel;
}

let loaded: Careful | undefined;

/** The careful reader that this version ships with: about 100 ms and 120 MB, once a process. */
export function loadCarefulReader(): Careful {
  loaded ??= load();
  return loaded;
}

function load(): Careful {
  const { resolve } = createRequire(import.meta.url);
  const model = decodeCarefulModel(readFileSync(resolve('#careful-model')));
  return { read: createCarefulReader(model, readFileSync(resolve('#encoder'))), model };
}
