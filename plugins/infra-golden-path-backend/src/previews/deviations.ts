import {
  type DeviationReport,
  intentPath,
  type ServiceIntent,
  type Standards,
} from '@infra-portal/infra-common';
import {
  compareFiles,
  DocumentError,
  type GoldenPath,
  previewFileOf,
  readYaml,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { renderProblems } from '../gates/renderGate';
import { brokenStandards, standardsGate } from '../gates/standardsGate';
import { type GateOutcome, gateOf } from '../gates/types';
import { readRepository } from '../repository/readRepository';
import type { Bases, BaseTree } from '../repository/types';
import { formerOf } from './formerOf';
import { readAnswers } from './readAnswers';
import { goldenPathOf } from './renderIntent';
import type { Outcomes } from './tools';

export interface DeviationsOptions {
  bases: Bases;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Compares the files of a service at a commit with what its intent gives. */
export type Deviations = (
  repository: RepositoryRef,
  commit: string,
  service: { product: string; service: string },
) => Promise<DeviationReport>;

/** What a service was compared with. */
export interface ComparedService {
  intent: ServiceIntent;
  standards: Standards;
  path: GoldenPath;
  /** Files that the golden path gives. */
  paths: string[];
}

/** A report with what it was made of, where there is something to compare with. */
export interface Comparison {
  report: DeviationReport;
  compared?: ComparedService;
}

interface Compared extends Omit<DeviationReport, 'gates'> {
  compared?: ComparedService;
}

const GATES_RUN = ['intent', 'standards', 'render'] as const;

/**
 * The golden-path check. Standards and golden paths are the default branch's,
 * files the commit's. Where the intent or its golden path cannot be used, the
 * gates of the report say so, and the intent's file is what deviates.
 */
export function createDeviations({
  bases,
  now,
}: DeviationsOptions): Deviations {
  return async (repository, commit, service) => {
    const { tree } = await bases.of(repository);
    return (await compareService(tree, commit, service, now)).report;
  };
}

/** The same over a base, with what was compared. */
export async function compareService(
  tree: BaseTree,
  commit: string,
  service: { product: string; service: string },
  now: () => number,
): Promise<Comparison> {
  const outcomes: Outcomes = {};
  const { compared, ...rest } = await compare(tree, commit, service, outcomes);
  const at = new Date(now()).toISOString();
  const gates = GATES_RUN.flatMap(id => {
    const outcome = outcomes[id];
    return outcome ? [gateOf(id, outcome, at)] : [];
  });
  return { report: { ...rest, gates }, compared };
}

const inIntent = (error: unknown, file: string) =>
  error instanceof DocumentError && error.file === file;

async function compare(
  tree: BaseTree,
  commit: string,
  { product, service }: { product: string; service: string },
  outcomes: Outcomes,
): Promise<Compared> {
  const model = await readRepository(tree);
  const { standards } = model.reading;
  const file = intentPath(standards ?? { layout: [] }, product, service);
  const text = (await tree.readAt(commit, file)) ?? '';
  const nothing: Compared = {
    intent: file,
    generated: 1,
    identical: 0,
    deviations: [previewFileOf({ path: file, before: text })],
  };
  if (!standards) {
    outcomes.standards = brokenStandards(model.reading);
    return nothing;
  }
  try {
    const data = readYaml(text, file, value => ({ ok: true, value }));
    const { intent, findings } = readAnswers(data);
    outcomes.intent = { findings };
    if (!intent) return nothing;
    outcomes.standards = standardsGate(intent, standards);
    const found = await goldenPathOf(model, intent);
    if ('problem' in found) {
      outcomes.render = { findings: [found.problem] };
      return nothing;
    }
    const { name, version } = found.path.definition;
    const before = await tree.read(file);
    const { comparison, paths } = await compareFiles({
      ...{ intent, standards, path: found.path, intentText: text },
      base: path => tree.readAt(commit, path),
      filesIn: folder => tree.filesAt(commit, folder),
      former:
        before === undefined ? undefined : await formerOf(model, file, before),
    });
    outcomes.render = { findings: [], source: `${name} ${version}` };
    const compared = { intent, standards, path: found.path, paths };
    const goldenPath = { name, version };
    return { intent: file, ...comparison, goldenPath, compared };
  } catch (error) {
    outcomes[inIntent(error, file) ? 'intent' : 'render'] = failed(error);
    return nothing;
  }
}

/** What is nobody's text but a defect, or the network, is thrown on. */
function failed(error: unknown): GateOutcome {
  const findings = renderProblems(error);
  if (!findings) throw error;
  return { findings };
}
