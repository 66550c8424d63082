import { createFrontendPlugin } from '@backstage/frontend-plugin-api';

/** What stacks, products and pull requests are estimated to cost. */
export const infraCostPlugin = createFrontendPlugin({
  pluginId: 'infra-cost',
  title: 'Costs',
  extensions: [],
});
