import { resolve } from 'node:path';
import { type CarefulReaders, createJudge, createQuick, type Quick } from '../classify/classifier.ts';
import { readQuickModel } from '../classify/quick/load.ts';
import type { ReaderChoice } from '../domain/part.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Judges } from '../run/judge-logs.ts';
import type { Invocation } from './host.ts';
import type { JudgeFlags } from './options.ts';

/** The quick reader of the model that `--model` names, or of this version's. */
export function quickFor({ model }: JudgeFlags, knowledge: Knowledge, { host }: Invocation): Quick {
  return createQuick(knowledge, model === undefined ? undefined : readQuickModel(resolve(host.cwd(), model), model));
}

/** Longer logs are judged by the quick reader alone, unless the careful one is asked for. */
export const MOST_FOR_AUTO = 25_000;

export interface ChosenJudges extends Judges {
  /** The judge of long logs is the quick reader alone: every thread may have one. */
  readonly quickAlone: boolean;
}

/** The judges of a choice of readers. */
export function judgesFor(
  reader: ReaderChoice,
  knowledge: Knowledge,
  quick: Quick,
  readers: CarefulReaders,
  proves = false,
): ChosenJudges {
  const careful = (everything: boolean) => createJudge(knowledge, quick, { readers, everything, proves });
  if (reader === 'careful') return { long: careful(true), quickAlone: false };
  const long = createJudge(knowledge, quick);
  const short = { judge: careful(false), most: MOST_FOR_AUTO };
  return { long, quickAlone: true, ...(reader === 'auto' && { short }) };
}

/** A shard is judged as the whole log would be, which may be too long for the judge of short ones. */
export function judgesOfWhole(judges: ChosenJudges, short: boolean | undefined): ChosenJudges {
  const { long, quickAlone } = judges;
  if (short === undefined) return judges;
  return short && judges.short !== undefined ? { long: judges.short.judge, quickAlone: false } : { long, quickAlone };
}
