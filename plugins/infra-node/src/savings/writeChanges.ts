import type { SavingChange } from '@infra-portal/infra-common';
import { EditConflict } from '../splice/editConflict';
import { editHcl } from '../terraform/edit';
import { candidatesOf, type Candidate } from './candidates';
import { defaultsOf } from './defaults';
import type { Draft } from './Draft';
import { editIntent } from './editIntent';
import { LeaveSaving, type RenderedFrom, type SavingPlace } from './types';
import { isDone } from './verify';

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
  place: SavingPlace,
  draft: Draft,
  change: SavingChange,
): Promise<Draft> {
  if (isDone(await draft.expand(), change)) return draft;
  const { address } = change;
  const files = await draft.own();
  const candidates = [
    ...candidatesOf(files, change),
    ...(await defaultsOf(place, files, change)),
  ];
  for (const candidate of candidates.slice(0, MOST_TRIES)) {
    const next = await withEdit(draft, candidate);
    if (next && isDone(await next.expand(), change)) return next;
  }
  const isInModule = address.startsWith('module.');
  throw new LeaveSaving(isInModule ? 'inModule' : 'expression', address);
}

async function inFiles(
  place: SavingPlace,
  changes: readonly SavingChange[],
  from: Draft,
): Promise<Draft> {
  let draft = from;
  for (const change of changes) {
    draft = await withChange(place, draft, change);
  }
  for (const { kind, address } of changes) {
    if (kind === 'remove') await checkReferences(draft, address);
  }
  return draft;
}

async function inIntent(
  service: RenderedFrom,
  changes: readonly SavingChange[],
  from: Draft,
): Promise<Draft> {
  const text = editIntent(service, changes);
  const files = await service.render(text).catch(error => {
    if (error instanceof LeaveSaving) throw error;
    throw new LeaveSaving('notInIntent', changes[0].address);
  });
  return files.reduce(
    (draft, { path, after }) =>
      after === undefined ? draft : draft.with(path, after),
    from.with(service.path, text),
  );
}

/**
 * A draft in which changes are made.
 * @throws LeaveSaving when one of them cannot be
 */
export const writeChanges = (
  place: SavingPlace,
  changes: readonly SavingChange[],
  from: Draft,
): Promise<Draft> =>
  place.service
    ? inIntent(place.service, changes, from)
    : inFiles(place, changes, from);
