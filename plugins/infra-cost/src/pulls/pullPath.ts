import { useParams } from 'react-router-dom';
import { pullRouteRef, useRoutePath } from '../routes';
import type { PullRef } from '../api';

/** Numbers of pull requests in addresses. */
const NUMBER = /^[1-9]\d{0,8}$/;

/** The pull request that the address names; a number that is none finds nothing. */
export function usePullRef(): PullRef {
  const { host = '', owner = '', name = '', number = '' } = useParams();
  return {
    repository: [host, owner, name].join('/'),
    number: NUMBER.test(number) ? Number(number) : 0,
  };
}

/** Where the costs of a pull request are; undefined where the app has no such page. */
export function usePullPath(): ((pull: PullRef) => string) | undefined {
  const route = useRoutePath(pullRouteRef);
  return (
    route &&
    (({ repository, number }) => {
      const [host, owner, name] = repository.split('/');
      return route({ host, owner, name, number: String(number) });
    })
  );
}
