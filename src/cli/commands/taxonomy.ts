import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { UserError } from '../../domain/user-error.ts';
import type { Language } from '../../domain/verdict.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { renderCategory, renderTaxonomy } from '../../report/taxonomy.ts';
import { languageOf } from '../../text/language.ts';
import type { Invocation } from '../host.ts';
import { terminalOf } from '../host.ts';
import { findInputs } from '../inputs.ts';
import { knowledgeFor } from '../job.ts';
import type { TaxonomyFlag } from '../options.ts';

export type TaxonomyFlags = TaxonomyFlag & {
  readonly lang: Language;
  readonly format: 'txt' | 'json';
  /** A log on which the cues are tried. */
  readonly health?: string;
};

/** Prints what the tool knows; with --taxonomy a user's file is checked first, its examples included. */
export async function taxonomy(code: string | undefined, flags: TaxonomyFlags, invocation: Invocation): Promise<void> {
  const { host } = invocation;
  const knowledge = await knowledgeFor(flags, invocation);
  if (flags.taxonomy !== undefined) await checkExamples(flags.taxonomy, knowledge, host.cwd());
  if (flags.health !== undefined) return checkHealth(flags.health, knowledge, flags, invocation);
  if (code !== undefined && !Object.hasOwn(knowledge.categories, code)) {
    throw new UserError('usage', `no category "${code}"`, {
      hint: `did you mean ${closest(code, Object.keys(knowledge.categories))}?`,
    });
  }
  if (flags.format === 'json') {
    const { categories, groups, causes, fixes } = knowledge;
    const one =
      code === undefined
        ? { categories, groups, causes, fixes }
        : { ...categories[code], fixes: fixes.filter(({ id }) => id.startsWith(`${code}/`)) };
    host.stdout.write(`${JSON.stringify(one, null, 2)}\n`);
    return;
  }
  const terminal = terminalOf(host);
  host.stdout.write(
    code === undefined
      ? renderTaxonomy(knowledge, flags.lang, terminal)
      : renderCategory(code, knowledge, flags.lang, terminal),
  );
}

/** What the cues cover in a log that nobody has labelled. */
async function checkHealth(
  path: string,
  knowledge: Knowledge,
  { lang, format }: TaxonomyFlags,
  { host }: Invocation,
): Promise<void> {
  const [{ createTextReader }, { cueHealth }, { makeExcerpt }, { openLogs }, { healthDocument }, { renderTerminal }] =
    await Promise.all([
      import('../../text/reading.ts'),
      import('../../learn/health.ts'),
      import('../../analyse/excerpt.ts'),
      import('../../read/log.ts'),
      import('../../report/health.ts'),
      import('../../report/terminal.ts'),
    ]);
  const { sources } = await findInputs([path], host);
  const texts: string[] = [];
  const { logs } = await openLogs(sources, knowledge, { columns: {} });
  for (const { rows } of logs) {
    for await (const batch of rows)
      for (const row of batch)
        if ('complaint' in row && languageOf(row.complaint.text) !== 'other') texts.push(row.complaint.text);
  }
  const health = cueHealth(
    texts,
    createTextReader(knowledge),
    knowledge.cues.map(({ id }) => id),
  );
  const examples = health.examples.map((text) => makeExcerpt(text, [], { lang, masked: true, about: '' }).excerpt);
  const masked = { ...health, examples };
  const terminal = terminalOf(host);
  host.stdout.write(
    format === 'json'
      ? `${JSON.stringify(masked, null, 1)}\n`
      : renderTerminal(healthDocument(masked, knowledge, lang), terminal),
  );
}

/** Every cue of the file fires on its own examples and stays silent on its counter-examples. */
async function checkExamples(path: string, knowledge: Knowledge, cwd: string): Promise<void> {
  const [{ parseYaml }, { extensionSchema }, { createTextReader, failingExamples }] = await Promise.all([
    import('../../knowledge/document.ts'),
    import('../../knowledge/schema.ts'),
    import('../../text/reading.ts'),
  ]);
  const document = parseYaml(path, await readFile(resolve(cwd, path), 'utf8'), extensionSchema);
  const reader = createTextReader(knowledge);
  for (const [group, kinds] of Object.entries(document.value.cues)) {
    for (const [kind, cue] of Object.entries(kinds)) {
      const [failing] = failingExamples(reader, { [`${group}/${kind}`]: cue });
      if (failing === undefined) continue;
      const list = failing.fires ? 'no' : 'yes';
      const at = cue[list].indexOf(failing.example);
      throw document.fault(
        ['cues', group, kind, list, at],
        failing.fires ? 'the cue fires on this counter-example' : 'the cue does not fire on this example',
      );
    }
  }
}
