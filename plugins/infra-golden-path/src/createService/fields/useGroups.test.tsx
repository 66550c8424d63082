import type { ReactNode } from 'react';
import { act, renderHook, waitFor } from '@testing-library/react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { useGroups } from './useGroups';

const group = (name: string, displayName?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name },
  spec: {
    type: 'team',
    children: [],
    ...(displayName && { profile: { displayName } }),
  },
});

const render = (catalog: typeof catalogApiRef.T) =>
  renderHook(() => useGroups(), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <TestApiProvider apis={[[catalogApiRef, catalog]]}>
        {children}
      </TestApiProvider>
    ),
  });

describe('useGroups', () => {
  it('has every group, in the order of names, with the title that people know', async () => {
    const many = Array.from({ length: 501 }, (_, n) =>
      group(`team-${String(n).padStart(3, '0')}`),
    );
    const catalog = catalogApiMock({
      entities: [...many, group('payments', '결제 플랫폼')],
    });
    const { result } = render(catalog);
    expect(result.current.absence).toMatchObject({ isFailed: false });
    await waitFor(() => expect(result.current.absence).toBeUndefined());
    expect(result.current.groups).toHaveLength(502);
    expect(result.current.groups[0]).toEqual({
      value: 'group:default/payments',
      title: '결제 플랫폼',
    });
  });

  it('says that they could not be loaded, and tries again', async () => {
    const catalog = catalogApiMock({ entities: [group('payments')] });
    const ask = jest
      .spyOn(catalog, 'queryEntities')
      .mockRejectedValueOnce(new Error('the catalog is down'));
    const { result } = render(catalog);
    await waitFor(() => expect(result.current.absence?.isFailed).toBe(true));
    act(() => result.current.absence!.retry());
    await waitFor(() => expect(result.current.groups).toHaveLength(1));
    expect(result.current.absence).toBeUndefined();
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
