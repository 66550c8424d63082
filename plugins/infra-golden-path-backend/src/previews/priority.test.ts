import { mockServices } from '@backstage/backend-test-utils';
import { readYaml } from '@infra-portal/infra-node';
import {
  ANSWERS,
  starterRepository,
  type StarterRepository,
} from '../__testUtils__/starterRepository';
import {
  createOpenRequests,
  type OpenRequest,
} from '../collisions/openRequests';
import { PlanQueue } from '../gates/plan/PlanQueue';
import { createBases } from '../repository/mirrorBases';
import { createPreviewService } from './createPreviewService';

jest.setTimeout(60_000);

const answersOf = (service: string, more: object = {}) => ({
  ...ANSWERS,
  service,
  ingress: { ...ANSWERS.ingress, host: service, ...more },
});

/** Their names give the same number. */
const FIRST = answersOf('s144');
const SECOND = answersOf('s234');
const NUMBER = 37_954;

let starter: StarterRepository;
const requests: OpenRequest[] = [];
beforeAll(() => {
  starter = starterRepository();
});
afterAll(() => starter.close());

async function prepare(intent: object, change = 'create') {
  const logger = mockServices.logger.mock();
  await starter.mirrors.of(starter.repository).update();
  const previews = createPreviewService({
    bases: createBases({
      mirrors: starter.mirrors,
      repositories: [starter.repository],
      logger,
    }),
    now: Date.now,
    openRequests: createOpenRequests({ list: async () => requests, logger }),
    plans: {
      queue: new PlanQueue(1),
      settings: { trusted: true, timeout: 60_000 },
    },
  });
  return previews.prepare({ intent, change });
}

type Changes = Awaited<ReturnType<typeof prepare>>['changes'];

/** The number in the code of every environment, and in the intent. */
const numbersIn = (changes: Changes) =>
  changes.flatMap(({ path, after = '' }) =>
    [...after.matchAll(/^ +priority *[=:] (\d+)/gm)].map(([, number]) => [
      path.split('/').slice(3).join('/'),
      Number(number),
    ]),
  );

const filesOf = (changes: Changes) =>
  Object.fromEntries(changes.map(({ path, after }) => [path, after]));

it('gives a service a listener number that no other has', async () => {
  const first = await prepare(FIRST);
  expect(numbersIn(first.changes)).toEqual([
    ['dev/main.tf', NUMBER],
    ['prod/main.tf', NUMBER],
  ]);

  // Of a pull request that is open.
  starter.commit(filesOf(first.changes), 'portal/authhub/s144/create');
  const mirror = starter.mirrors.of(starter.repository);
  await mirror.update();
  requests.push({
    branch: 'portal/authhub/s144/create',
    number: 7,
    url: 'https://github.com/acme/infrastructure/pull/7',
    title: 'Create',
    commit: (await mirror.head('portal/authhub/s144/create'))!,
  });
  const beside = [
    ['dev/main.tf', NUMBER + 1],
    ['prod/main.tf', NUMBER + 1],
    ['service.yaml', NUMBER + 1],
  ];
  expect(numbersIn((await prepare(SECOND)).changes)).toEqual(beside);
  // Its own is nobody else's.
  expect(numbersIn((await prepare(FIRST)).changes)).toHaveLength(2);

  // Of a service that is there.
  requests.length = 0;
  starter.commit(filesOf(first.changes));
  const second = await prepare(SECOND);
  expect(numbersIn(second.changes)).toEqual(beside);

  // Both stay as they are when they are edited.
  starter.commit(filesOf(second.changes));
  const file = 'stacks/authhub/s234/service.yaml';
  const written = readYaml(starter.read(file), file, value => ({
    ok: true,
    value: value as object,
  }));
  for (const intent of [FIRST, written]) {
    const edited = await prepare({ ...intent, memory: 2048 }, 'memory');
    const lines = edited.preview.files.map(each => [each.added, each.removed]);
    expect(lines).toEqual([
      [1, 1],
      [1, 1],
      [1, 0],
    ]);
  }
});

it('refuses a number that was asked for and is taken, and names another', async () => {
  const asked = answersOf('third', { priority: NUMBER });
  const error = await prepare(asked).catch(each => each);
  expect(error.findings).toEqual([
    {
      code: 'collision.priority',
      severity: 'error',
      field: ['ingress', 'priority'],
      message: {
        en: `Listener rule ${NUMBER} belongs to authhub/s144.`,
        ko: `이미 사용 중입니다: 리스너 규칙 ${NUMBER}번 (authhub/s144)`,
      },
      remedy: expect.objectContaining({
        en: expect.stringContaining(`such as ${NUMBER + 2}.`),
      }),
    },
  ]);
});
