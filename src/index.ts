// The library's door: read, classify, analyse, render, and their types.
export { buildReport } from './analyse/report.ts';
export { Summariser } from './analyse/summarise.ts';
export { type Classifier, createClassifier, createJudge, createQuick, type Judge } from './classify/classifier.ts';
export type { Report } from './domain/report.ts';
export type { Columns, Complaint, LogFormat, Reject, Row, Status, WallClock } from './domain/row.ts';
export type { Listed, Summary } from './domain/summary.ts';
export { UserError } from './domain/user-error.ts';
export type { Category, Evidence, Harm, Language, Severity, Signal, Verdict } from './domain/verdict.ts';
export type { Knowledge } from './knowledge/knowledge.ts';
export { loadKnowledge } from './knowledge/load.ts';
export { type Log, type Logs, openLogs, type ReadOptions } from './read/log.ts';
export { fileSource, type Source } from './read/source.ts';
export { createQuote, type Quote } from './report/quote.ts';
export { createReasonWriter, type ReasonWriter } from './report/reason.ts';
export { type FormatName, RENDERERS, type Renderer, type RenderOptions } from './report/renderers.ts';
export { Admission } from './run/admission.ts';
export { judgeLogs, type Outcome } from './run/judge-logs.ts';
export { languageOf } from './text/language.ts';
