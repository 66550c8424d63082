import fs from 'node:fs/promises';
import path from 'node:path';
import { startSandbox } from '../../testing';
import { apiScenarios } from './apiScenarios';
import { dangerScenarios } from './dangerScenarios';
import { pullScenarios } from './pullScenarios';
import { policyScenarios } from './policyScenarios';
import { Receiver, WEBHOOK_HEADERS } from './receiver';
import { webhookScenarios } from './webhookScenarios';
import {
  FORBIDDEN,
  GUARDED,
  POLICY_MESSAGE,
  POLICY_SET,
  type World,
} from './world';

/** The same policy as the real Atlantis has here. */
const policies = {
  repositories: [`acme/${GUARDED}*`],
  sets: [
    {
      ...{ name: POLICY_SET, owners: ['reviewer'], approvals: 1 },
      rules: [{ contains: `"${FORBIDDEN}"`, message: POLICY_MESSAGE }],
    },
  ],
};
const scenarios = [
  ...[...pullScenarios, ...policyScenarios],
  ...[...apiScenarios, ...dangerScenarios, ...webhookScenarios],
];

describe('the stand-in for Atlantis', () => {
  let world: World;
  beforeAll(async () => {
    const apiSecret = 'a secret of the API';
    const receiver = await Receiver.start();
    const sandbox = await startSandbox({
      atlantis: {
        ...{ apiSecret, policies, webhooks: receiver.webhooks },
        webhookHeaders: WEBHOOK_HEADERS,
      },
    });
    const states = path.join(sandbox.data, 'states');
    await fs.mkdir(states);
    world = {
      sandbox,
      atlantis: `${sandbox.url}/atlantis`,
      apiSecret,
      states,
      receiver,
      settle: () => sandbox.settle(),
      async close() {
        await sandbox.close();
        await receiver.close();
      },
    };
  });
  afterAll(() => world.close());

  it.each(scenarios)('$title', async ({ run }) => {
    await run(world);
    expect.hasAssertions();
  });
});
