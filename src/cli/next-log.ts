import { Command, type Option } from 'commander';
import { addByOption, addConfigOptions, addJudgeOptions, addRowOptions } from './options.ts';

/** Flags about the days of one log, about its readers (the report tells which judged), and those that change no verdict. */
const NOT_KEPT = ['--today', '--since', '--until', '--reader', '--print-config'];
/** What a shell takes for itself. */
const PLAIN = /^[\p{L}\p{N}_./:@%+=,-]+$/u;

/**
 * The flags of the command line by which the next log is to be read and judged as this one was, as a shell takes them;
 * one text an option, in the order of the options. What a configuration sets is not repeated: it is found again, or
 * named by --config.
 */
export function flagsForNextLog(flags: { readonly given?: readonly string[] }): string[] {
  const values: Readonly<Record<string, unknown>> = { ...flags };
  return addConfigOptions(addJudgeOptions(addByOption(addRowOptions(new Command()))))
    .options.filter(({ long }) => !NOT_KEPT.includes(long ?? '') && flags.given?.includes(long ?? '') === true)
    .map((option) => written(option, values[option.attributeName()]));
}

function written({ long }: Option, value: unknown): string {
  return [value]
    .flat()
    .map((one) => (typeof one === 'string' ? withValue(long ?? '', one) : long))
    .join(' ');
}

/** A value that begins like a flag would be taken for one. */
function withValue(long: string, value: string): string {
  return `${long}${value.startsWith('-') ? '=' : ' '}${shellQuoted(value)}`;
}

function shellQuoted(text: string): string {
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
