import { type Command, CommanderError, type Option } from 'commander';
import { closest } from 'fastest-levenshtein';
import * as v from 'valibot';
import { stringify } from 'yaml';
import { UserError } from '../domain/user-error.ts';
import { type Document, parseYaml } from '../knowledge/document.ts';
import { profilesSchema } from '../knowledge/schema.ts';

/** Keys that are no flags. */
const OWN_KEYS = { profiles: profilesSchema };
/** Flags that are about the configuration itself. */
const NOT_SET = ['config', 'printConfig', 'help', 'version'];
const TAKES_PATH = /<(?:file|path|folder)>/;

type Settings = Document<Readonly<Record<string, unknown>>>;

/**
 * Sets the options of a command that its flags have not set. A value that only another command can take is left to that
 * one; one that none can take is an error for all, so that it is not found out by chance.
 * @throws {UserError} with path:line:column
 */
export function setSettings(
  command: Command,
  program: Command,
  file: { readonly name: string; readonly text: string },
  /** A path in the file, as the command is to take it. */
  toPath: (path: string) => string,
): void {
  const settings = parseYaml(file.name, file.text, v.record(v.string(), v.unknown()));
  const options = program.commands
    .flatMap((each) => each.options)
    .filter((each) => !NOT_SET.includes(each.attributeName()));
  const known = [...Object.keys(OWN_KEYS), ...options.map((option) => option.attributeName())];
  for (const [key, value] of Object.entries(settings.value)) {
    if (!known.includes(key)) throw settings.fault([key], 'is no setting', `did you mean "${closest(key, known)}"?`);
    if (isOwnKey(key)) command.setOptionValueWithSource(key, parseOwn(key, value, settings), 'config');
    const namesakes = options.filter((option) => option.attributeName() === key);
    const answers = namesakes.map((option) => ({
      option,
      ...attempt(() => parseValue(option, value, settings, toPath)),
    }));
    const own = answers.find(({ option }) => command.options.includes(option));
    if (answers.length > 0 && answers.every(({ error }) => error !== undefined)) throw (own ?? answers[0])?.error;
    if (own !== undefined && own.error === undefined && command.getOptionValueSource(key) !== 'cli')
      command.setOptionValueWithSource(key, own.value, 'config');
  }
}

/** The settings in force, as a configuration. */
export function renderSettings(command: Command, name: string | undefined): string {
  const sources: Readonly<Record<string, string>> = { cli: 'a flag', config: name ?? '', default: 'the default' };
  const keys = [...command.options.map((option) => option.attributeName()), ...Object.keys(OWN_KEYS)];
  return [...new Set(keys)]
    .filter((key) => command.getOptionValue(key) !== undefined && !NOT_SET.includes(key))
    .map((key) => {
      const source = sources[command.getOptionValueSource(key) ?? ''] ?? '';
      return `# by ${source}\n${stringify({ [key]: command.getOptionValue(key) as unknown })}`;
    })
    .join('');
}

function isOwnKey(key: string): key is keyof typeof OWN_KEYS {
  return Object.hasOwn(OWN_KEYS, key);
}

function parseOwn(key: keyof typeof OWN_KEYS, value: unknown, settings: Settings): unknown {
  const result = v.safeParse(OWN_KEYS[key], value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw settings.fault([key, ...(issue.path ?? []).map((part) => part.key as string | number)], issue.message);
}

function attempt(parse: () => unknown): { readonly value?: unknown; readonly error?: UserError } {
  try {
    return { value: parse() };
  } catch (error) {
    if (error instanceof UserError) return { error };
    throw error;
  }
}

function parseValue(option: Option, value: unknown, settings: Settings, toPath: (path: string) => string): unknown {
  const key = option.attributeName();
  if (option.isBoolean() || option.negate) {
    if (typeof value === 'boolean') return value;
    throw settings.fault([key], 'must be true or false');
  }
  const items = [value].flat();
  if (items.length === 0 || !items.every((item) => typeof item === 'string' || typeof item === 'number'))
    throw settings.fault([key], 'must be a text or a number, or a list of them');
  const texts = items.map((item) => (TAKES_PATH.test(option.flags) ? toPath(String(item)) : String(item)));
  // Several formats are one flag, parted by commas.
  const values = key === 'format' ? [texts.join(',')] : texts;
  const parsed = values.reduce<unknown>((before, text) => parseText(option, text, before, settings), undefined);
  if (values.length === 1 || Array.isArray(parsed)) return parsed;
  throw settings.fault([key], 'takes one value');
}

function parseText(option: Option, text: string, before: unknown, settings: Settings): unknown {
  try {
    return option.parseArg === undefined ? text : option.parseArg(text, before);
  } catch (error) {
    if (!(error instanceof UserError || error instanceof CommanderError)) throw error;
    const hint = error instanceof UserError ? error.hint : undefined;
    throw settings.fault([option.attributeName()], error.message, hint);
  }
}
