import * as v from 'valibot';
import { LineCounter, parseDocument } from 'yaml';
import { UserError } from '../domain/user-error.ts';

/** A YAML file whose parts know where they stand. */
export interface Document<Value> {
  readonly path: string;
  readonly value: Value;
  /** Makes the error for a part, with path:line:column. */
  fault(part: readonly (string | number)[], message: string, hint?: string): UserError;
}

/**
 * Parses and validates a YAML file.
 * @throws {UserError} with path:line:column, of the first fault in the file
 */
export function parseYaml<Schema extends v.GenericSchema>(
  path: string,
  text: string,
  schema: Schema,
): Document<v.InferOutput<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const [syntax] = document.errors;
  if (syntax !== undefined) {
    const place = lines.linePos(syntax.pos[0]);
    throw new UserError('yaml', `${path}:${place.line}:${place.col}: ${syntax.message.split('\n')[0]}`);
  }
  const fault = (part: readonly (string | number)[], message: string, hint?: string) => {
    const place = lines.linePos(offsetOf(document, part));
    const name = part.length === 0 ? '' : `${part.join('.')}: `;
    const options = hint === undefined ? {} : { hint };
    return new UserError('knowledge', `${path}:${place.line}:${place.col}: ${name}${message}`, options);
  };
  const result = v.safeParse(schema, toValue(path, document) ?? {});
  if (result.success) return { path, value: result.output, fault };
  const [issue] = result.issues;
  const part = (issue.path ?? []).map(({ key }) => key as string | number);
  throw fault(part, issue.message);
}

/** @throws {UserError} when anchors unfold to more than a person would write */
function toValue(path: string, document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw new UserError('yaml', `${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** The nearest part that stands in the file: a missing key is pointed at by its parent. */
function offsetOf(document: ReturnType<typeof parseDocument>, part: readonly (string | number)[]): number {
  for (let depth = part.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(part.slice(0, depth), true);
    const range = (node as { range?: readonly number[] } | null | undefined)?.range;
    if (range?.[0] !== undefined) return range[0];
  }
  return 0;
}
