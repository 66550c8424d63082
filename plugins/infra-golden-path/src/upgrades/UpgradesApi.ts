import {
  createApiRef,
  type DiscoveryApi,
  type FetchApi,
} from '@backstage/frontend-plugin-api';
import {
  type Module,
  type Modules,
  moduleSchema,
  modulesSchema,
  type Upgrade,
  type UpgradeAct,
  upgradeListSchema,
  type UpgradeOrder,
  type UpgradePreview,
  upgradePreviewSchema,
  upgradeSchema,
  type UpgradeSummary,
  upgradeSummarySchema,
} from '@infra-portal/infra-common';
import { Calls, segment } from '../api/Calls';

const begunSchema = upgradeSummarySchema.pick({ id: true });

/** Says that an upgrade changed; what changed is asked again. */
export const UPGRADES_CHANNEL = 'infra-golden-path:upgrades';

/**
 * Upgrades in waves, and what can be upgraded.
 * @throws ResponseError when the server answers with an error
 */
export interface UpgradesApi {
  list(signal?: AbortSignal): Promise<UpgradeSummary[]>;
  get(id: string, signal?: AbortSignal): Promise<Upgrade>;
  preview(order: UpgradeOrder, signal?: AbortSignal): Promise<UpgradePreview>;
  begin(order: UpgradeOrder): Promise<{ id: string }>;
  act(id: string, act: UpgradeAct): Promise<void>;
  /** Of the plugin of stacks; 404 where it is not installed. */
  modules(signal?: AbortSignal): Promise<Modules>;
  module(name: string, signal?: AbortSignal): Promise<Module>;
}

export const upgradesApiRef = createApiRef<UpgradesApi>().with({
  id: 'plugin.infra-golden-path.upgrades-api',
  pluginId: 'infra-golden-path',
});

/** Speaks the HTTP APIs of the golden-path and the stacks backend. */
export class UpgradesClient implements UpgradesApi {
  readonly #calls: Calls;
  readonly #stacks: Calls;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#calls = new Calls(options);
    this.#stacks = new Calls({ ...options, plugin: 'infra-stacks' });
  }

  async list(signal?: AbortSignal) {
    const answer = await this.#calls.read(upgradeListSchema, '/upgrades', {
      signal,
    });
    return answer.items;
  }

  get(id: string, signal?: AbortSignal) {
    const path = `/upgrades/${segment(id)}`;
    return this.#calls.read(upgradeSchema, path, { signal });
  }

  preview(body: UpgradeOrder, signal?: AbortSignal) {
    const call = { method: 'POST', body, signal } as const;
    return this.#calls.read(upgradePreviewSchema, '/upgrades/preview', call);
  }

  begin(body: UpgradeOrder) {
    const call = { method: 'POST', body } as const;
    return this.#calls.read(begunSchema, '/upgrades', call);
  }

  async act(id: string, body: UpgradeAct) {
    const path = `/upgrades/${segment(id)}/acts`;
    await this.#calls.send(path, { method: 'POST', body });
  }

  modules(signal?: AbortSignal) {
    return this.#stacks.read(modulesSchema, '/modules', { signal });
  }

  module(name: string, signal?: AbortSignal) {
    const path = `/modules/${segment(name)}`;
    return this.#stacks.read(moduleSchema, path, { signal });
  }
}
