import { createRequire } from 'node:module';
import { Ajv, type ErrorObject } from 'ajv';

/** The first thing that keeps a value from being what `data/report.schema.json` describes: `findings.3 has no "id"`. */
export function reportFault(value: unknown): string | undefined {
  const validate = new Ajv({ logger: false }).compile(createRequire(import.meta.url)('#report-schema'));
  return validate(value) ? undefined : describe(validate.errors?.[0]);
}

function describe({ instancePath, keyword, params, message }: Partial<ErrorObject> = {}): string {
  const place = instancePath?.slice(1).replaceAll('/', '.');
  if (keyword === 'required') return `${place === '' ? 'it' : place} has no "${params?.['missingProperty']}"`;
  return `${place} ${message}`;
}
