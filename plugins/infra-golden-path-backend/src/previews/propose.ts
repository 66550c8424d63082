import { isDeepStrictEqual } from 'node:util';
import {
  checkWithPath,
  type FileChange,
  type GateFinding,
  type Preview,
  type ServiceIntentInput,
} from '@infra-portal/infra-common';
import {
  CODEOWNERS_PATHS,
  type GoldenPath,
  previewDigest,
  previewFileOf,
  reviewOf,
} from '@infra-portal/infra-node';
import { proposeApplication } from '../applications/proposeApplication';
import type { OpenRequest } from '../collisions/openRequests';
import { collisionsGate } from '../gates/collisionsGate';
import { formatGate } from '../gates/formatGate';
import { findingsOf, missingArtefact } from '../gates/intentGate';
import { planGate } from '../gates/plan/planGate';
import { policyGate } from '../gates/policy/policyGate';
import { renderGate, renderProblems } from '../gates/renderGate';
import { standardsGate } from '../gates/standardsGate';
import { terraformGate } from '../gates/terraform/terraformGate';
import { unknownProduct } from '../gates/unknownProduct';
import type { RepositoryModel } from '../repository/readRepository';
import { createPauses } from '../util/steps';
import { declaredOf } from './declaredOf';
import { differenceOf } from './differenceOf';
import { deployedTo, environmentsOf } from './environmentsOf';
import { overlay } from './overlay';
import { renderIntent } from './renderIntent';
import type { Proposal } from './tools';
import type { Prepared } from './types';
import { stacksBefore } from './stacksBefore';
import { withFreePriority } from './withFreePriority';

/** What follows from complete answers, written into the preview. */
export async function propose(asked: Proposal): Promise<void> {
  const proposal = await withFreePriority(asked);
  const { model, standards, intent, options, outcomes, made } = proposal;
  const strange = unknownProduct(intent, standards, model);
  outcomes.standards = standardsGate(intent, standards, strange);
  const given = options.intent as ServiceIntentInput;
  const rendering = await renderIntent(model, standards, given, intent);
  if (rendering.path) await describe(proposal, rendering.path);
  if ('problems' in rendering) {
    outcomes.render = { findings: rendering.problems };
    return;
  }
  const { changes, path, warnings } = rendering;
  if (rendering.skeleton) await skeleton(proposal, path, warnings);
  const { name, version } = path.definition;
  outcomes.render = renderGate(changes.length, `${name} ${version}`, warnings);
  const { former } = rendering;
  if (options.cost || former) {
    const { signal } = options;
    const rendered = { model, standards, intent, path, changes, signal };
    const found = await declaredOf({ ...rendered, former });
    if (options.cost) Object.assign(made.preview, found);
    if (former && changes.length > 0) {
      const edit = { ...rendered, former };
      made.preview.difference = await differenceOf(edit, found);
    }
  }
  if (changes.length === 0) return;
  const { preview } = made;
  made.changes = changes;
  preview.files = changes.map(change =>
    previewFileOf(change, environmentOfFile(preview, change)),
  );
  preview.digest = previewDigest({
    intent,
    pathVersion: `${name}/${version}`,
    standardsBlobId: model.reading.id ?? '',
    changes,
    application: digested(made),
  });
  preview.review = reviewOf(changes, {
    codeowners: await codeownersOf(model),
    standards,
    environments: deployedTo(intent, standards),
  });
  await inspect(proposal, path);
}

/** The second pull request; what is in its way is said beside the first. */
async function skeleton(
  { model, standards, intent, options, made, tools }: Proposal,
  path: GoldenPath,
  findings: GateFinding[],
): Promise<void> {
  if (!tools.applications) return;
  const { repository: infrastructure } = model.tree;
  const { change } = options;
  try {
    const found = await proposeApplication(
      { intent, standards, path, infrastructure, change },
      tools.applications,
    );
    findings.push(...found.findings);
    made.preview.application = found.shown;
    made.application = found.prepared;
  } catch (error) {
    const problems = renderProblems(error);
    if (!problems) throw error;
    findings.push(...problems);
  }
}

/** What a digest stands for of the second pull request. */
function digested({ preview }: Prepared) {
  const { application } = preview;
  if (!application) return undefined;
  const { repository, state, files } = application;
  const texts = files.map(({ path, after = '' }) => ({ path, text: after }));
  return { repository, state, files: texts };
}

/** Where it will be, and what others have there. */
async function describe(proposal: Proposal, path: GoldenPath): Promise<void> {
  const { model, standards, intent, options, outcomes, tools } = proposal;
  const { preview } = proposal.made;
  const { definition } = path;
  const { repository } = model.tree;
  const problems = [
    ...findingsOf(checkWithPath(intent, definition)),
    ...missingArtefact(intent, definition),
  ];
  if (outcomes.intent && 'findings' in outcomes.intent) {
    outcomes.intent.findings.push(...problems);
  }
  preview.goldenPath = { name: definition.name, version: definition.version };
  preview.environments = environmentsOf(
    ...([intent, standards, definition, repository] as const),
  );
  const branch = preview.branch!;
  const { change } = options;
  const ownOf = (requests: readonly OpenRequest[]) =>
    requests.find(each => each.branch === branch);
  const beside = (requests: readonly OpenRequest[]) =>
    collisionsGate({
      ...{ model, standards, intent, path, branch, change, requests },
    });
  const requests = await tools.openRequests.of(repository);
  const own = ownOf(requests);
  if (own) {
    const { number, url, title } = own;
    preview.pullRequest = { number, url, title };
  }
  const found = await beside(requests);
  outcomes.collisions = found;
  proposal.made.beside = {
    requests,
    isSame: async later =>
      isDeepStrictEqual(ownOf(later), own) &&
      isDeepStrictEqual(await beside(later), found),
  };
}

/** What is wrong with the files. */
async function inspect(proposal: Proposal, path: GoldenPath): Promise<void> {
  const { model, standards, intent, options, outcomes, made } = proposal;
  const { signal } = options;
  const { environments } = made.preview;
  const pause = createPauses(signal);
  const files = overlay(model, made.changes);
  outcomes.format = await formatGate(made.changes, pause);
  outcomes.terraform = await terraformGate(
    { model, standards, overlay: files, environments, intent, path },
    pause,
  );
  if (!options.plan || !outcomes.terraform) return;
  const before = await stacksBefore(model, environments);
  const { outcome, plans, runs } = await planGate({
    ...{ model, environments, overlay: files, before, signal },
    ...proposal.tools.plans,
    modulesUrl: standards.modules.url,
  });
  outcomes.plan = outcome;
  made.preview.plans = plans;
  outcomes.policy = await policyGate({ model, runs, signal });
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
