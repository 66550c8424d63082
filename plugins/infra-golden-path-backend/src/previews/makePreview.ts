import {
  type FileChange,
  type Gate,
  GATES,
  type GateId,
  type Preview,
  type ServiceIntent,
  type ServiceIntentInput,
  type Standards,
  validateIntent,
} from '@infra-portal/infra-common';
import {
  CODEOWNERS_PATHS,
  type GoldenPath,
  previewDigest,
  previewFileOf,
  repositoryName,
  reviewOf,
} from '@infra-portal/infra-node';
import type { OpenRequests } from '../collisions/openRequests';
import { collisionsGate } from '../gates/collisionsGate';
import { formatGate } from '../gates/formatGate';
import { intentGate } from '../gates/intentGate';
import { REASONS } from '../gates/reasons';
import { renderGate } from '../gates/renderGate';
import { brokenStandards, standardsGate } from '../gates/standardsGate';
import { gateOf, type GateOutcome } from '../gates/types';
import {
  readRepository,
  type RepositoryModel,
} from '../repository/readRepository';
import type { Base } from '../repository/types';
import { createPauses } from '../util/steps';
import { deployedTo, environmentsOf } from './environmentsOf';
import { renderIntent } from './renderIntent';
import type { Prepared, PreviewOptions } from './types';

/** What previews are made with, besides the base. */
export interface PreviewTools {
  /** Milliseconds since 1970. */
  now: () => number;
  openRequests: OpenRequests;
}

type Outcomes = Partial<Record<GateId, GateOutcome>>;

/** Goes through all gates, as far as the answers carry. */
export async function makePreview(
  base: Base,
  options: PreviewOptions,
  tools: PreviewTools,
): Promise<Prepared> {
  const model = await readRepository(base.tree);
  const outcomes: Outcomes = {};
  const preview: Preview = {
    repository: repositoryName(base.tree.repository),
    base: { branch: base.tree.branch, commit: base.tree.commit },
    files: [],
    environments: [],
    gates: [],
    plans: [],
    observedAt: base.observedAt,
  };
  const made: Prepared = { preview, changes: [], product: '', service: '' };
  const { standards } = model.reading;
  if (!standards) outcomes.standards = brokenStandards(model.reading);

  const answered = validateIntent(options.intent);
  outcomes.intent = intentGate(answered.ok ? [] : answered.problems);
  if (answered.ok) {
    const intent = answered.value;
    Object.assign(made, { product: intent.product, service: intent.service });
    preview.branch = `portal/${intent.product}/${intent.service}/${options.change}`;
    if (standards) {
      await propose({
        ...{ model, standards, intent, options, outcomes, made, tools },
      });
    }
  }
  preview.gates = gatesOf(outcomes, answered.ok, Boolean(standards), tools);
  return made;
}

interface Proposal {
  model: RepositoryModel;
  standards: Standards;
  intent: ServiceIntent;
  options: PreviewOptions;
  outcomes: Outcomes;
  made: Prepared;
  tools: PreviewTools;
}

/** What follows from answers that are complete. */
async function propose(proposal: Proposal): Promise<void> {
  const { model, standards, intent, options, outcomes, made } = proposal;
  const { preview } = made;
  outcomes.standards = standardsGate(intent, standards);
  const given = options.intent as ServiceIntentInput;
  const rendering = await renderIntent(model, standards, given, intent);
  if (rendering.path) {
    const { definition } = rendering.path;
    preview.goldenPath = { name: definition.name, version: definition.version };
    const { repository } = model.tree;
    preview.environments = environmentsOf(
      intent,
      standards,
      definition,
      repository,
    );
  }
  if (rendering.path) await compare(proposal, rendering.path);
  if ('problems' in rendering) {
    outcomes.render = { findings: rendering.problems };
    return;
  }
  const { changes, path } = rendering;
  const { name, version } = path.definition;
  outcomes.render = renderGate(changes.length, `${name} ${version}`);
  if (changes.length === 0) return;
  const pause = createPauses(options.signal);
  outcomes.format = await formatGate(changes, pause);
  made.changes = changes;
  preview.files = changes.map(change =>
    previewFileOf(change, environmentOfFile(preview, change)),
  );
  preview.digest = previewDigest({
    intent,
    pathVersion: `${name}/${version}`,
    standardsBlobId: model.reading.id ?? '',
    changes,
  });
  preview.review = reviewOf(changes, {
    codeowners: await codeownersOf(model),
    standards,
    environments: deployedTo(intent, standards),
  });
}

/** With what others have, in the repository and in open pull requests. */
async function compare(proposal: Proposal, path: GoldenPath): Promise<void> {
  const { model, standards, intent, options, outcomes, tools } = proposal;
  const { preview } = proposal.made;
  const branch = preview.branch!;
  const requests = await tools.openRequests.of(model.tree.repository);
  const own = requests.find(each => each.branch === branch);
  if (own) {
    const { number, url, title } = own;
    preview.pullRequest = { number, url, title };
  }
  const { change } = options;
  outcomes.collisions = await collisionsGate({
    ...{ model, standards, intent, path, branch, change, requests },
  });
}

function environmentOfFile(preview: Preview, { path }: FileChange) {
  return preview.environments.find(({ directory }) =>
    path.startsWith(`${directory}/`),
  )?.name;
}

async function codeownersOf({ tree, entries }: RepositoryModel) {
  const file = CODEOWNERS_PATHS.find(path => entries.has(path));
  return file && tree.read(file);
}

/** Why a gate that has no outcome was not run. */
function reasonOf(id: GateId, complete: boolean, standards: boolean) {
  if (!complete) return REASONS.incomplete;
  if (!standards) return REASONS.noStandards;
  return id === 'plan' ? REASONS.notAsked : REASONS.notRendered;
}

function gatesOf(
  outcomes: Outcomes,
  complete: boolean,
  standards: boolean,
  { now }: PreviewTools,
): Gate[] {
  const at = new Date(now()).toISOString();
  return GATES.map(id =>
    gateOf(
      id,
      outcomes[id] ?? { reason: reasonOf(id, complete, standards) },
      at,
    ),
  );
}
