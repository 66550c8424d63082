import { getComponentData } from '@backstage/core-plugin-api';
import { goldenPathApiRef } from '../api';
import { estimateApiRef } from '../cost/EstimateApi';
import { createServiceRouteRef, pullRequestsRouteRef } from '../routes';
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
    expect(apis.map(each => each.api)).toEqual([
      goldenPathApiRef,
      estimateApiRef,
    ]);
  });
});
