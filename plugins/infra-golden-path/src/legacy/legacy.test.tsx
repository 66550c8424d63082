import { getComponentData } from '@backstage/core-plugin-api';
import { goldenPathApiRef } from '../api';
import { conversationApiRef } from '../conversation/ConversationApi';
import { exceptionsApiRef } from '../exceptions/ExceptionsApi';
import { estimateApiRef } from '../cost/EstimateApi';
import { retirementApiRef } from '../lifecycle/RetirementApi';
import { pullsApiRef } from '../pullRequests/PullsApi';
import { reviewApiRef } from '../review/ReviewApi';
import { createServiceRouteRef, pullRequestsRouteRef } from '../routes';
import { upgradesApiRef } from '../upgrades/UpgradesApi';
import {
  CreateServicePage,
  infraGoldenPathPlugin,
  PullRequestsPage,
} from './index';

describe('the entry for the old frontend system', () => {
  it.each([
    [<CreateServicePage />, createServiceRouteRef],
    [<PullRequestsPage />, pullRequestsRouteRef],
  ])('mounts its pages where links to them lead', (page, route) => {
    expect(getComponentData(page, 'core.mountPoint')).toBe(route);
    expect(getComponentData(page, 'core.plugin')).toBe(infraGoldenPathPlugin);
  });

  it('brings the clients', () => {
    const apis = [...infraGoldenPathPlugin.getApis()];
    const known = apis.map(each => each.api);
    expect(new Set(known).size).toBe(known.length);
    for (const api of [
      goldenPathApiRef,
      pullsApiRef,
      estimateApiRef,
      retirementApiRef,
      conversationApiRef,
      reviewApiRef,
      upgradesApiRef,
      exceptionsApiRef,
    ]) {
      expect(known).toContain(api);
    }
  });
});
