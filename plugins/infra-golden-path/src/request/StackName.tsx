import { Link } from 'react-router-dom';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Verbatim } from '@infra-portal/infra-react';
import { useRoutePath } from '../routes';

/** A stack by name, which leads to its page; by its folder where it has none. */
export function StackName(props: { name?: string; dir: string }) {
  const { name, dir } = props;
  const entity = useRoutePath(entityRouteRef);
  const text = <Verbatim text={name ?? dir} />;
  if (name === undefined || !entity) return text;
  const of = { kind: 'resource', namespace: 'default', name };
  return <Link to={entity(of)}>{text}</Link>;
}
