import { collections } from '../collections/registry.ts';
import type { FeatureState } from '../features/feature-state.ts';
import { readFeatureFile, type ReadFeature } from './feature-file.ts';
import { fileOf, guessFileName, isPlanFile } from './file-names.ts';
import { findJsonFaults } from './json-text.ts';
import { documentFile, readPlanDocument, type PlanDocument } from './plan-document.ts';
import { isLoadable, planFault, type PlanFault } from './plan-fault.ts';
import { planLimits, type FileProblem, type PlanFile } from './plan-file.ts';
import { checkRules } from './rule-faults.ts';

/** A plan as its files say it, with all that is wrong with them. */
export interface CheckedPlan {
  faults: PlanFault[];
  /** The plan, null where `plan.json` does not say what it must; to be loaded only when `isLoadable(faults)`. */
  plan: (PlanDocument & { features: FeatureState[] }) | null;
}

/**
 * Everything that is wrong with the files of a plan: each file as such, each feature by itself, and the rules between
 * the features that are good. Answers a list, whatever the files hold. Coordinates are EPSG:4490, longitude first.
 */
export function checkPlan(files: readonly PlanFile[]): CheckedPlan {
  const faults: PlanFault[] = [];
  const parsed = parseFiles(files, faults);
  const read = parsed.has(documentFile)
    ? readPlanDocument(parsed.get(documentFile))
    : { document: null, known: {}, faults: [] };
  const { document, known, faults: documentFaults } = read;
  if (!files.some(({ name }) => name === documentFile) && !faults.some(isMisnamedDocument))
    faults.push(planFault({ code: 'plan-missing', file: documentFile }));
  faults.push(...documentFaults);
  const all = readFeatures(parsed, faults);
  for (const fault of checkRules(all, known, [...faults])) faults.push(fault);
  const features = all.map(({ feature }) => feature);
  return { faults: inOrder(faults, files), plan: document && { ...document, features } };
}

/** A document under a wrong name is told as that, not as missing besides. */
function isMisnamedDocument({ code, values }: PlanFault): boolean {
  return code === 'misnamed-file' && values?.['meant'] === documentFile;
}

/** The content of every file that is one of a plan's and whose text can be read. */
function parseFiles(files: readonly PlanFile[], faults: PlanFault[]): Map<string, unknown> {
  const parsed = new Map<string, unknown>();
  const present = new Set(files.map(({ name }) => name));
  for (const file of files) {
    if (!isPlanFile(file.name)) {
      if (!isBeside(file.name)) faults.push(describeUnknown(file.name, present));
    } else if ('problem' in file.content) {
      faults.push(describeProblem(file.name, file.content.problem));
    } else {
      parseText(file.name, file.content.text, parsed, faults);
    }
  }
  return parsed;
}

function parseText(file: string, text: string, parsed: Map<string, unknown>, faults: PlanFault[]): void {
  const encoding = guessWideEncoding(text);
  if (encoding !== null) {
    faults.push(planFault({ code: 'not-utf8', file, values: { encoding } }));
    return;
  }
  const hasMark = text.startsWith('\uFEFF');
  if (hasMark) faults.push(planFault({ code: 'byte-order-mark', file }));
  const content = hasMark ? text.slice(1) : text;
  const found = findJsonFaults(content);
  if (found.length === 0) parsed.set(file, JSON.parse(content));
  for (const { kind, line, column, found: text } of found) {
    const code = kind === 'syntax' ? 'not-json' : kind;
    faults.push(planFault({ code, file, values: { line, column, found: text } }));
  }
}

/** Wider encodings without a mark are UTF-8 of NULs to whoever decodes them, which no JSON has. */
function guessWideEncoding(text: string): string | null {
  if (/^(?:\0{3}[^\0]|[^\0]\0{3})/.test(text)) return 'UTF-32';
  return /^(?:\0[^\0]|[^\0]\0)/.test(text) ? 'UTF-16' : null;
}

/** What may lie beside a plan's files: an explanation, a licence, what a system hides. */
function isBeside(name: string): boolean {
  return /^(?:readme|licen[cs]e|notice)\b/i.test(name) || name.startsWith('.');
}

/**
 * A name that is nearly one of a plan's files is told with the one that was meant: an error where that is not there, for
 * what it holds would be lost without a word.
 */
function describeUnknown(name: string, present: ReadonlySet<string>): PlanFault {
  const { meant, isSure } = guessFileName(name);
  const code = isSure && !present.has(meant) ? 'misnamed-file' : 'unknown-file';
  return planFault({ code, file: name.slice(0, 200), values: { meant } });
}

function describeProblem(file: string, problem: FileProblem): PlanFault {
  switch (problem.kind) {
    case 'unreadable':
      return planFault({ code: 'file-unreadable', file, values: { reason: problem.reason } });
    case 'no-file':
      return planFault({ code: 'file-unreadable', file, values: { reason: '' } });
    case 'too-large':
      return planFault({
        code: 'file-too-large',
        file,
        values: { bytes: problem.bytes, limit: problem.limit },
      });
    case 'not-utf8':
      return planFault({ code: 'not-utf8', file, values: { encoding: problem.encoding ?? '' } });
  }
}

/** Features of all collections, in the order of the map; none beyond the limit. */
function readFeatures(parsed: ReadonlyMap<string, unknown>, faults: PlanFault[]): ReadFeature[] {
  const all: ReadFeature[] = [];
  for (const collection of collections) {
    const file = fileOf(collection.name);
    if (!parsed.has(file)) continue;
    const content = parsed.get(file);
    const count = countFeatures(content);
    if (all.length + count > planLimits.features) {
      faults.push(
        planFault({ code: 'too-many-features', file, values: { count, limit: planLimits.features } }),
      );
      continue;
    }
    const { features, faults: found } = readFeatureFile(file, collection, content);
    for (const fault of found) faults.push(fault);
    for (const feature of features) all.push(feature);
  }
  if (all.length === 0 && isLoadable(faults))
    faults.push(planFault({ code: 'no-features', file: documentFile }));
  return all;
}

function countFeatures(content: unknown): number {
  const features = (content as { features?: unknown } | null)?.features;
  return Array.isArray(features) ? features.length : 0;
}

/** Errors of a file before its warnings, files in the order in which they were given. */
function inOrder(faults: readonly PlanFault[], files: readonly PlanFile[]): PlanFault[] {
  const places = new Map(files.map(({ name }, at) => [name, at]));
  const placeOf = ({ file, severity }: PlanFault) =>
    (places.get(file) ?? -1) * 2 + (severity === 'error' ? 0 : 1);
  return faults.toSorted((a, b) => placeOf(a) - placeOf(b));
}
