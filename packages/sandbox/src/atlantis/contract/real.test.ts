import { apiScenarios } from './apiScenarios';
import { pullScenarios } from './pullScenarios';
import { findPrograms, startRealAtlantis } from './realAtlantis';
import type { World } from './world';

const programs = process.env.REAL_ATLANTIS
  ? findPrograms()
  : { missing: 'REAL_ATLANTIS=1; the stage "atlantis" of the tests sets it' };

if ('missing' in programs) {
  // Where it has been asked for, what is missing is a failure.
  const check = process.env.REAL_ATLANTIS ? it : it.skip;
  check(`the real Atlantis needs ${programs.missing}`, () => {
    // eslint-disable-next-line jest/no-standalone-expect
    expect(programs).not.toHaveProperty('missing');
  });
} else {
  describe('the real Atlantis', () => {
    let world: World;
    beforeAll(async () => {
      world = await startRealAtlantis(programs);
    });
    afterAll(() => world?.close());

    it.each([...pullScenarios, ...apiScenarios])('$title', async ({ run }) => {
      await run(world);
      expect.hasAssertions();
    });
  });
}
