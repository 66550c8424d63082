import type { SavingChange } from '@infra-portal/infra-common';
import { EditConflict } from '../splice/editConflict';
import { editHcl } from '../terraform/edit';
import { candidatesOf, type Candidate } from './candidates';
import { defaultsOf } from './defaults';
import { Draft } from './Draft';
import { editIntent } from './editIntent';
import {
  LeaveSaving,
  type RenderedFrom,
  type SavingFix,
  type SavingFixRequest,
} from './types';
import { isDone, saves } from './verify';

/** Literals of a call that say the same; more are no call of people. */
const MOST_TRIES = 20;

/** The draft with an edit; undefined when the edit cannot be made exactly. */
async function withEdit(
  draft: Draft,
  { file, edit }: Candidate,
): Promise<Draft | undefined> {
  const found = (await draft.own()).find(each => each.path === file);
  if (!found) return undefined;
  try {
    return draft.with(file, await editHcl({ file, text: found.text }, [edit]));
  } catch (error) {
    if (error instanceof EditConflict) return undefined;
    throw error;
  }
}

/** Names in other blocks would lead nowhere. */
async function checkReferences(draft: Draft, address: string): Promise<void> {
  const name = address.replace(/\[[^\]]*\]$/, '').replaceAll('.', '\\.');
  const isNamed = new RegExp(`(?<![\\w.-])${name}(?![\\w-])`);
  const files = await draft.own();
  if (files.some(({ text }) => isNamed.test(text))) {
    throw new LeaveSaving('referenced', address);
  }
}

async function withChange(
  request: SavingFixRequest,
  draft: Draft,
  change: SavingChange,
): Promise<Draft> {
  if (isDone(await draft.expand(), change)) return draft;
  const { address } = change;
  const files = await draft.own();
  const candidates = [
    ...candidatesOf(files, change),
    ...(await defaultsOf(request, files, change)),
  ];
  for (const candidate of candidates.slice(0, MOST_TRIES)) {
    const next = await withEdit(draft, candidate);
    if (next && isDone(await next.expand(), change)) return next;
  }
  const isInModule = address.startsWith('module.');
  throw new LeaveSaving(isInModule ? 'inModule' : 'expression', address);
}

async function inFiles(request: SavingFixRequest, from: Draft): Promise<Draft> {
  const { changes } = request.saving;
  let draft = from;
  for (const change of changes) {
    draft = await withChange(request, draft, change);
  }
  for (const { kind, address } of changes) {
    if (kind === 'remove') await checkReferences(draft, address);
  }
  return draft;
}

async function inIntent(
  { saving: { changes } }: SavingFixRequest,
  service: RenderedFrom,
  from: Draft,
): Promise<Draft> {
  const text = editIntent(service, changes);
  const files = await service.render(text).catch(() => {
    throw new LeaveSaving('notInIntent', changes[0].address);
  });
  return files.reduce(
    (draft, { path, after }) =>
      after === undefined ? draft : draft.with(path, after),
    from.with(service.path, text),
  );
}

async function madeFix(request: SavingFixRequest): Promise<SavingFix> {
  const { saving, service } = request;
  if (saving.monthly === undefined) throw new LeaveSaving('notComputable');
  const isInFiles = (each: SavingChange) =>
    each.kind === 'set' || each.kind === 'remove';
  if (!saving.changes.some(isInFiles)) throw new LeaveSaving('needsResource');
  const start = Draft.of(request);
  const before = await start.expand();
  const known = new Set(before.resources.map(each => each.address));
  const lost = saving.addresses.find(address => !known.has(address));
  if (lost !== undefined) throw new LeaveSaving('stale', lost);
  const draft = service
    ? await inIntent(request, service, start)
    : await inFiles(request, start);
  if (!saves(request, before, await draft.expand())) {
    throw new LeaveSaving('notVerified', saving.addresses[0]);
  }
  return { kind: 'change', files: await draft.changed() };
}

/**
 * The change of files that makes a saving come true: of a literal in the stack's
 * own resource or in its call of a module, or of the intent that the stack is
 * rendered from. It counts only if the changed stack, worked out and estimated
 * again, saves exactly what was promised.
 *
 * @throws Error only when a repository cannot be read
 */
export async function fixSaving(request: SavingFixRequest): Promise<SavingFix> {
  try {
    return await madeFix(request);
  } catch (error) {
    if (error instanceof LeaveSaving) {
      const { why, address } = error;
      return { kind: 'left', why, ...(address !== undefined && { address }) };
    }
    if (error instanceof EditConflict) return { kind: 'left', why: 'stale' };
    throw error;
  }
}
