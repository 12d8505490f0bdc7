import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type CarefulModel, decodeCarefulModel } from './model.ts';
import { type CarefulReader, createCarefulReader } from './reader.ts';

/** The careful reader that this version ships with: about 100 ms and 120 MB. */
export function loadCarefulReader(): { readonly read: CarefulReader; readonly model: CarefulModel } {
  const { resolve } = createRequire(import.meta.url);
  const model = decodeCarefulModel(readFileSync(resolve('#careful-model')));
  return { read: createCarefulReader(model, readFileSync(resolve('#encoder'))), model };
}
