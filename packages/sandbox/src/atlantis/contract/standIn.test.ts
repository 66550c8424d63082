import fs from 'node:fs/promises';
import path from 'node:path';
import { startSandbox } from '../../testing';
import { apiScenarios } from './apiScenarios';
import { pullScenarios } from './pullScenarios';
import type { World } from './world';

describe('the stand-in for Atlantis', () => {
  let world: World;
  beforeAll(async () => {
    const apiSecret = 'a secret of the API';
    const sandbox = await startSandbox({ atlantis: { apiSecret } });
    const states = path.join(sandbox.data, 'states');
    await fs.mkdir(states);
    world = {
      sandbox,
      atlantis: `${sandbox.url}/atlantis`,
      apiSecret,
      states,
      settle: () => sandbox.settle(),
      close: () => sandbox.close(),
    };
  });
  afterAll(() => world.close());

  it.each([...pullScenarios, ...apiScenarios])('$title', async ({ run }) => {
    await run(world);
    expect.hasAssertions();
  });
});
