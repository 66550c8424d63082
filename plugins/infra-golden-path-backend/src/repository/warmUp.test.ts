import { mockServices } from '@backstage/backend-test-utils';
import {
  starterRepository,
  type StarterRepository,
} from '../__testUtils__/starterRepository';
import { createBases } from './mirrorBases';
import { prepareBase, warmUp } from './warmUp';

jest.setTimeout(60_000);

let starter: StarterRepository;
beforeAll(() => {
  starter = starterRepository();
});
afterAll(() => starter.close());

describe('getting ready for previews', () => {
  it('has read the default repository afterwards', async () => {
    const prepared: string[] = [];
    const logger = mockServices.logger.mock();
    const bases = createBases({
      mirrors: starter.mirrors,
      repositories: [starter.repository],
      logger,
      prepare: async tree => {
        await prepareBase(tree);
        prepared.push(tree.commit);
      },
    });
    await warmUp(bases, logger);
    expect(prepared).toEqual([(await bases.of()).tree.commit]);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('goes on with a golden path and standards that are broken', async () => {
    const logger = mockServices.logger.mock();
    const file = 'golden-paths/worker/golden-path.yaml';
    starter.commit({ [file]: 'name: [\n' });
    await starter.mirrors.of(starter.repository).update();
    const options = {
      mirrors: starter.mirrors,
      repositories: [starter.repository],
      logger,
      prepare: prepareBase,
    };
    await warmUp(createBases(options), logger);
    starter.commit({ 'portal.yaml': 'version: 2\n' });
    await starter.mirrors.of(starter.repository).update();
    await warmUp(createBases(options), logger);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('says so when there is no repository, and throws nothing', async () => {
    const logger = mockServices.logger.mock();
    const bases = createBases({
      mirrors: starter.mirrors,
      repositories: [],
      logger,
    });
    await warmUp(bases, logger);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.any(String),
      expect.objectContaining({ error: expect.stringMatching(/repository/) }),
    );
  });
});
