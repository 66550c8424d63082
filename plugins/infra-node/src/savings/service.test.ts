import { builtInBook, savingsOf } from '@infra-portal/infra-common';
import { rmSync } from 'node:fs';
import { starterStandards } from '../golden-path/__testUtils__/starter';
import { expandStack } from '../terraform/expand';
import { starterRepository } from '../terraform/expand/__testUtils__/starter';
import { memoryTree } from '../terraform/plan';
import { fixSaving } from './fixSaving';
import { fixSavings } from './fixSavings';
import { FILE, FOLDER, rendered, TEXT } from './__testUtils__/invoices';

const repository = starterRepository();

afterAll(() => rmSync(repository.path, { recursive: true, force: true }));

it('changes the intent of a service, and renders it again', async () => {
  const { files, render } = await rendered();
  const tree = memoryTree(files);
  const where = { tree, folder: FOLDER, repositories: [repository] };
  const stack = {
    stack: `github.com/acme/infrastructure//${FOLDER}`,
    ...(await expandStack(where)),
  };
  const savings = savingsOf(stack, {
    book: builtInBook,
    standards: starterStandards,
    environment: 'dev',
    now: new Date('2026-10-06T00:00:00Z'),
  });
  const saving = savings.find(
    each =>
      each.rule === 'right-size' && each.id.includes('aws_ecs_task_definition'),
  )!;
  const service = { path: FILE, text: TEXT, environment: 'dev', render };
  const request = { saving, ...where, service, book: builtInBook };
  const fix = await fixSaving(request);
  if (fix.kind === 'left') throw new Error(`It is left: ${fix.why}`);
  const [intent] = fix.files.filter(each => each.path === FILE);
  expect(intent.before).toBe(TEXT);
  expect(intent.after).toBe(
    TEXT.replace(
      'environments: { dev: {}, prod: {} }',
      'environments:\n  dev:\n    cpu: 256\n    memory: 512\n  prod: {}',
    ),
  );
  const others = fix.files.map(each => each.path).filter(each => each !== FILE);
  expect(others).toContain(`${FOLDER}/main.tf`);
  expect(others.some(each => each.includes('/prod/'))).toBe(false);

  const together = await fixSavings({
    ...request,
    savings: savings.filter(each => each.monthly !== undefined),
  });
  expect(together.taken).toContain(saving);
  expect(together.left.map(each => each.why)).toContain('needsResource');
  expect(together.files.map(each => each.path)).toContain(FILE);
  expect(together.declared).toBe(together.monthly);

  const unknown = savings.find(each => each.rule === 'off-at-night')!;
  expect(await fixSaving({ ...request, saving: unknown })).toMatchObject({
    why: 'needsResource',
  });
  const refused = { ...service, render: () => Promise.reject(new Error('no')) };
  expect(await fixSaving({ ...request, service: refused })).toMatchObject({
    why: 'notInIntent',
  });
  const ineffective = { ...service, render: async () => [] };
  expect(await fixSaving({ ...request, service: ineffective })).toMatchObject({
    why: 'notVerified',
  });
});
